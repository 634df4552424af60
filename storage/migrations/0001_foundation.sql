-- Read by storage/migrate.cpp, which fills in what the two databases say differently:
--   @code@       the type of codes and other byte-compared texts
--   @identity@   a key the database hands out in ascending order
--   @transaction@  the column that tells in which transaction a journal entry was written (PostgreSQL only)
--   @transaction_index@  the order in which followers read the journal: PostgreSQL may commit positions out of their
--                order, so there it is by transaction first; in SQLite the position alone is that order
--   @office_time(x)@  a readable office date and time for a column of milliseconds
-- Instants are milliseconds UTC, dates ISO texts, booleans 0 and 1.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Catalogue -----------------------------------------------------------------------------------------------------------

CREATE TABLE unit (
    code        @code@ PRIMARY KEY,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('province', 'department', 'district', 'commune', 'one_stop_desk', 'office')),
    parent_code @code@ REFERENCES unit (code),
    valid_from  TEXT NOT NULL,
    valid_to    TEXT,
    -- Codes of all ancestors and of the unit itself, "/X24/X24.217/X24.217.MC/": a subtree is a prefix.
    path        @code@ NOT NULL,
    -- The nearest ancestor or self that issues dossier codes (province, district, commune).
    agency_code @code@ NOT NULL REFERENCES unit (code),
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX unit_by_path ON unit (path);

CREATE TABLE procedure_version (
    code              @code@ NOT NULL,
    valid_from        TEXT NOT NULL,
    valid_to          TEXT,
    name              TEXT NOT NULL,
    -- The name without tones and in lower case, and the initials of its words: what people type to find it.
    name_key          TEXT NOT NULL,
    initials          TEXT NOT NULL,
    field             TEXT NOT NULL,
    level             TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    limit_unit        TEXT NOT NULL CHECK (limit_unit IN ('working_day', 'working_hour', 'calendar_day', 'same_day', 'none')),
    limit_halves      BIGINT NOT NULL CHECK (limit_halves >= 0),
    supplement_policy TEXT NOT NULL CHECK (supplement_policy IN ('restart', 'pause', 'none')),
    fee_vnd           BIGINT CHECK (fee_vnd >= 0),
    PRIMARY KEY (code, valid_from),
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
);

CREATE TABLE procedure_step (
    procedure_code @code@ NOT NULL,
    seq            BIGINT NOT NULL CHECK (seq > 0),
    name           TEXT NOT NULL,
    unit_role      TEXT NOT NULL,
    budget_unit    TEXT NOT NULL CHECK (budget_unit IN ('working_day', 'working_hour', 'calendar_day', 'same_day', 'none')),
    budget_halves  BIGINT NOT NULL CHECK (budget_halves >= 0),
    runs           BIGINT NOT NULL CHECK (runs IN (0, 1)),
    PRIMARY KEY (procedure_code, seq)
);

CREATE TABLE procedure_paper (
    procedure_code @code@ NOT NULL,
    seq            BIGINT NOT NULL CHECK (seq > 0),
    name           TEXT NOT NULL,
    originals      BIGINT CHECK (originals >= 0),
    copies         BIGINT CHECK (copies >= 0),
    required       TEXT NOT NULL CHECK (required IN ('yes', 'conditional', 'show_only', 'unstated')),
    PRIMARY KEY (procedure_code, seq)
);

-- The national calendar of days off and worked Saturdays, and each unit's weekly hours (inherited from its ancestors).
CREATE TABLE calendar_day (
    date     TEXT PRIMARY KEY,
    day_type TEXT NOT NULL CHECK (day_type IN ('HOLIDAY', 'COMPENSATION', 'SWAP_OFF', 'MAKEUP_WORK')),
    name     TEXT NOT NULL
);

CREATE TABLE working_hours (
    unit_code    @code@ NOT NULL REFERENCES unit (code),
    valid_from   TEXT NOT NULL,
    valid_to     TEXT,
    weekday      BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    start_minute BIGINT NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute   BIGINT NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
    PRIMARY KEY (unit_code, valid_from, weekday, start_minute),
    CHECK (start_minute < end_minute),
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
);

-- People --------------------------------------------------------------------------------------------------------------

CREATE TABLE account (
    account       @code@ PRIMARY KEY,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('reception_clerk', 'department_staff', 'head_of_department', 'head_of_desk',
                                                'agency_leader', 'procedure_control', 'auditor', 'administrator')),
    unit_code     @code@ NOT NULL REFERENCES unit (code),
    password_hash TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    disabled_at   BIGINT
);

