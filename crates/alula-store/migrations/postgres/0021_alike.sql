-- Who stands alike, whatever the month: the report over the whole practice reads these few rows, and of the months the ones ahead.
CREATE TABLE index_outcome_alike (
    instrument TEXT NOT NULL,
    point TEXT NOT NULL,
    standing BIGINT NOT NULL,
    change BIGINT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (instrument, point, standing, change)
);
INSERT INTO index_outcome_alike (instrument, point, standing, change, people)
    SELECT instrument, point, standing, change, SUM(people) FROM index_outcome_count GROUP BY instrument, point, standing, change;
DROP INDEX index_outcome_count_alike;
CREATE INDEX index_outcome_count_since ON index_outcome_count (since);
