-- Who an employer is, who has checked it, and what befalls a vacancy from its draft to its last seat.

-- Number of the business licence (NIB), 13 digits, and where the employer can be found.
ALTER TABLE employer ADD COLUMN nib TEXT;
ALTER TABLE employer ADD COLUMN address TEXT;
ALTER TABLE employer ADD COLUMN phone TEXT;
ALTER TABLE employer ADD COLUMN email TEXT;
ALTER TABLE employer ADD COLUMN web TEXT;
-- Why it is suspended or banned, or what its verification still lacks: said to the employer.
ALTER TABLE employer ADD COLUMN state_note TEXT;
-- One licence, one verified employer. Anyone may claim a number; only an officer who saw the paper makes it count.
CREATE UNIQUE INDEX employer_nib ON employer (nib) WHERE state = 'verified' AND nib IS NOT NULL;
CREATE INDEX employer_state ON employer (state, id);

-- What officers decided on an employer, and what they had seen when they did.
CREATE TABLE employer_decision (
  id TEXT NOT NULL PRIMARY KEY,
  employer_id TEXT NOT NULL REFERENCES employer (id),
  what TEXT NOT NULL CHECK (what IN ('verified', 'not_yet', 'suspended', 'banned', 'reinstated')),
  -- The state that it ended.
  before TEXT NOT NULL,
  -- The checklist, JSON lists of what was seen and of the signs of fraud that were met.
  checks TEXT NOT NULL,
  signs TEXT NOT NULL,
  note TEXT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX employer_decision_employer ON employer_decision (employer_id, at);

-- Day of the last sign of life, ISO: 30 days after it the advert is hidden.
ALTER TABLE vacancy ADD COLUMN alive_on TEXT NOT NULL DEFAULT '1970-01-01';
-- Day on which it was first published; null: nobody outside has ever seen it.
ALTER TABLE vacancy ADD COLUMN opened_on TEXT;
UPDATE vacancy SET alive_on = posted_on, opened_on = posted_on;
-- 1: kept as a draft on purpose, so that no edit publishes it.
ALTER TABLE vacancy ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
-- Why it is no duplicate of one that it resembles, in the words of whoever posted it.
ALTER TABLE vacancy ADD COLUMN separate_why TEXT;
-- The reasons of closing were four, of which three meant that nothing came of it.
UPDATE vacancy SET closed_because = 'cancelled' WHERE closed_because IN ('withdrawn', 'expired', 'mistake');
CREATE INDEX vacancy_state ON vacancy (state, id);

-- A demand the law forbids, with the reason that the employer gives for it. The advert itself is stored without its words.
CREATE TABLE vacancy_demand (
  vacancy_id TEXT NOT NULL REFERENCES vacancy (id),
  place INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('title', 'text')),
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('found', 'reasoned', 'agreed', 'refused')),
  PRIMARY KEY (vacancy_id, place)
);

-- An officer's yes or no to a vacancy that waited for it.
CREATE TABLE vacancy_decision (
  id TEXT NOT NULL PRIMARY KEY,
  vacancy_id TEXT NOT NULL REFERENCES vacancy (id),
  publish INTEGER NOT NULL CHECK (publish IN (0, 1)),
  note TEXT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX vacancy_decision_vacancy ON vacancy_decision (vacancy_id, at);

-- Someone took a seat of the vacancy. The person may be erased later; the seat was taken all the same.
CREATE TABLE placement (
  id TEXT NOT NULL PRIMARY KEY,
  vacancy_id TEXT NOT NULL REFERENCES vacancy (id),
  graduate_id TEXT REFERENCES graduate (id) ON DELETE SET NULL,
  -- padan: a graduate found here; elsewhere: someone whom the employer found by itself.
  through TEXT NOT NULL CHECK (through IN ('padan', 'elsewhere')),
  placed_on TEXT NOT NULL,
  ended_on TEXT,
  recorded_by TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX placement_vacancy ON placement (vacancy_id, ended_on);
CREATE INDEX placement_graduate ON placement (graduate_id);
-- Nobody takes two seats of one vacancy.
CREATE UNIQUE INDEX placement_once ON placement (vacancy_id, graduate_id) WHERE ended_on IS NULL AND graduate_id IS NOT NULL;

-- Hashes of what an advert says, by which it is found when it is posted again. No text can be read back from them.
CREATE TABLE vacancy_shape (
  vacancy_id TEXT NOT NULL PRIMARY KEY REFERENCES vacancy (id),
  hashes TEXT NOT NULL
);
CREATE TABLE vacancy_band (
  vacancy_id TEXT NOT NULL REFERENCES vacancy (id),
  employer_id TEXT NOT NULL REFERENCES employer (id),
  band BIGINT NOT NULL,
  PRIMARY KEY (vacancy_id, band)
);
CREATE INDEX vacancy_band_band ON vacancy_band (employer_id, band);
-- A row of an import that said the same as an advert that was open already.
CREATE TABLE vacancy_folded (
  employer_id TEXT NOT NULL REFERENCES employer (id),
  source TEXT NOT NULL,
  vacancy_id TEXT NOT NULL REFERENCES vacancy (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (employer_id, source)
);

-- What the law's vacancy report asks (Perpres 57/2023) and nothing else may use: no index, filter, gate or score reads this table.
CREATE TABLE vacancy_report (
  vacancy_id TEXT NOT NULL PRIMARY KEY REFERENCES vacancy (id),
  sex TEXT NOT NULL CHECK (sex IN ('any', 'female', 'male')),
  age_min INTEGER,
  age_max INTEGER,
  valid_until TEXT,
  -- Day on which the vacancy was reported to the ministry, and its number there.
  reported_on TEXT,
  reported_as TEXT
);

-- Someone says that something is wrong with an advert.
CREATE TABLE advert_report (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  vacancy_id TEXT NOT NULL REFERENCES vacancy (id),
  kind TEXT NOT NULL CHECK (kind IN ('asks_money', 'fake', 'discriminates', 'wrong', 'other')),
  words TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'taken', 'upheld', 'dismissed')),
  -- The officer who looks after it.
  owner TEXT,
  note TEXT,
  made_at BIGINT NOT NULL,
  taken_at BIGINT,
  ended_at BIGINT
);
CREATE INDEX advert_report_state ON advert_report (state, id);
CREATE INDEX advert_report_vacancy ON advert_report (vacancy_id);
-- How to reach whoever reported, kept apart and erased by retention.
CREATE TABLE advert_report_contact (
  report_id TEXT NOT NULL PRIMARY KEY REFERENCES advert_report (id),
  contact TEXT NOT NULL,
  made_at BIGINT NOT NULL
);
