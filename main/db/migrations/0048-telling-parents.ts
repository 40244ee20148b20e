import type { Migration } from '../migrate.ts'

/** Why a parent of a student of age may be told something. */
export const tellingParents: Migration = {
  number: 48,
  title: 'Telling parents',
  up: (db) => {
    db.exec(`
CREATE TABLE parent_bases (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('student-word', 'tax-dependent')),
  parent TEXT NOT NULL,
  information TEXT NOT NULL CHECK (json_valid(information)),
  how TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  ended_on TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX parent_bases_by_student ON parent_bases (student_id);
`)
  },
}
