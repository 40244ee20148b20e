import type { Migration } from '../migrate.ts'

/** What was answered to a broken glass comes back to whoever broke it; what was answered before is not news any more. */
export const answersAreRead: Migration = {
  number: 15,
  title: 'Answers are read',
  up: (db) => {
    db.exec(`
ALTER TABLE glass_letters ADD COLUMN noted_at TEXT;

UPDATE glass_letters SET noted_at = read_at;
`)
  },
}
