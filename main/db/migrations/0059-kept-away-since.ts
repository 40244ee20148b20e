import type { Migration } from '../migrate.ts'

/** A contact nobody may contact keeps since when; of one from before nobody knows. */
export const keptAwaySince: Migration = {
  number: 59,
  title: 'Kept away since',
  up: (db) => {
    db.exec(
      `ALTER TABLE student_contacts ADD COLUMN do_not_contact_since TEXT CHECK (do_not_contact_since IS NULL OR do_not_contact = 1)`,
    )
  },
}
