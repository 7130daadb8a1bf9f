-- What a person agreed to, who saw them, and when they want to be left alone.

-- The office that looks after the person; null: whichever covers the home.
ALTER TABLE graduate ADD COLUMN office_id TEXT;
-- "Pause me": data are kept and shown to nobody. The last day of it, ISO; null: until the person ends it.
ALTER TABLE graduate ADD COLUMN paused_at BIGINT;
ALTER TABLE graduate ADD COLUMN paused_until TEXT;
-- When somebody who has not been here for long was asked whether the data are still needed.
ALTER TABLE graduate ADD COLUMN asked_at BIGINT;
-- When they were last here by session or key, noted before those are removed.
ALTER TABLE graduate ADD COLUMN alive_at BIGINT;

-- One yes to one purpose. A row never changes but once, when it is withdrawn.
CREATE TABLE consent (
  id TEXT NOT NULL PRIMARY KEY,
  graduate_id TEXT NOT NULL REFERENCES graduate (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('matching', 'employer', 'statistics', 'messages')),
  -- Of 'employer' only: who may see the name.
  employer_id TEXT REFERENCES employer (id),
  -- Version and language of the sentence that was agreed to.
  wording TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('id', 'en')),
  given_at BIGINT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('self', 'officer', 'paper', 'import', 'guardian')),
  -- Account or key of who recorded it, and the office they did it for.
  taken_by TEXT NOT NULL,
  office_id TEXT,
  -- Of 'paper' and 'import': where the signed sheet or list is.
  evidence TEXT,
  guardian_name TEXT,
  guardian_relation TEXT,
  withdrawn_at BIGINT,
  withdrawn_by TEXT,
  CONSTRAINT consent_employer CHECK (
    (purpose = 'employer' AND employer_id IS NOT NULL) OR (purpose <> 'employer' AND employer_id IS NULL)
  ),
  CONSTRAINT consent_guardian CHECK (
    (channel = 'guardian' AND guardian_name IS NOT NULL AND guardian_relation IS NOT NULL)
    OR (channel <> 'guardian' AND guardian_name IS NULL AND guardian_relation IS NULL)
  )
);
CREATE INDEX consent_graduate ON consent (graduate_id, given_at);
CREATE INDEX consent_employer_graduate ON consent (employer_id, graduate_id);
-- At most one of each is in force.
CREATE UNIQUE INDEX consent_in_force ON consent (graduate_id, purpose, coalesce(employer_id, '')) WHERE withdrawn_at IS NULL;

-- Who looked, for whom, why, and which fields they were given.
ALTER TABLE disclosure RENAME COLUMN key_id TO actor;
ALTER TABLE disclosure ADD COLUMN role TEXT;
ALTER TABLE disclosure ADD COLUMN office_id TEXT;
ALTER TABLE disclosure ADD COLUMN employer_id TEXT;
ALTER TABLE disclosure ADD COLUMN reason TEXT;
ALTER TABLE disclosure ADD COLUMN shown TEXT;
CREATE INDEX disclosure_actor ON disclosure (actor, at);

-- What is left of people who are gone: how many, by month and kind.
CREATE TABLE tally (
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (month, kind)
);
