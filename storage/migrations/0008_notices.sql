-- The outbox: what is to be told to citizens and heads, written with the event or flag that makes it, and one row for
-- each way it goes out. No personal data: addresses and words are looked up when a notice is delivered.

ALTER TABLE procedure_version ADD COLUMN sensitive BIGINT NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1));
ALTER TABLE account ADD COLUMN email TEXT;

CREATE TABLE notice (
    id           @identity@,
    -- What receivers know it by, however often it is delivered: 128 random bits.
    message_id   @code@ NOT NULL UNIQUE,
    -- One of domain/notices.hpp; no list of them here, because SQLite could not add to it.
    kind         TEXT NOT NULL,
    dossier_code @code@ NOT NULL REFERENCES dossier (code),
    -- For the citizen: the journal entry that made it. For the heads of a unit: the flag.
    n            BIGINT,
    alarm_id     BIGINT REFERENCES alarm (id),
    unit_code    @code@ REFERENCES unit (code),
    created_at   BIGINT NOT NULL,
    -- Whether it has been given to the channels.
    sorted       BIGINT NOT NULL DEFAULT 0 CHECK (sorted IN (0, 1)),
    CHECK ((n IS NULL) <> (alarm_id IS NULL)),
    CHECK ((alarm_id IS NULL) = (unit_code IS NULL))
);
CREATE INDEX notice_unsorted ON notice (id) WHERE sorted = 0;

-- Times of the machine's clock, not of the service's: receivers live in this world.
CREATE TABLE delivery (
    notice_id    BIGINT NOT NULL REFERENCES notice (id),
    channel      TEXT NOT NULL CHECK (channel IN ('log', 'email', 'webhook')),
    state        TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
    -- How often it has failed.
    failures     BIGINT NOT NULL,
    -- When it is to be tried; while somebody tries: when that counts as given up.
    next_at      BIGINT NOT NULL,
    last_error   TEXT,
    delivered_at BIGINT,
    PRIMARY KEY (notice_id, channel),
    CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))
);
CREATE INDEX delivery_pending ON delivery (channel, next_at, notice_id) WHERE state = 'pending';
CREATE INDEX delivery_dead ON delivery (notice_id) WHERE state = 'dead';
