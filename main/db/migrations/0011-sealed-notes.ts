import type { Migration } from '../migrate.ts'

/** What one person writes for themselves alone is sealed; the file knows only whose it is, about whom, and when. */
export const sealedNotes: Migration = {
  number: 11,
  title: 'Sealed notes',
  up: (db) => {
    db.exec(`
CREATE TABLE sealed_notes (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  student_id TEXT NOT NULL REFERENCES students (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  nonce BLOB NOT NULL CHECK (length(nonce) = 12),
  sealed BLOB NOT NULL CHECK (length(sealed) % 256 = 16),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX sealed_notes_by_writer ON sealed_notes (account_id, student_id);

CREATE INDEX sealed_notes_by_student ON sealed_notes (student_id);
`)
  },
}
