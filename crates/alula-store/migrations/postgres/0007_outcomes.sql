-- Where each client stands at each point of the course, and how many stand alike. Read tables: computed anew from the charts.
CREATE TABLE index_outcome (
    client TEXT NOT NULL,
    instrument TEXT NOT NULL,
    point TEXT NOT NULL,
    since BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    change BIGINT NOT NULL,
    PRIMARY KEY (client, instrument, point)
);
CREATE TABLE index_outcome_count (
    instrument TEXT NOT NULL,
    point TEXT NOT NULL,
    since BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    change BIGINT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (instrument, point, since, standing, change)
);
