-- Lists are ordered by due date, and what an actor may read is an OR over several columns, which no index on the agency
-- can order: they are walked in the order asked for instead, and the walk ends with the page.

DROP INDEX dossier_by_agency_due;
DROP INDEX dossier_by_handoff;
DROP INDEX dossier_by_received;
DROP INDEX dossier_open_by_due;
CREATE INDEX dossier_by_due ON dossier (due_order, code);
CREATE INDEX dossier_open_by_due ON dossier (due_order, code) WHERE ended_at IS NULL;
CREATE INDEX dossier_in_transit ON dossier (held_since, code) WHERE handoff_id IS NOT NULL;
CREATE INDEX dossier_by_received ON dossier (received_at);
