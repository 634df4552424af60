-- The same, taken as late as can be: by the last statement before the commit.
\set dossier random(1, 1000000000)
BEGIN;
INSERT INTO bench_note (dossier, text) VALUES (:dossier, 'what else the transaction writes');
UPDATE bench_note SET text = 'and writes again' WHERE dossier = :dossier;
WITH taken AS (UPDATE bench_counter SET last = last + 1 RETURNING last)
INSERT INTO bench_journal (position, dossier) SELECT last, :dossier FROM taken;
COMMIT;
