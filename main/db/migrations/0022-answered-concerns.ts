import type { Migration } from '../migrate.ts'

/** Whoever raised a concern is answered, and that they were is known. */
export const answeredConcerns: Migration = {
  number: 22,
  title: 'Answered concerns',
  up: (db) => {
    db.exec(`
ALTER TABLE concerns ADD COLUMN answered_at TEXT;
ALTER TABLE concerns ADD COLUMN answered_by TEXT REFERENCES accounts (id);
ALTER TABLE concerns ADD COLUMN answered_how TEXT
  CHECK (answered_how IN ('in-person', 'phone', 'paper', 'message'));
`)
  },
}
