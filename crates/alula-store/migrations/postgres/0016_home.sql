-- Phones in a home. A link with four digits, or six digits alone, let one phone use one session's pages, once; the phone then
-- holds a secret of its own until its end. What a phone may say goes into the chart, never into these tables.
CREATE TABLE phone_link (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    session TEXT NOT NULL,
    sitter TEXT,
    token_hash BYTEA UNIQUE,
    code_hash BYTEA NOT NULL,
    wrong BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX phone_link_session ON phone_link (session);
CREATE TABLE phone (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    session TEXT NOT NULL,
    sitter TEXT,
    token_hash BYTEA NOT NULL UNIQUE,
    since BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    seen_at BIGINT NOT NULL,
    battery BIGINT,
    hidden BIGINT NOT NULL
);
CREATE INDEX phone_session ON phone (session);
-- When the house has to look at a session at home again by its own clock; computed from its chart, and rebuilt from it.
CREATE TABLE watch_timer (
    session TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    due_at BIGINT NOT NULL
);
CREATE INDEX watch_timer_due ON watch_timer (due_at);
