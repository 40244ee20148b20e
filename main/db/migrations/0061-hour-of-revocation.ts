import type { Migration } from '../migrate.ts'

/** A consent that is taken back keeps when that was written down; of one from before nobody knows. */
export const hourOfRevocation: Migration = {
  number: 61,
  title: 'Hour of revocation',
  up: (db) => {
    db.exec(
      `ALTER TABLE consents ADD COLUMN revoked_at TEXT CHECK (revoked_at IS NULL OR revoked_on IS NOT NULL)`,
    )
  },
}
