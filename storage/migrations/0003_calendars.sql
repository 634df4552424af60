-- Calendars as versioned data. A change is an edition: drafted, then published, whereby it gets the next version of the
-- calendar and its rows come into force, or discarded. A row is in force from version `since` to before version
-- `until`, so that every version of the past can be read. Segments are "07:30-11:30,13:00-17:00", empty for none.
--   @joined@  the function that joins texts, taking them and what stands between them

CREATE TABLE calendar_edition (
    id           @identity@,
    unit_code    @code@ REFERENCES unit (code),  -- whose calendar it changes; null for the whole country
    reason       TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    created_by   @code@ NOT NULL,
    discarded_at BIGINT,
    discarded_by @code@,
    version      BIGINT UNIQUE,
    published_at BIGINT,
    published_by @code@,
    moved        BIGINT,  -- how many dossiers its publication moved
    -- Transactions from this one on may have written dossiers by the calendar before it; null when that is settled.
    unsettled_from TEXT,
    -- Those that were running when this was first asked, " 3/41 5/7 "; settled when none of them is any more.
    unsettled_beside TEXT,
    CHECK ((discarded_at IS NULL) = (discarded_by IS NULL)),
    CHECK ((version IS NULL) = (published_at IS NULL) AND (version IS NULL) = (published_by IS NULL)
           AND (version IS NULL) = (moved IS NULL)),
    CHECK (version IS NULL OR discarded_at IS NULL)
);
CREATE INDEX calendar_edition_unsettled ON calendar_edition (id) WHERE unsettled_from IS NOT NULL;

ALTER TABLE calendar_day RENAME TO calendar_day_before;

CREATE TABLE calendar_day (
    edition_id BIGINT NOT NULL REFERENCES calendar_edition (id),
    unit_code  @code@ NOT NULL,  -- '' for the whole country
    date       TEXT NOT NULL,
    day_type   TEXT NOT NULL CHECK (day_type IN ('HOLIDAY', 'COMPENSATION', 'SWAP_OFF', 'MAKEUP_WORK', 'REGULAR')),
    name       TEXT NOT NULL,
    segments   TEXT NOT NULL,
    since      BIGINT,
    until      BIGINT,
    PRIMARY KEY (edition_id, unit_code, date),
    CHECK (since < until)
);
CREATE UNIQUE INDEX calendar_day_in_force ON calendar_day (unit_code, date) WHERE since IS NOT NULL AND until IS NULL;

CREATE TABLE calendar_hours (
    edition_id BIGINT NOT NULL REFERENCES calendar_edition (id),
    unit_code  @code@ NOT NULL REFERENCES unit (code),
    valid_from TEXT NOT NULL,
    valid_to   TEXT,
    monday     TEXT NOT NULL,
    tuesday    TEXT NOT NULL,
    wednesday  TEXT NOT NULL,
    thursday   TEXT NOT NULL,
    friday     TEXT NOT NULL,
    saturday   TEXT NOT NULL,
    sunday     TEXT NOT NULL,
    since      BIGINT,
    until      BIGINT,
    PRIMARY KEY (edition_id, unit_code, valid_from),
    CHECK (valid_to IS NULL OR valid_from <= valid_to),
    CHECK (since < until)
);
CREATE UNIQUE INDEX calendar_hours_in_force ON calendar_hours (unit_code, valid_from)
    WHERE since IS NOT NULL AND until IS NULL;

-- The years whose days off were announced by an official notice.
CREATE TABLE calendar_year (
    edition_id BIGINT NOT NULL REFERENCES calendar_edition (id),
    year       BIGINT NOT NULL,
    since      BIGINT,
    until      BIGINT,
    PRIMARY KEY (edition_id, year),
    CHECK (since < until)
);
CREATE UNIQUE INDEX calendar_year_in_force ON calendar_year (year) WHERE since IS NOT NULL AND until IS NULL;

-- What there was before is one edition. It has the version that was counted so far, and stands for all before it.
INSERT INTO calendar_edition (reason, created_at, created_by, version, published_at, published_by, moved)
    SELECT 'Lịch nhập trước khi có phiên bản', 0, 'import', CAST(value AS BIGINT), 0, 'import', 0
    FROM setting
    WHERE name = 'calendar_version'
      AND (EXISTS (SELECT 1 FROM calendar_day_before) OR EXISTS (SELECT 1 FROM working_hours));

INSERT INTO calendar_day (edition_id, unit_code, date, day_type, name, segments, since)
    SELECT e.id, '', d.date, d.day_type, d.name, '', 1 FROM calendar_day_before d CROSS JOIN calendar_edition e;

INSERT INTO calendar_year (edition_id, year, since)
    SELECT DISTINCT e.id, CAST(substr(d.date, 1, 4) AS BIGINT), 1
    FROM calendar_day_before d CROSS JOIN calendar_edition e WHERE d.day_type = 'HOLIDAY';

INSERT INTO calendar_hours (edition_id, unit_code, valid_from, valid_to, monday, tuesday, wednesday, thursday, friday,
                            saturday, sunday, since)
    SELECT e.id, w.unit_code, w.valid_from, CASE WHEN count(*) = count(w.valid_to) THEN max(w.valid_to) END,
           COALESCE(max(CASE WHEN w.weekday = 1 THEN w.segments END), ''),
           COALESCE(max(CASE WHEN w.weekday = 2 THEN w.segments END), ''),
           COALESCE(max(CASE WHEN w.weekday = 3 THEN w.segments END), ''),
           COALESCE(max(CASE WHEN w.weekday = 4 THEN w.segments END), ''),
           COALESCE(max(CASE WHEN w.weekday = 5 THEN w.segments END), ''),
           COALESCE(max(CASE WHEN w.weekday = 6 THEN w.segments END), ''),
           COALESCE(max(CASE WHEN w.weekday = 7 THEN w.segments END), ''), 1
    FROM (SELECT unit_code, valid_from, valid_to, weekday, @joined@(segment, ',') AS segments
          FROM (SELECT unit_code, valid_from, valid_to, weekday,
                       substr(CAST(100 + start_minute / 60 AS TEXT), 2) || ':'
                       || substr(CAST(100 + start_minute % 60 AS TEXT), 2) || '-'
                       || substr(CAST(100 + end_minute / 60 AS TEXT), 2) || ':'
                       || substr(CAST(100 + end_minute % 60 AS TEXT), 2) AS segment
                FROM working_hours ORDER BY unit_code, valid_from, weekday, start_minute) s
          GROUP BY unit_code, valid_from, valid_to, weekday) w
         CROSS JOIN calendar_edition e
    GROUP BY e.id, w.unit_code, w.valid_from;

DROP TABLE calendar_day_before;
DROP TABLE working_hours;
