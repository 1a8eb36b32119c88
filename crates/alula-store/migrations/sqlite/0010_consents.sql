-- How each client's signature under each consent document stands. A read table: computed anew from the charts.
CREATE TABLE index_consent (
    client TEXT NOT NULL,
    document TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    taken_back BIGINT NOT NULL,
    PRIMARY KEY (client, document)
);
