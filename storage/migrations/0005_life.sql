-- What happens to a dossier beside the straight way: financial duties, stops, early results, people who work along, and
-- opinions that are waited for ("|3 1425628800000|X24.217.TP|": entry and due date, unit).
ALTER TABLE dossier ADD COLUMN paused_until BIGINT;
ALTER TABLE dossier ADD COLUMN pauses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN announced_at BIGINT;
ALTER TABLE dossier ADD COLUMN coordinators TEXT;
ALTER TABLE dossier ADD COLUMN opinions TEXT;
UPDATE dossier SET pauses = supplements;
@more_statuses@
CREATE INDEX dossier_by_opinion ON dossier (code) WHERE opinions IS NOT NULL;
