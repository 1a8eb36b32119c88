-- The board begins with whoever has stood longest at a step, the list of those without a next step with whom it is longest.
DROP INDEX worklist_client_phase;
CREATE INDEX worklist_client_phase ON worklist_client (phase, since, client);
CREATE INDEX worklist_client_idle ON worklist_client (idle_since, client);
-- Whoever waits for a decision stands at one step of a phase.
CREATE INDEX worklist_client_step ON worklist_client (phase, step, since, client);
