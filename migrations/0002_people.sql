-- People who sign in, where they work, and what they may do.

-- An office of the employment service; it looks after the places of its list and all that lies in them (codes of seed/reference/places).
CREATE TABLE office (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  places TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
-- The province's own office, so that an officer always has one; an administrator renames it and adds those of the regencies.
INSERT INTO office (id, version, name, places, made_at, changed_at)
VALUES ('off_00000000000000000000000001', 1, 'Dinas Tenaga Kerja Provinsi', '["65"]', 0, 0);

-- One who signs in. A graduate's name, phone and e-mail stand in `graduate` alone; staff and employers' users have theirs here.
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('graduate', 'employer', 'officer', 'administrator')),
  graduate_id TEXT REFERENCES graduate (id),
  employer_id TEXT REFERENCES employer (id),
  office_id TEXT REFERENCES office (id),
  -- Of an employer's users: the owner also says who else is one.
  post TEXT CHECK (post IN ('owner', 'recruiter')),
  name TEXT,
  phone TEXT,
  email TEXT,
  password_hash TEXT,
  -- The shared secret of the second factor, encrypted; in force from its first right code on.
  totp_sealed TEXT,
  totp_since BIGINT,
  -- The last time step that was used: no code counts twice.
  totp_step BIGINT,
  recovery_hashes TEXT,
  state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'ended')),
  state_reason TEXT,
  -- The day of an officer's short course on how far a score may be trusted.
  trained_on TEXT,
  made_by TEXT,
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_graduate ON account (graduate_id) WHERE graduate_id IS NOT NULL;
CREATE INDEX account_employer ON account (employer_id);
CREATE INDEX account_office ON account (office_id);
CREATE INDEX account_phone ON account (phone);
-- Not the only one of its kind: a family's number and a workshop's address serve several, who choose by name.
CREATE INDEX account_email ON account (email);
CREATE INDEX graduate_email ON graduate (email);
CREATE INDEX graduate_phone ON graduate (phone);

CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY,
  -- SHA-256 of a 256-bit random token: nothing to guess, so no slow hash is needed.
  token_hash TEXT NOT NULL UNIQUE,
  -- Who is signed in; null while the sign-in is not done, and for a key that stands for no account.
  account_id TEXT REFERENCES account (id),
  key_id TEXT REFERENCES api_key (id),
  -- What is still to be done before it opens anything: enter the code that was sent, choose by name, show or set up the second factor.
  step TEXT CHECK (step IN ('code', 'choose', 'second', 'enrol')),
  -- What that step needs, JSON: ids, never a name, a number or a code.
  step_about TEXT,
  -- shared: a borrowed phone or computer; own: "this is my phone"; kiosk: ends at each hand-over.
  kind TEXT NOT NULL CHECK (kind IN ('shared', 'own', 'kiosk')),
  way TEXT NOT NULL CHECK (way IN ('password', 'code', 'slip', 'key')),
  made_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_key ON session (key_id);

-- A code that opens an account once: sent, or printed on a slip. The code itself is nowhere, only its keyed hash.
CREATE TABLE one_time_code (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sign-in', 'slip')),
  -- Keyed hash of the phone number or address it was sent to; null for a slip.
  sent_to_hash TEXT,
  account_id TEXT REFERENCES account (id),
  code_hash TEXT NOT NULL,
  tries INTEGER NOT NULL,
  made_by TEXT,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX one_time_code_sent_to ON one_time_code (sent_to_hash, kind);
CREATE INDEX one_time_code_hash ON one_time_code (code_hash);

-- Wrong passwords and codes for one name, number or address (keyed hash): each makes the next wait longer, none locks for good.
CREATE TABLE brake (
  subject_hash TEXT NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at BIGINT NOT NULL
);

-- What happened to the ways into an account, by whom and why: shown to its owner.
CREATE TABLE account_event (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  at BIGINT NOT NULL,
  what TEXT NOT NULL,
  made_by TEXT NOT NULL,
  why TEXT
);
CREATE INDEX account_event_account ON account_event (account_id, at);

-- An officer's own tie to an employer (family, past work, money): it keeps them from acting for or on it.
CREATE TABLE tie (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  employer_id TEXT NOT NULL REFERENCES employer (id),
  what TEXT NOT NULL,
  declared_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX tie_account ON tie (account_id, employer_id);

ALTER TABLE api_key ADD COLUMN office_id TEXT;
ALTER TABLE api_key ADD COLUMN owner_id TEXT;
-- What it may be used for, JSON list; null is everything its role may do.
ALTER TABLE api_key ADD COLUMN scopes TEXT;
ALTER TABLE api_key ADD COLUMN last_used_at BIGINT;
