import type { Migration } from '../migrate.ts'

/**
 * How far each account sees and until when, which relatives are kept from which student, and who opened a case of
 * other people for a stated reason. Whoever had an account goes on seeing the whole office.
 */
export const whoSeesWhat: Migration = {
  number: 10,
  title: 'Who sees what',
  up: (db) => {
    db.exec(`
ALTER TABLE accounts ADD COLUMN sees TEXT NOT NULL DEFAULT 'office' CHECK (sees IN ('office', 'own', 'named'));
ALTER TABLE accounts ADD COLUMN ends_on TEXT;
ALTER TABLE accounts ADD COLUMN removed_at TEXT;

CREATE INDEX case_people_by_account ON case_people (account_id, case_id);

CREATE TABLE recusals (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  student_id TEXT NOT NULL REFERENCES students (id),
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (account_id, student_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE glass_breaks (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('danger-now', 'colleague-absent', 'legal-duty', 'other')),
  reason TEXT NOT NULL CHECK (length(reason) >= 15),
  at TEXT NOT NULL,
  ends_at TEXT NOT NULL CHECK (ends_at > at)
) STRICT;

CREATE TABLE broken_cases (
  case_id TEXT NOT NULL REFERENCES cases (id),
  break_id TEXT NOT NULL REFERENCES glass_breaks (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  PRIMARY KEY (case_id, break_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX broken_cases_by_break ON broken_cases (break_id);

CREATE TABLE glass_letters (
  break_id TEXT NOT NULL REFERENCES glass_breaks (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  read_at TEXT,
  answer TEXT NOT NULL,
  PRIMARY KEY (break_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX glass_letters_unread ON glass_letters (account_id) WHERE read_at IS NULL;
`)
  },
}