-- Sessions and tokens are known by the SHA-256 of what their owner presents.
CREATE TABLE session (
    token_hash @code@ PRIMARY KEY,
    account    @code@ NOT NULL REFERENCES account (account),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE api_token (
    name       @code@ PRIMARY KEY,
    token_hash @code@ NOT NULL UNIQUE,
    account    @code@ NOT NULL REFERENCES account (account),
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);

-- What a request with an Idempotency-Key was answered. The key is kept as a hash and the answer sealed with the key
-- itself, so that only its owner can read it again (an answer to a receipt holds the citizen's PIN).
CREATE TABLE idempotency (
    account    @code@ NOT NULL REFERENCES account (account),
    key_hash   @code@ NOT NULL,
    body_hash  @code@ NOT NULL,
    answer     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account, key_hash)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Dossiers ------------------------------------------------------------------------------------------------------------

CREATE TABLE code_counter (
    agency_code @code@ NOT NULL REFERENCES unit (code),
    day         TEXT NOT NULL,
    last        BIGINT NOT NULL CHECK (last > 0),
    PRIMARY KEY (agency_code, day)
);

CREATE TABLE handoff (
    id        @identity@,
    from_unit @code@ NOT NULL REFERENCES unit (code),
    to_unit   @code@ NOT NULL REFERENCES unit (code),
    sent_at   BIGINT NOT NULL,
    sent_by   @code@ NOT NULL REFERENCES account (account),
    note      TEXT,
    CHECK (from_unit <> to_unit)
);
CREATE INDEX handoff_by_sender ON handoff (from_unit, id);
CREATE INDEX handoff_by_receiver ON handoff (to_unit, id);

-- The projection of the journal: what the events of a dossier add up to. Written with each event, never by itself;
-- "motcua rebuild" makes it anew and "motcua verify" proves that it agrees.
CREATE TABLE dossier (
    code                 @code@ PRIMARY KEY,
    version              BIGINT NOT NULL CHECK (version > 0),
    status               TEXT NOT NULL CHECK (status IN ('received', 'processing', 'awaiting_supplement', 'decided', 'ready',
                                                         'returned', 'withdrawn')),
    procedure_code       @code@ NOT NULL,
    procedure_valid_from TEXT NOT NULL,
    desk_code            @code@ NOT NULL REFERENCES unit (code),
    agency_code          @code@ NOT NULL REFERENCES unit (code),
    channel              TEXT NOT NULL CHECK (channel IN ('direct', 'post', 'online')),
    received_at          BIGINT NOT NULL,
    recorded_at          BIGINT NOT NULL,
    received_by          @code@ NOT NULL,
    limit_unit           TEXT NOT NULL,
    limit_halves         BIGINT NOT NULL,
    hour_rule            TEXT NOT NULL CHECK (hour_rule IN ('end_of_day', 'same_position')),
    supplement_policy    TEXT NOT NULL,
    original_due_at      BIGINT,
    due_at               BIGINT,
    holder_unit          @code@ REFERENCES unit (code),
    holder_person        @code@ REFERENCES account (account),
    assigned             BIGINT NOT NULL CHECK (assigned IN (0, 1)),
    handoff_id           BIGINT REFERENCES handoff (id),
    handoff_from         @code@ REFERENCES unit (code),
    handoff_to           @code@ REFERENCES unit (code),
    handoff_by           @code@ REFERENCES account (account),
    held_since           BIGINT NOT NULL,
    step_seq             BIGINT,
    step_entered_at      BIGINT,
    step_due_at          BIGINT,
    paused_since         BIGINT,
    resume_status        TEXT,
    supplements          BIGINT NOT NULL,
    reappointments       BIGINT NOT NULL,
    outcome              TEXT CHECK (outcome IN ('approved', 'refused')),
    decided_at           BIGINT,
    ready_at             BIGINT,
    ended_at             BIGINT,
    last_event_at        BIGINT NOT NULL,
    -- The hash of the last journal entry, which the next one is chained to.
    head_hash            @code@ NOT NULL,
    -- What lists are ordered by: the due date, and behind all dates what has none.
    due_order            BIGINT NOT NULL,
    FOREIGN KEY (procedure_code, procedure_valid_from) REFERENCES procedure_version (code, valid_from),
    -- At any moment exactly one: a holder, an open handoff, or an end.
    CONSTRAINT one_holder_or_one_open_handoff CHECK (
        (CASE WHEN holder_unit IS NULL THEN 0 ELSE 1 END) + (CASE WHEN handoff_id IS NULL THEN 0 ELSE 1 END)
        + (CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END) = 1),
    CHECK ((holder_person IS NULL) = (holder_unit IS NULL)),
    CHECK ((handoff_id IS NULL) = (handoff_from IS NULL) AND (handoff_id IS NULL) = (handoff_to IS NULL)),
    CHECK ((original_due_at IS NULL) = (due_at IS NULL))
);
CREATE INDEX dossier_by_holder_due ON dossier (holder_unit, due_order, code) WHERE holder_unit IS NOT NULL;
-- Lists are ordered by due date, and what an actor may read is an OR over several columns, which no index on the agency
-- can order: they are walked in the order asked for instead, and the walk ends with the page.
CREATE INDEX dossier_by_due ON dossier (due_order, code);
CREATE INDEX dossier_open_by_due ON dossier (due_order, code) WHERE ended_at IS NULL;
CREATE INDEX dossier_in_transit ON dossier (held_since, code) WHERE handoff_id IS NOT NULL;
CREATE INDEX dossier_by_received ON dossier (received_at);

-- What opens a dossier to its citizen, as keyed hashes: the PIN and the token of the QR code on the slip.
CREATE TABLE citizen_key (
    dossier_code @code@ PRIMARY KEY REFERENCES dossier (code),
    pin_hash     @code@ NOT NULL,
    token_hash   @code@ NOT NULL UNIQUE
);

-- One dossier on one manifest. No outcome yet: the handoff is open.
CREATE TABLE handoff_item (
    handoff_id   BIGINT NOT NULL REFERENCES handoff (id),
    dossier_code @code@ NOT NULL REFERENCES dossier (code),
    outcome      TEXT CHECK (outcome IN ('accepted', 'declined', 'recalled')),
    closed_at    BIGINT,
    closed_by    @code@ REFERENCES account (account),
    closed_n     BIGINT,  -- the journal entry that closed it, which also seals the reason
    PRIMARY KEY (handoff_id, dossier_code),
    CHECK ((outcome IS NULL) = (closed_at IS NULL) AND (outcome IS NULL) = (closed_n IS NULL))
);
CREATE UNIQUE INDEX one_open_handoff ON handoff_item (dossier_code) WHERE outcome IS NULL;
CREATE INDEX handoff_item_by_dossier ON handoff_item (dossier_code, handoff_id);

-- The journal: append-only, chained by hash per dossier, free of personal data.
CREATE TABLE journal (
    position     @identity@,
    dossier_code @code@ NOT NULL REFERENCES dossier (code),
    n            BIGINT NOT NULL CHECK (n > 0),
    kind         TEXT NOT NULL,
    happened_at  BIGINT NOT NULL,
    recorded_at  BIGINT NOT NULL,
    actor        @code@ NOT NULL,
    payload      TEXT NOT NULL,
    prev_hash    @code@ NOT NULL,
    hash         @code@ NOT NULL,
    @transaction@
    UNIQUE (dossier_code, n),
    CHECK (happened_at <= recorded_at)
);
@transaction_index@

-- Personal data and free text an event commits to; rows and salts may be deleted when their time is over.
CREATE TABLE sealed (
    dossier_code @code@ NOT NULL,
    n            BIGINT NOT NULL,
    field        TEXT NOT NULL,
    salt         TEXT NOT NULL,
    value        TEXT NOT NULL,
    PRIMARY KEY (dossier_code, n, field),
    FOREIGN KEY (dossier_code, n) REFERENCES journal (dossier_code, n)
);

-- The people of a dossier as they are known now, for reading and searching; made from the sealed values.
CREATE TABLE party (
    dossier_code @code@ NOT NULL REFERENCES dossier (code),
    role         TEXT NOT NULL CHECK (role IN ('applicant', 'submitter')),
    name         TEXT NOT NULL,
    name_key     TEXT NOT NULL,
    id_number    TEXT,
    phone        TEXT,
    email        TEXT,
    address      TEXT,
    PRIMARY KEY (dossier_code, role)
);
CREATE INDEX party_by_name ON party (name_key, dossier_code);
CREATE INDEX party_by_id_number ON party (id_number) WHERE id_number IS NOT NULL;
CREATE INDEX party_by_phone ON party (phone) WHERE phone IS NOT NULL;

CREATE VIEW journal_readable AS
    SELECT position, dossier_code, n, kind, @office_time(happened_at)@ AS happened, @office_time(recorded_at)@ AS recorded,
           actor, payload
    FROM journal;

CREATE VIEW dossier_readable AS
    SELECT code, status, procedure_code, holder_unit, holder_person, handoff_id, @office_time(received_at)@ AS received,
           @office_time(original_due_at)@ AS originally_due, @office_time(due_at)@ AS due, @office_time(ready_at)@ AS ready,
           @office_time(ended_at)@ AS ended
    FROM dossier;
