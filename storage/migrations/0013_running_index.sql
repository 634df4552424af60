-- What runs, by due date: the open dossiers whose result is not there yet. Results that nobody collects stay open for
-- years, and their due dates come before all others: whoever asks for what is late would pass over every one of them.
CREATE INDEX dossier_running_by_due ON dossier (due_order, code) WHERE ready_at IS NULL AND ended_at IS NULL;
