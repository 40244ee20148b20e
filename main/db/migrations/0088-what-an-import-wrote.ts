import type { Migration } from '../migrate.ts'

/** What each import of a directory wrote, so that it can be taken back after the vault was locked, and by a colleague. */
export const whatAnImportWrote: Migration = {
  number: 88,
  title: 'What an import wrote',
  up: (db) => {
    db.exec(`
ALTER TABLE imports ADD COLUMN stays TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stays));
CREATE TABLE import_writes (
  import_id TEXT NOT NULL REFERENCES imports (id),
  list TEXT NOT NULL CHECK (list IN ('organizations', 'services', 'locations', 'places', 'rows', 'told')),
  record_key TEXT NOT NULL,
  name TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  stamp TEXT NOT NULL,
  PRIMARY KEY (import_id, list, record_key)
) STRICT, WITHOUT ROWID;`)
  },
}
