-- Calls that carried an Idempotency-Key and were carried out: written in the commit of their effect, kept for a day.
CREATE TABLE idempotency (
  -- Account or key that called; for visitors a keyed hash of their address.
  caller TEXT NOT NULL,
  key TEXT NOT NULL,
  -- SHA-256 of method, path and body.
  fingerprint TEXT NOT NULL,
  -- Id of what was made; null until it is known.
  thing TEXT,
  at BIGINT NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_by_at ON idempotency (at);
