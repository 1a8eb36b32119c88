-- Licences and certificates of the people, and what the practice says of itself. Both keep every earlier state.
-- Since when nothing follows for a client once everything planned is over: a read table, computed anew from the charts.
ALTER TABLE worklist_client ADD COLUMN idle_since BIGINT;
CREATE TABLE credential (
    id TEXT PRIMARY KEY,
    staff TEXT NOT NULL,
    kind TEXT NOT NULL,
    expires TEXT,
    active BIGINT NOT NULL,
    version BIGINT NOT NULL,
    sealed BLOB NOT NULL
);
CREATE INDEX credential_staff ON credential (staff);
CREATE TABLE credential_history (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE TABLE practice_history (
    version BIGINT PRIMARY KEY,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BLOB NOT NULL
);
CREATE TRIGGER credential_history_no_update BEFORE UPDATE ON credential_history
BEGIN SELECT RAISE(ABORT, 'credential_history is append-only'); END;
CREATE TRIGGER credential_history_no_delete BEFORE DELETE ON credential_history
BEGIN SELECT RAISE(ABORT, 'credential_history is append-only'); END;
CREATE TRIGGER practice_history_no_update BEFORE UPDATE ON practice_history
BEGIN SELECT RAISE(ABORT, 'practice_history is append-only'); END;
CREATE TRIGGER practice_history_no_delete BEFORE DELETE ON practice_history
BEGIN SELECT RAISE(ABORT, 'practice_history is append-only'); END;
