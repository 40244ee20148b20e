import type { Migration } from '../migrate.ts'

/** Wrong tries at the door are told to whoever comes in next; those of names nobody has, to the owners as a sum. */
export const wrongTries: Migration = {
  number: 14,
  title: 'Wrong tries',
  up: (db) => {
    db.exec(`
CREATE TABLE wrong_tries (
  id TEXT PRIMARY KEY,
  account_id TEXT REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('password', 'pin', 'sheet', 'unknown')),
  count INTEGER NOT NULL CHECK (count > 0),
  last_at TEXT NOT NULL,
  answered_at TEXT,
  CHECK ((account_id IS NULL) = (kind IN ('sheet', 'unknown')))
) STRICT;

CREATE INDEX wrong_tries_to_tell ON wrong_tries (account_id) WHERE answered_at IS NULL;
`)
  },
}
