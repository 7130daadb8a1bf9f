-- What is to be told to people and to other programs.

-- Outbox and inbox in one: a row is written in the commit of what it tells of. It holds no name, number or text; it is worded and
-- addressed when it is sent.
CREATE TABLE message (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  -- A graduate's or an account's id; null where it goes to an address that may be no one's.
  recipient TEXT,
  address_kind TEXT CHECK (address_kind IN ('phone', 'email')),
  -- Keyed hash of the address, to find what still waits for it; the address and the code themselves are sealed, and erased once sent.
  address_hash TEXT,
  address_sealed TEXT,
  code_sealed TEXT,
  -- Ids and codes, JSON.
  about TEXT NOT NULL,
  -- The language it was asked in; null is that of the recipient's settings.
  language TEXT CHECK (language IN ('id', 'en')),
  -- At most one row with the same mark.
  once_key TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'dropped')),
  tries INTEGER NOT NULL,
  -- When it is due; null where it waits for an officer's tap, or for nothing.
  next_at BIGINT,
  -- The worker that holds it and until when: nobody else sends it before then.
  claim TEXT,
  claimed_until BIGINT,
  channel TEXT CHECK (channel IN ('email', 'phone', 'tap', 'inbox')),
  -- Code of the last failure, never the words of a provider.
  error TEXT,
  expires_at BIGINT,
  made_at BIGINT NOT NULL,
  sent_at BIGINT,
  read_at BIGINT
);
CREATE INDEX message_due ON message (state, next_at);
CREATE INDEX message_recipient ON message (recipient, made_at);
CREATE INDEX message_address ON message (address_hash);
-- What is sealed and may have come too late.
CREATE INDEX message_sealed ON message (expires_at) WHERE address_sealed IS NOT NULL;
CREATE INDEX message_claim ON message (claim);
CREATE UNIQUE INDEX message_once ON message (once_key);

-- How someone wants to be told; without a row: Indonesian, every channel, every kind.
CREATE TABLE message_preference (
  -- A graduate's or an account's id.
  holder TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('id', 'en')),
  -- Channels in the order wished, JSON list; one that is left out is not used.
  channels TEXT NOT NULL,
  -- Kinds that stay in the inbox, JSON list.
  muted TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- Other programs that are told of changes.
CREATE TABLE webhook (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  -- The employer whose own things it tells of; null tells of all.
  employer_id TEXT REFERENCES employer (id),
  -- Account that is told when it is paused; null where a key without an account made it.
  owner_id TEXT,
  url TEXT NOT NULL,
  -- Kinds of changes, JSON list.
  kinds TEXT NOT NULL,
  secret_sealed TEXT NOT NULL,
  -- The secret before the last rotation: signs too until its day, so that a receiver can change over.
  old_secret_sealed TEXT,
  old_until BIGINT,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
  -- The change up to which all was delivered or not asked for.
  cursor BIGINT NOT NULL,
  -- The last change of a delivery that failed: the next try tells of exactly the same ones.
  pending_to BIGINT,
  -- 1: a test is to be sent.
  test_due INTEGER NOT NULL CHECK (test_due IN (0, 1)),
  failures INTEGER NOT NULL,
  failing_since BIGINT,
  next_at BIGINT,
  claim TEXT,
  claimed_until BIGINT,
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX webhook_employer ON webhook (employer_id);
CREATE INDEX webhook_due ON webhook (state, next_at);

-- The last deliveries of each, for whoever runs the receiver.
CREATE TABLE webhook_delivery (
  id TEXT NOT NULL PRIMARY KEY,
  webhook_id TEXT NOT NULL REFERENCES webhook (id),
  -- Changes from and to which it told of; null for a test.
  first_seq BIGINT,
  last_seq BIGINT,
  at BIGINT NOT NULL,
  -- The receiver's status, or null with the code of why there was none.
  status INTEGER,
  error TEXT,
  took_ms INTEGER NOT NULL
);
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook_id, at);
