import type { Migration } from '../migrate.ts'

/**
 * A consent belongs to the case it was recorded in, so that those of a restricted case stay with its people after it
 * was closed. The first choice is the case of a referral that went out on it, a restricted one before others; then the
 * case that was open on that day. The day of an instant may be one later than the school's.
 */
export const consentsOfACase: Migration = {
  number: 2,
  title: 'Consents belong to a case',
  up: (db) => {
    db.exec(`
ALTER TABLE consents ADD COLUMN case_id TEXT REFERENCES cases (id);

CREATE INDEX consents_by_case ON consents (case_id) WHERE case_id IS NOT NULL;

UPDATE consents SET case_id = coalesce(
  (SELECT c.id FROM referrals r JOIN cases c ON c.id = r.case_id
   WHERE r.consent_id = consents.id ORDER BY c.restricted DESC, c.opened_on DESC LIMIT 1),
  (SELECT c.id FROM cases c
   WHERE c.student_id = consents.student_id
     AND c.opened_on <= substr(consents.recorded_at, 1, 10)
     AND (c.closed_on IS NULL OR c.closed_on >= date(consents.recorded_at, '-1 day'))
   ORDER BY c.restricted DESC, c.opened_on DESC LIMIT 1));
`)
  },
}
