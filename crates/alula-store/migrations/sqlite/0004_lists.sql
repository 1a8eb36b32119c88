-- Lists over all clients of a large practice begin with what changed last.
CREATE INDEX worklist_client_updated ON worklist_client (updated_at, client);
-- Every list asks for the next appointment of each of its clients.
CREATE INDEX index_appointment_client ON index_appointment (client, at);
