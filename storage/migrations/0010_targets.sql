-- Targets of the key tasks of heads: chains of entries that are only ever added to, one for each unit and year, and one
-- of no unit ('') for the rule by which the year's units are classified. What a chain adds up to is folded from it.
CREATE TABLE target_chain (
    year      BIGINT NOT NULL,
    unit_code @code@ NOT NULL,
    -- Number and hash of the last entry; who adds one names the version it follows.
    version   BIGINT NOT NULL CHECK (version > 0),
    head_hash TEXT NOT NULL,
    PRIMARY KEY (year, unit_code)
);
CREATE TABLE target_entry (
    year         BIGINT NOT NULL,
    unit_code    @code@ NOT NULL,
    n            BIGINT NOT NULL CHECK (n > 0),
    kind         TEXT NOT NULL,
    recorded_at  BIGINT NOT NULL,
    actor        @code@ NOT NULL REFERENCES account (account),
    on_behalf_of @code@,
    payload      TEXT NOT NULL,
    prev_hash    TEXT NOT NULL,
    hash         TEXT NOT NULL,
    PRIMARY KEY (year, unit_code, n),
    FOREIGN KEY (year, unit_code) REFERENCES target_chain (year, unit_code)
);
CREATE VIEW target_readable AS
    SELECT year, unit_code, n, kind, @office_time(recorded_at)@ AS recorded, actor, on_behalf_of, payload
    FROM target_entry;
