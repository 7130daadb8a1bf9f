-- The log of changes is a chain: each row carries a SHA-256 of what it says and of the hash before it, so that none can be altered,
-- taken out or put in unseen. Rows from before this file have no hash.
ALTER TABLE change ADD COLUMN actor TEXT;
-- Hash of the content of a row that must never be altered, such as a look at a person.
ALTER TABLE change ADD COLUMN digest TEXT;
ALTER TABLE change ADD COLUMN hash TEXT;
ALTER TABLE change_head ADD COLUMN hash TEXT;
