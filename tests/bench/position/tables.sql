DROP TABLE IF EXISTS bench_note, bench_journal, bench_counter;
DROP SEQUENCE IF EXISTS bench_position;
CREATE TABLE bench_note (dossier BIGINT, text TEXT NOT NULL);
CREATE INDEX ON bench_note (dossier);
CREATE TABLE bench_journal (position BIGINT PRIMARY KEY, dossier BIGINT NOT NULL, tx xid8 NOT NULL DEFAULT pg_current_xact_id());
CREATE TABLE bench_counter (last BIGINT NOT NULL);
INSERT INTO bench_counter VALUES (0);
CREATE SEQUENCE bench_position;
