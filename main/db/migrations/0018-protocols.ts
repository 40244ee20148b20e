import type { Migration } from '../migrate.ts'

/** How the school answers a concern, in versions; a case and a decision remember the one they followed. */
export const protocols: Migration = {
  number: 18,
  title: 'Protocols',
  up: (db) => {
    db.exec(`
CREATE TABLE protocols (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
  name TEXT NOT NULL,
  why TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  started_by TEXT NOT NULL REFERENCES accounts (id),
  started_at TEXT NOT NULL,
  published_by TEXT REFERENCES accounts (id),
  published_at TEXT,
  version INTEGER NOT NULL,
  CHECK ((state = 'published') = (published_at IS NOT NULL)),
  CHECK ((published_at IS NULL) = (published_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX protocols_one_draft ON protocols (state) WHERE state = 'draft';

CREATE TABLE role_holders (
  role_id TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 1),
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  PRIMARY KEY (role_id, place),
  CHECK ((account_id IS NULL) <> (staff_id IS NULL))
) STRICT, WITHOUT ROWID;

ALTER TABLE cases ADD COLUMN protocol_number INTEGER REFERENCES protocols (number);

ALTER TABLE triages ADD COLUMN protocol_number INTEGER REFERENCES protocols (number);
`)
  },
}
