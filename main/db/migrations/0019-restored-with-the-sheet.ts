import type { Migration } from '../migrate.ts'

/** Whoever holds the recovery sheet gives any name they like, so a restore made with it says so; earlier ones say as much as was known. */
export const restoredWithTheSheet: Migration = {
  number: 19,
  title: 'Restored with the sheet',
  up: (db) => {
    db.exec(`
ALTER TABLE restores ADD COLUMN by_sheet INTEGER NOT NULL DEFAULT 0 CHECK (by_sheet IN (0, 1));
`)
  },
}
