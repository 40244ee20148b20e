import type { Migration } from '../migrate.ts'

/** Which of the school's own services may stand on lists for families; none of those that are there, until somebody says so. */
export const ownServicesOnLists: Migration = {
  number: 96,
  title: 'Own services on lists for families',
  up: (db) => {
    db.exec(
      'ALTER TABLE school_services ADD COLUMN on_lists INTEGER NOT NULL DEFAULT 0 CHECK (on_lists IN (0, 1))',
    )
  },
}
