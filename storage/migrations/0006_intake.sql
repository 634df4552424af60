-- Dossiers before they are received: filed, guided, refused at the desk (received_by is empty until somebody receives
-- them, received_at then tells when they were filed last). What came in together has the code of its first dossier. The
-- paper by which somebody files for another.
ALTER TABLE dossier ADD COLUMN filed_at BIGINT;
ALTER TABLE dossier ADD COLUMN guidances BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN visit_code @code@;
ALTER TABLE party ADD COLUMN authority TEXT;
@intake_statuses@
@filing_alarm@
CREATE INDEX dossier_by_visit ON dossier (visit_code, code) WHERE visit_code IS NOT NULL;
