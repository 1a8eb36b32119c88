-- The sound of the practice: pieces with the right to play them, and sets that arrange them. What a piece holds is sealed
-- like its words, so that a voice on it is no more readable than a name.
CREATE TABLE sound_piece (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL,
    sealed BLOB NOT NULL,
    content BLOB NOT NULL
);
CREATE TABLE sound_set (
    id TEXT PRIMARY KEY,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BLOB NOT NULL
);
