import type { Migration } from '../migrate.ts'

/**
 * Which records of the directory stood in the files of an import, whether it wrote them or not, so that the next one tells
 * which are missing; by what the same files are known again; and what was missing. Of imports of before that is known which
 * wrote something.
 */
export const whatAnImportHeld: Migration = {
  number: 97,
  title: 'What an import held',
  up: (db) => {
    db.exec(`
ALTER TABLE imports ADD COLUMN fingerprint TEXT;
ALTER TABLE imports ADD COLUMN missing TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(missing));
CREATE TABLE import_records (
  import_id TEXT NOT NULL REFERENCES imports (id),
  list TEXT NOT NULL CHECK (list IN ('organizations', 'services')),
  record_ids TEXT NOT NULL CHECK (json_valid(record_ids)),
  PRIMARY KEY (import_id, list)
) STRICT, WITHOUT ROWID;
INSERT INTO import_records (import_id, list, record_ids)
  SELECT import_id, list, json_group_array(json_extract(record_key, '$.id')) FROM import_writes
  WHERE list IN ('organizations', 'services') GROUP BY import_id, list;`)
  },
}
