-- What the step a dossier is in was allotted: its end can then be reckoned anew when a calendar is published.
ALTER TABLE dossier ADD COLUMN step_unit TEXT;
ALTER TABLE dossier ADD COLUMN step_halves BIGINT;
