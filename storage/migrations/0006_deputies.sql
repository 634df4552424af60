-- Who stands in for whom, and when. Role and unit of both are as they were when the deputy was named: another one since,
-- or a disabled account, ends it.
CREATE TABLE deputy (
    id             @identity@,
    account        @code@ NOT NULL REFERENCES account (account),
    account_role   TEXT NOT NULL,
    account_unit   @code@ NOT NULL,
    principal      @code@ NOT NULL REFERENCES account (account),
    principal_role TEXT NOT NULL,
    principal_unit @code@ NOT NULL,
    valid_from     TEXT NOT NULL,
    valid_to       TEXT NOT NULL,
    named_at       BIGINT NOT NULL,
    named_by       @code@ NOT NULL,
    revoked_at     BIGINT,
    revoked_by     @code@,
    CHECK (valid_from <= valid_to),
    CHECK (account <> principal),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX deputy_by_account ON deputy (account, principal);

-- Whose place the actor of an entry took.
ALTER TABLE journal ADD COLUMN on_behalf_of @code@;
DROP VIEW journal_readable;
CREATE VIEW journal_readable AS
    SELECT position, dossier_code, n, kind, @office_time(happened_at)@ AS happened, @office_time(recorded_at)@ AS recorded,
           actor, on_behalf_of, payload
    FROM journal;
