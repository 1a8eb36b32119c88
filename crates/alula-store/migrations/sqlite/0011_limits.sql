-- What the practice holds more tightly than its protocol: one row for each thing that was said, in the order in which it was
-- said. No value goes back to the protocol's.
CREATE TABLE practice_limit (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    threshold TEXT NOT NULL,
    value BIGINT,
    first_day TEXT NOT NULL,
    holds_from BIGINT NOT NULL,
    said_by TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    sealed BLOB NOT NULL
);
CREATE TRIGGER practice_limit_no_update BEFORE UPDATE ON practice_limit
BEGIN SELECT RAISE(ABORT, 'practice_limit is append-only'); END;
CREATE TRIGGER practice_limit_no_delete BEFORE DELETE ON practice_limit
BEGIN SELECT RAISE(ABORT, 'practice_limit is append-only'); END;
