-- The client's book: a ledger beside the chart, sealed to the client. The practice's keys open none of its words.
CREATE TABLE book (
    client TEXT PRIMARY KEY REFERENCES chart (client),
    begun_at BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    seal BYTEA NOT NULL
);
-- The book key behind the pass-phrase and behind the recovery words; sealed once more by the practice, so that whoever
-- has the database without the key file cannot even guess.
CREATE TABLE book_lock (
    client TEXT NOT NULL REFERENCES book (client),
    lock TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (client, lock)
);
CREATE TABLE book_page (
    client TEXT NOT NULL REFERENCES book (client),
    page TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    PRIMARY KEY (client, page)
);
CREATE TABLE book_entry (
    client TEXT NOT NULL REFERENCES book (client),
    sequence BIGINT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL,
    kind TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    seal BYTEA NOT NULL,
    PRIMARY KEY (client, sequence)
);
CREATE TABLE book_body (
    client TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (client, sequence),
    FOREIGN KEY (client, sequence) REFERENCES book_entry (client, sequence)
);
-- What is being written, before it is kept.
CREATE TABLE book_draft (
    client TEXT NOT NULL,
    page TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (client, page),
    FOREIGN KEY (client, page) REFERENCES book_page (client, page)
);

-- Words may go; what was written is never changed.
CREATE TRIGGER book_entry_no_update BEFORE UPDATE ON book_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER book_body_no_update BEFORE UPDATE ON book_body FOR EACH ROW EXECUTE FUNCTION refuse_change();
