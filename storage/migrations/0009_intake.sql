-- Dossiers before they are received: filed, guided, refused at the desk (received_by is empty until somebody receives
-- them, received_at then tells when they were filed last). What came in together has the code of its first dossier. The
-- paper by which somebody files for another.
ALTER TABLE dossier ADD COLUMN filed_at BIGINT;
ALTER TABLE dossier ADD COLUMN guidances BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN visit_code @code@;
-- Linked dossiers: of a child its parent and the unit whose work it is, of a parent its open children ("code,code").
ALTER TABLE dossier ADD COLUMN parent_code @code@ REFERENCES dossier (code);
ALTER TABLE dossier ADD COLUMN asked_unit @code@ REFERENCES unit (code);
ALTER TABLE dossier ADD COLUMN children TEXT;
ALTER TABLE party ADD COLUMN authority TEXT;
@intake_statuses@
@later_alarms@
CREATE INDEX dossier_by_visit ON dossier (visit_code, code) WHERE visit_code IS NOT NULL;
CREATE INDEX dossier_by_parent ON dossier (parent_code, code) WHERE parent_code IS NOT NULL;
