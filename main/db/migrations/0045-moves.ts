import type { Migration } from '../migrate.ts'

/** That a student left, and what the new school was told. */
export const moves: Migration = {
  number: 45,
  title: 'Moves',
  up: (db) => {
    db.exec(`
CREATE TABLE moves (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  how TEXT NOT NULL CHECK (how IN ('transferred', 'withdrawn')),
  left_on TEXT NOT NULL,
  to_school TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  calls TEXT NOT NULL CHECK (json_valid(calls)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX moves_by_student ON moves (student_id);
`)
  },
}
