-- A journal position from a row that stays locked until the commit, taken where the entry is written.
\set dossier random(1, 1000000000)
BEGIN;
INSERT INTO bench_note (dossier, text) VALUES (:dossier, 'what else the transaction writes');
UPDATE bench_counter SET last = last + 1 RETURNING last \gset
INSERT INTO bench_journal (position, dossier) VALUES (:last, :dossier);
UPDATE bench_note SET text = 'and writes again' WHERE dossier = :dossier;
COMMIT;
