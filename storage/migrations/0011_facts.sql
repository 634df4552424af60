-- What figures are summed from: each dossier's journal folded once. Never the truth, always what the journal says: it
-- is made anew from there, by the follower "facts".
CREATE TABLE dossier_facts (
    dossier_code @code@ PRIMARY KEY REFERENCES dossier (code),
    version      BIGINT NOT NULL,  -- the entry it goes up to
    changed      BIGINT NOT NULL,  -- which round of the follower wrote it
    facts        TEXT NOT NULL
);
CREATE INDEX dossier_facts_by_change ON dossier_facts (changed);
