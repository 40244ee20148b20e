import type { Migration } from '../migrate.ts'

/** Two directories that both count from 1 keep their rows under the same keys, each about its own records. */
export const rowsOfSeveralDirectories: Migration = {
  number: 91,
  title: 'Rows of several directories',
  up: (db) => {
    db.exec(`
CREATE TABLE kept_rows (
  id TEXT PRIMARY KEY,
  source_table TEXT NOT NULL,
  source_key TEXT NOT NULL,
  organization_id TEXT REFERENCES organizations (id),
  about_id TEXT,
  cells TEXT NOT NULL CHECK (json_valid(cells))
) STRICT;
INSERT INTO kept_rows SELECT id, source_table, source_key, organization_id, about_id, cells FROM provider_rows;
DROP TABLE provider_rows;
ALTER TABLE kept_rows RENAME TO provider_rows;
CREATE INDEX provider_rows_by_organization ON provider_rows (organization_id);`)
  },
}
