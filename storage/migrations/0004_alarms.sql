-- Alarms: rows that say what became true of a dossier, since when, who held it then, and when it was over. Raised once,
-- never changed but for cleared_at, which is set once. They hold no personal data of citizens. What is true now never
-- comes from here but from the dossiers themselves.

CREATE TABLE alarm (
    id            @identity@,
    kind          TEXT NOT NULL CHECK (kind IN ('overdue', 'step_late', 'due_soon', 'handover_late', 'not_accepted',
                                                'supplement_late', 'paused_long', 'apology_missing', 'calendar_missing')),
    dossier_code  @code@ REFERENCES dossier (code),
    -- What it is about: a due date, a handoff, a year …
    subject       @code@ NOT NULL,
    true_since    BIGINT NOT NULL,
    raised_at     BIGINT NOT NULL,
    -- Who had the dossier at true_since.
    holder_kind   TEXT CHECK (holder_kind IN ('desk', 'department', 'transit', 'citizen')),
    holder_unit   @code@,
    holder_person @code@,
    transit_to    @code@,
    cleared_at    BIGINT,
    CHECK ((dossier_code IS NULL) = (kind = 'calendar_missing')),
    CHECK ((dossier_code IS NULL) = (holder_kind IS NULL))
);
-- COALESCE, because no null is like another.
CREATE UNIQUE INDEX alarm_once ON alarm (COALESCE(dossier_code, ''), kind, subject);
CREATE INDEX alarm_by_dossier ON alarm (dossier_code);
CREATE INDEX alarm_by_time ON alarm (true_since, id);
CREATE INDEX alarm_open_by_time ON alarm (true_since, id) WHERE cleared_at IS NULL;

-- When time alone next makes an alarm of a dossier true; no row: only an event can.
CREATE TABLE alarm_look (
    dossier_code @code@ PRIMARY KEY REFERENCES dossier (code),
    look_at      BIGINT NOT NULL
);
CREATE INDEX alarm_look_by_time ON alarm_look (look_at, dossier_code);

-- Lists of what waits for the citizen; few dossiers do.
CREATE INDEX dossier_paused_by_due ON dossier (due_order, code) WHERE paused_since IS NOT NULL AND ended_at IS NULL;

-- Who follows the journal, how far it has come, and which instance does it until when (by the machine's clock).
CREATE TABLE follower (
    name         @code@ PRIMARY KEY,
    position     BIGINT NOT NULL,
    -- What its results depend on besides the journal; when that changes, all is looked at again.
    basis        TEXT NOT NULL,
    leader       TEXT NOT NULL,
    leased_until BIGINT NOT NULL
);
