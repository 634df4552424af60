-- What runs, by due date: the open dossiers whose result is not there yet. Results that nobody collects stay open for
-- years, and their due dates come before all others: whoever asks for what is late would pass over every one of them.
CREATE INDEX dossier_running_by_due ON dossier (due_order, code) WHERE ready_at IS NULL AND ended_at IS NULL;

-- Kept facts are read in pages.
DROP INDEX dossier_facts_by_change;
CREATE INDEX dossier_facts_by_change ON dossier_facts (changed, dossier_code);
