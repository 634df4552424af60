-- Closed periods: figures frozen as they were reported, with the end of the journal they were computed from. Rows are
-- only ever added. The closings form one chain over the whole journal; see storage/closings.hpp for the hash.
CREATE TABLE closed_period (
    id               BIGINT PRIMARY KEY CHECK (id > 0),  -- the place in the chain
    agency_code      @code@ NOT NULL REFERENCES unit (code),
    period_from      BIGINT NOT NULL,
    period_to        BIGINT NOT NULL,
    name             TEXT,  -- of the period: '2026-Q1'; none when only its bounds were given
    cutoff           BIGINT NOT NULL CHECK (cutoff BETWEEN 1 AND 28),
    journal_position BIGINT NOT NULL CHECK (journal_position >= 0),  -- of the last entry that counts
    -- What the figures depend on besides the journal.
    facts_form       BIGINT NOT NULL,
    calendar_version BIGINT NOT NULL,
    accept_hours     BIGINT NOT NULL,
    catalogue        TEXT NOT NULL,
    closed_at        BIGINT NOT NULL,
    closed_by        @code@ NOT NULL REFERENCES account (account),
    on_behalf_of     @code@,
    hash             TEXT NOT NULL,
    UNIQUE (agency_code, period_from, period_to),
    CHECK (period_from < period_to AND period_to <= closed_at)
);
-- Every figure that is not 0. A measure that has no row is 0, a median of nothing.
CREATE TABLE closed_figure (
    closing   BIGINT NOT NULL REFERENCES closed_period (id),
    group_by  TEXT NOT NULL,
    group_key TEXT NOT NULL,  -- empty for the whole agency
    measure   TEXT NOT NULL,
    value     BIGINT NOT NULL,
    PRIMARY KEY (closing, group_by, group_key, measure)
);
CREATE VIEW closed_readable AS
    SELECT id, agency_code, @office_time(period_from)@ AS begins, @office_time(period_to)@ AS ends, name,
           journal_position, @office_time(closed_at)@ AS closed, closed_by, on_behalf_of, hash
    FROM closed_period;
