-- Portable SQL only: the same file runs on SQLite, PostgreSQL and Cloudflare D1 (no triggers, no AUTOINCREMENT, no booleans).
-- Times are epoch milliseconds, dates are ISO text, JSON is text.

-- The one row whose update puts commits in order: the change log is numbered from it at the end of every commit.
CREATE TABLE change_head (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  seq BIGINT NOT NULL
);
INSERT INTO change_head (one, seq) VALUES (1, 0);

CREATE TABLE change (
  seq BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('put', 'remove'))
);
CREATE INDEX change_entity ON change (kind, entity_id);

-- Stays empty. A condition of a commit is an insert of ok = 0 that selects a row only when the condition does not hold.
CREATE TABLE precondition (
  name TEXT NOT NULL,
  ok INTEGER NOT NULL,
  CONSTRAINT precondition_failed CHECK (ok = 1)
);

-- Reference data and policies as dated, versioned text, so that any stored list can be replayed.
CREATE TABLE reference (
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  loaded_at BIGINT NOT NULL,
  PRIMARY KEY (version, name)
);

CREATE TABLE policy (
  version TEXT NOT NULL PRIMARY KEY,
  valid_from TEXT NOT NULL,
  content TEXT NOT NULL,
  why TEXT NOT NULL,
  made_at BIGINT NOT NULL
);

CREATE TABLE employer (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  -- PSN: a National Strategic Project or its contractor; local: everyone else.
  kind TEXT NOT NULL CHECK (kind IN ('psn', 'local')),
  sector TEXT,
  place TEXT,
  state TEXT NOT NULL CHECK (state IN ('unverified', 'verified', 'suspended', 'banned')),
  invented INTEGER NOT NULL DEFAULT 0 CHECK (invented IN (0, 1)),
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE vacancy (
  id TEXT NOT NULL PRIMARY KEY,
  employer_id TEXT NOT NULL REFERENCES employer (id),
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'waiting', 'open', 'closed')),
  closed_because TEXT,
  title TEXT NOT NULL,
  place TEXT,
  sector TEXT,
  openings INTEGER NOT NULL CHECK (openings BETWEEN 1 AND 5000),
  posted_on TEXT NOT NULL,
  closes_on TEXT,
  -- Name of the row in the source it was imported from; an import repeated changes nothing.
  source TEXT,
  -- The structured facts (matching's Vacancy without its id and state), JSON.
  facts TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX vacancy_employer ON vacancy (employer_id, state);
CREATE INDEX vacancy_posted ON vacancy (state, posted_on, id);
CREATE UNIQUE INDEX vacancy_source ON vacancy (employer_id, source) WHERE source IS NOT NULL;

-- The person. Nothing in this table reaches matching or any index of words.
CREATE TABLE graduate (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  born_on TEXT,
  sex TEXT CHECK (sex IN ('female', 'male')),
  -- Keyed hash, for finding doubles only.
  nik_hash TEXT,
  source TEXT,
  invented INTEGER NOT NULL DEFAULT 0 CHECK (invented IN (0, 1)),
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX graduate_nik ON graduate (nik_hash);
CREATE UNIQUE INDEX graduate_source ON graduate (source) WHERE source IS NOT NULL;

-- The nameless, matchable side: matching's Profile without its id, JSON. This is all the match index reads.
CREATE TABLE profile (
  graduate_id TEXT NOT NULL PRIMARY KEY REFERENCES graduate (id),
  version INTEGER NOT NULL,
  looking INTEGER NOT NULL CHECK (looking IN (0, 1)),
  facts TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- Every look at a person's name or number by someone else.
CREATE TABLE disclosure (
  id TEXT NOT NULL PRIMARY KEY,
  graduate_id TEXT NOT NULL REFERENCES graduate (id),
  key_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  why TEXT NOT NULL
);
CREATE INDEX disclosure_graduate ON disclosure (graduate_id, at);

CREATE TABLE api_key (
  id TEXT NOT NULL PRIMARY KEY,
  -- SHA-256 of a 256-bit random token: nothing to guess, so no slow hash is needed.
  token_hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('graduate', 'employer', 'officer', 'administrator')),
  -- The graduate or employer it speaks for; null for officers and administrators.
  subject_id TEXT,
  label TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT
);
