-- Where people of the practice and phones can be told that somebody waits. Addresses are sealed; a place that ended stays,
-- so that it can be said later where somebody was told.
CREATE TABLE tell_place (
    id TEXT PRIMARY KEY,
    staff TEXT,
    phone TEXT,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    since BIGINT NOT NULL,
    ended_at BIGINT,
    sealed BYTEA NOT NULL
);
CREATE INDEX tell_place_staff ON tell_place (staff);
CREATE INDEX tell_place_phone ON tell_place (phone);
