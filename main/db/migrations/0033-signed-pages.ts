import type { Migration } from '../migrate.ts'

/** The signed pages themselves. */
export const signedPages: Migration = {
  number: 33,
  title: 'Signed pages',
  up: (db) => {
    db.exec(`
CREATE TABLE consent_scans (
  id TEXT PRIMARY KEY,
  consent_id TEXT NOT NULL REFERENCES consents (id),
  kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX consent_scans_by_consent ON consent_scans (consent_id);
`)
  },
}
