import type { Migration } from '../migrate.ts'

/**
 * Somebody said of a record that what looks wrong with it is right, and why. It holds as long as the record reads as it did;
 * of each kind and record there is one.
 */
export const rightAsItIs: Migration = {
  number: 95,
  title: 'Right as it is',
  up: (db) => {
    db.exec(`
CREATE TABLE known_right (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  student_id TEXT REFERENCES students (id),
  referral_id TEXT REFERENCES referrals (id),
  contact_id TEXT REFERENCES contacts (id) ON DELETE CASCADE,
  service_id TEXT REFERENCES services (id) ON DELETE CASCADE,
  as_it_was TEXT NOT NULL,
  reason TEXT NOT NULL,
  said_at TEXT NOT NULL,
  said_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK ((student_id IS NULL) = (service_id IS NOT NULL)),
  CHECK (referral_id IS NULL OR (contact_id IS NULL AND service_id IS NULL)),
  CHECK (contact_id IS NULL OR service_id IS NULL)
) STRICT;
CREATE INDEX known_right_by_student ON known_right (student_id) WHERE student_id IS NOT NULL;
CREATE INDEX known_right_by_service ON known_right (service_id) WHERE service_id IS NOT NULL;`)
  },
}
