import type { Migration } from '../migrate.ts'

/** Somebody reads once what a day holds, whichever window they begin it in. */
export const mornings: Migration = {
  number: 29,
  title: 'Mornings',
  up: (db) => {
    db.exec('ALTER TABLE accounts ADD COLUMN morning_read_on TEXT;')
  },
}
