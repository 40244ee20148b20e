import type { Migration } from '../migrate.ts'

/**
 * Since when a contact may not be contacted of whom nobody knows is at the latest today; the hour at which it was written
 * down that a consent was taken back is none of another day.
 */
export const daysNotKnown: Migration = {
  number: 62,
  title: 'Days not known',
  up: (db) => {
    db.exec(`
UPDATE student_contacts SET do_not_contact_since = date('now', 'localtime')
  WHERE do_not_contact = 1 AND do_not_contact_since IS NULL;
UPDATE consents SET revoked_at = NULL WHERE substr(revoked_at, 1, 10) <> revoked_on;`)
  },
}
