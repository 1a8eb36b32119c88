-- Ids and days are text, times are microseconds since 1970, hashes and sealed columns are bytes.
-- Nothing a person said or is called stands here unsealed.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
);

-- The ledger of charts. `chart` is the head: the last sequence and seal.
CREATE TABLE chart (
    client TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL,
    seal BLOB NOT NULL
);
CREATE TABLE chart_key (
    client TEXT PRIMARY KEY REFERENCES chart (client),
    key_file TEXT NOT NULL,
    wrapped BLOB NOT NULL
);
CREATE TABLE entry (
    client TEXT NOT NULL REFERENCES chart (client),
    sequence BIGINT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    digest BLOB NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (client, sequence)
);
CREATE TABLE body (
    client TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (client, sequence),
    FOREIGN KEY (client, sequence) REFERENCES entry (client, sequence)
);
-- A body that was removed on purpose; a missing body without a row here is a fault.
CREATE TABLE erasure (
    client TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    erased_at BIGINT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (client, sequence)
);
-- What came under the id of an entry but said something else.
CREATE TABLE set_aside_copy (
    id TEXT NOT NULL,
    token BLOB NOT NULL,
    client TEXT NOT NULL,
    kind TEXT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (id, token)
);
CREATE INDEX set_aside_copy_client ON set_aside_copy (client);

CREATE TABLE heads_digest (
    day TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    charts BIGINT NOT NULL,
    digest BLOB NOT NULL,
    signature BLOB NOT NULL
);
-- The heads that the digest of that day was made over.
CREATE TABLE heads_digest_chart (
    day TEXT NOT NULL REFERENCES heads_digest (day),
    client TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (day, client)
);

-- The people of the practice.
CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    supervisor TEXT,
    agreement_until TEXT,
    active BIGINT NOT NULL,
    version BIGINT NOT NULL,
    sealed BLOB NOT NULL
);
CREATE TABLE staff_history (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (id, version)
);

-- Signing in.
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    email_token BLOB NOT NULL UNIQUE,
    staff TEXT UNIQUE,
    client TEXT UNIQUE,
    active BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT,
    sealed BLOB NOT NULL,
    CHECK ((staff IS NULL) <> (client IS NULL))
);
CREATE TABLE web_session (
    token_hash BLOB PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    stepped_up_at BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX web_session_account ON web_session (account);
CREATE INDEX web_session_expires_at ON web_session (expires_at);
CREATE TABLE attempt (
    bucket BLOB NOT NULL,
    at BIGINT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (bucket, at, id)
);
CREATE INDEX attempt_at ON attempt (at);

-- Before anybody is a client.
CREATE TABLE enquiry (
    id TEXT PRIMARY KEY,
    received_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    client TEXT,
    sealed BLOB NOT NULL
);
CREATE INDEX enquiry_state ON enquiry (state, received_at);
CREATE TABLE invitation (
    token_hash BLOB PRIMARY KEY,
    staff TEXT,
    client TEXT,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    sealed BLOB NOT NULL
);

-- How the practice works.
CREATE TABLE protocol (
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    text BLOB NOT NULL,
    digest BLOB NOT NULL,
    status TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    signed_by TEXT,
    signed_at BIGINT,
    signature BLOB,
    PRIMARY KEY (id, version)
);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
);
CREATE TABLE access_log (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    client TEXT,
    decision TEXT NOT NULL,
    policies TEXT NOT NULL
);
CREATE INDEX access_log_client ON access_log (client, at);
CREATE INDEX access_log_at ON access_log (at);

-- Work that follows a statement; runs at least once.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    once_key TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    leased_by TEXT,
    leased_until BIGINT,
    state TEXT NOT NULL,
    last_code TEXT
);
CREATE INDEX job_due ON job (state, run_at);

-- Read tables: computed from the charts, may be dropped and rebuilt.
CREATE TABLE worklist_client (
    client TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL,
    phase TEXT NOT NULL,
    step TEXT NOT NULL,
    flags TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    sealed BLOB NOT NULL
);
CREATE INDEX worklist_client_phase ON worklist_client (phase);
CREATE TABLE worklist_task (
    client TEXT NOT NULL,
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    staff TEXT,
    role TEXT,
    due_at BIGINT,
    source TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (client, place)
);
CREATE INDEX worklist_task_staff ON worklist_task (staff);
CREATE INDEX worklist_task_role ON worklist_task (role);
CREATE TABLE index_team (
    client TEXT NOT NULL,
    staff TEXT NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (client, staff, part)
);
CREATE INDEX index_team_staff ON index_team (staff);
CREATE TABLE index_name (
    token BLOB NOT NULL,
    client TEXT NOT NULL,
    PRIMARY KEY (token, client)
);
CREATE INDEX index_name_client ON index_name (client);
CREATE TABLE index_measure (
    client TEXT NOT NULL,
    measure TEXT NOT NULL,
    instrument TEXT NOT NULL,
    at BIGINT NOT NULL,
    total BIGINT,
    PRIMARY KEY (client, measure)
);
CREATE INDEX index_measure_instrument ON index_measure (instrument, at);
CREATE TABLE index_session (
    client TEXT NOT NULL,
    session TEXT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (client, session)
);
CREATE INDEX index_session_at ON index_session (at);

-- What was said stays said.
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER body_no_update BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'body is append-only'); END;
CREATE TRIGGER body_no_delete BEFORE DELETE ON body
BEGIN SELECT RAISE(ABORT, 'body is append-only'); END;
CREATE TRIGGER chart_no_delete BEFORE DELETE ON chart
BEGIN SELECT RAISE(ABORT, 'chart is append-only'); END;
CREATE TRIGGER heads_digest_no_update BEFORE UPDATE ON heads_digest
BEGIN SELECT RAISE(ABORT, 'heads_digest is append-only'); END;
CREATE TRIGGER heads_digest_no_delete BEFORE DELETE ON heads_digest
BEGIN SELECT RAISE(ABORT, 'heads_digest is append-only'); END;
CREATE TRIGGER heads_digest_chart_no_update BEFORE UPDATE ON heads_digest_chart
BEGIN SELECT RAISE(ABORT, 'heads_digest_chart is append-only'); END;
CREATE TRIGGER heads_digest_chart_no_delete BEFORE DELETE ON heads_digest_chart
BEGIN SELECT RAISE(ABORT, 'heads_digest_chart is append-only'); END;
CREATE TRIGGER staff_history_no_update BEFORE UPDATE ON staff_history
BEGIN SELECT RAISE(ABORT, 'staff_history is append-only'); END;
CREATE TRIGGER staff_history_no_delete BEFORE DELETE ON staff_history
BEGIN SELECT RAISE(ABORT, 'staff_history is append-only'); END;
CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
CREATE TRIGGER set_aside_copy_no_update BEFORE UPDATE ON set_aside_copy
BEGIN SELECT RAISE(ABORT, 'set_aside_copy is append-only'); END;
CREATE TRIGGER set_aside_copy_no_delete BEFORE DELETE ON set_aside_copy
BEGIN SELECT RAISE(ABORT, 'set_aside_copy is append-only'); END;
CREATE TRIGGER chart_only_grows BEFORE UPDATE ON chart
WHEN NEW.client <> OLD.client OR NEW.sequence <= OLD.sequence
BEGIN SELECT RAISE(ABORT, 'a chart only grows'); END;
