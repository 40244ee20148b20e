import type { Migration } from '../migrate.ts'

/** A printed form keeps which providers stand on it; of one from before nobody knows. */
export const recipientsOnForms: Migration = {
  number: 58,
  title: 'Recipients on forms',
  up: (db) => {
    db.exec(
      `ALTER TABLE printed_forms ADD COLUMN recipient_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(recipient_ids))`,
    )
  },
}
