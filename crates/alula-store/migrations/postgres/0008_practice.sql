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
    sealed BYTEA NOT NULL
);
CREATE INDEX credential_staff ON credential (staff);
CREATE TABLE credential_history (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE TABLE practice_history (
    version BIGINT PRIMARY KEY,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE TRIGGER credential_history_append_only BEFORE UPDATE OR DELETE ON credential_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credential_history_no_truncate BEFORE TRUNCATE ON credential_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER practice_history_append_only BEFORE UPDATE OR DELETE ON practice_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER practice_history_no_truncate BEFORE TRUNCATE ON practice_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
