-- Drafts of notes: the author's own, sealed under the key of the client, no part of the chart. One row for each page that
-- somebody types on; a page that goes on where another left takes its place.
CREATE TABLE note_draft (
    author TEXT NOT NULL,
    client TEXT NOT NULL,
    about TEXT NOT NULL,
    place TEXT NOT NULL,
    version BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (author, client, about, place)
);

-- What an associate may do, from when until when, granted by a supervisor. A row is written once; how it ended is added.
CREATE TABLE privilege (
    id TEXT PRIMARY KEY,
    associate TEXT NOT NULL,
    service TEXT NOT NULL,
    level TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    ended_by TEXT,
    ended_at BIGINT,
    sealed BYTEA NOT NULL
);
CREATE INDEX privilege_associate ON privilege (associate);
