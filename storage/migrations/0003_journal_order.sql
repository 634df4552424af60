-- The order in which followers read the journal. PostgreSQL may commit positions out of their order, so there it is by
-- transaction first; in SQLite the position alone is that order, and there is nothing to add.
@transaction_index@
