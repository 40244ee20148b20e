import type { Migration } from '../migrate.ts'

/** What somebody says is wrong in a record, what was decided, and what they say about it. */
export const amendments: Migration = {
  number: 38,
  title: 'Amendments',
  up: (db) => {
    db.exec(`
CREATE TABLE amendments (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  part TEXT NOT NULL CHECK (json_valid(part)),
  asker TEXT NOT NULL,
  wrong TEXT NOT NULL,
  wants TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  decision TEXT CHECK (decision IS NULL OR json_valid(decision)),
  hearing TEXT CHECK (hearing IS NULL OR json_valid(hearing)),
  statement TEXT CHECK (statement IS NULL OR json_valid(statement)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX amendments_by_student ON amendments (student_id);
CREATE INDEX amendments_undecided ON amendments (answer_by) WHERE statement IS NULL;
`)
  },
}
