import { layKnownKeyring } from '../known-keyring.ts'
import type { Migration } from '../migrate.ts'

/** What tells an older file that was put back: the newest keyring, what a backup holds, and each restore to be read. */
export const whatWasPutBack: Migration = {
  number: 13,
  title: 'What was put back',
  up: (db) => {
    layKnownKeyring(db)
    db.exec(`
ALTER TABLE backups ADD COLUMN audit_rows INTEGER;
UPDATE backups SET audit_rows = (SELECT count(*) FROM audit WHERE audit.at <= backups.at)
WHERE problem IS NULL;

CREATE TABLE restores (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('backup', 'set-aside')),
  made_at TEXT,
  kept_as TEXT,
  read_at TEXT,
  read_by TEXT REFERENCES accounts (id),
  CHECK ((read_at IS NULL) = (read_by IS NULL))
) STRICT;
`)
  },
}
