-- Where each client stands since when, and what is planned with whom. Read tables: computed anew from the charts.
ALTER TABLE worklist_client ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
CREATE TABLE index_appointment (
    client TEXT NOT NULL,
    entry TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (client, entry)
);
CREATE INDEX index_appointment_at ON index_appointment (at);
