-- Whose clients they are is read on every page of a list: in one place, in the order in which the clients are looked up.
DROP INDEX index_team_staff;
CREATE INDEX index_team_staff ON index_team (staff, client, part);
-- A handful of sessions go on at a time, among all that ever were.
CREATE INDEX index_session_open ON index_session (at, session) WHERE state IN ('underway', 'ready_to_leave');
-- The report over the whole practice adds up who stands alike, whatever the month.
CREATE INDEX index_outcome_count_alike ON index_outcome_count (instrument, point, standing, change, since, people);
