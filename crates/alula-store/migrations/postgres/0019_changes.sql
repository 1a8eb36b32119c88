-- Every page asks whether one of the people has changed; the answer comes from these alone.
CREATE INDEX staff_version ON staff (version);
CREATE INDEX credential_version ON credential (version);
