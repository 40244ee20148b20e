import type { Migration } from '../migrate.ts'

/** An import names its files, how new what they say is, and stays in the list when it is taken back. */
export const importsThatStay: Migration = {
  number: 81,
  title: 'Imports that stay',
  up: (db) => {
    db.exec(`
ALTER TABLE imports ADD COLUMN files TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(files));
ALTER TABLE imports ADD COLUMN newest_on TEXT;
ALTER TABLE imports ADD COLUMN taken_back_at TEXT;`)
  },
}
