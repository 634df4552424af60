-- Manifests have a number of their own in each unit and year, and carry dossiers whole, their data or their paper.
CREATE TABLE handoff_counter (
    unit_code @code@ NOT NULL REFERENCES unit (code),
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL CHECK (last > 0),
    PRIMARY KEY (unit_code, year)
);
ALTER TABLE handoff ADD COLUMN year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE handoff ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE handoff ADD COLUMN carries TEXT NOT NULL DEFAULT 'both' CHECK (carries IN ('both', 'data', 'paper'));
-- With it the entries of the dossiers commit to what this row says. Null: there is no commitment, or the note and it
-- were deleted when their time was over.
ALTER TABLE handoff ADD COLUMN salt TEXT;
UPDATE handoff SET year = CAST(substr(CAST(@office_time(sent_at)@ AS TEXT), 1, 4) AS BIGINT);
UPDATE handoff SET number = c.number
    FROM (SELECT id, row_number() OVER (PARTITION BY from_unit, year ORDER BY id) AS number FROM handoff) c
    WHERE c.id = handoff.id;
INSERT INTO handoff_counter (unit_code, year, last)
    SELECT from_unit, year, max(number) FROM handoff GROUP BY from_unit, year;
CREATE UNIQUE INDEX handoff_by_number ON handoff (from_unit, year, number);
CREATE INDEX handoff_by_year ON handoff (year, number);

-- A dossier has one open handoff at most, and its paper one.
ALTER TABLE handoff_item ADD COLUMN paper BIGINT NOT NULL DEFAULT 0 CHECK (paper IN (0, 1));
DROP INDEX one_open_handoff;
CREATE UNIQUE INDEX one_open_handoff ON handoff_item (dossier_code, paper) WHERE outcome IS NULL;

-- Where the paper is while it is not with whoever has the dossier: the unit where it lies, or which gave it away. And
-- the entry that says on which shelf it lies.
ALTER TABLE dossier ADD COLUMN paper_unit @code@ REFERENCES unit (code);
ALTER TABLE dossier ADD COLUMN paper_handoff BIGINT REFERENCES handoff (id);
ALTER TABLE dossier ADD COLUMN paper_to @code@ REFERENCES unit (code)
    CHECK ((paper_handoff IS NULL) = (paper_to IS NULL));
ALTER TABLE dossier ADD COLUMN paper_by @code@ REFERENCES account (account)
    CHECK ((paper_handoff IS NULL) = (paper_by IS NULL));
ALTER TABLE dossier ADD COLUMN paper_since BIGINT
    CHECK ((paper_since IS NULL) = (paper_unit IS NULL) AND (paper_handoff IS NULL OR paper_unit IS NOT NULL))
    CHECK (paper_unit IS NULL OR paper_handoff IS NOT NULL OR holder_unit IS NULL OR paper_unit <> holder_unit);
ALTER TABLE dossier ADD COLUMN located_n BIGINT;
CREATE INDEX dossier_paper_apart ON dossier (paper_unit, due_order, code) WHERE paper_unit IS NOT NULL;
CREATE INDEX dossier_paper_in_transit ON dossier (paper_since, code) WHERE paper_handoff IS NOT NULL;
