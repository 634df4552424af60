-- A journal position from a sequence, as built: followers stop below the oldest running transaction.
\set dossier random(1, 1000000000)
BEGIN;
INSERT INTO bench_note (dossier, text) VALUES (:dossier, 'what else the transaction writes');
INSERT INTO bench_journal (position, dossier) VALUES (nextval('bench_position'), :dossier);
UPDATE bench_note SET text = 'and writes again' WHERE dossier = :dossier;
COMMIT;
