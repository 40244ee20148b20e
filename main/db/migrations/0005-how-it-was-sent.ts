import type { Migration } from '../migrate.ts'

/**
 * The record of what left says how it went. Of what was written down before, it is known where the school sent a
 * referral and nothing else left because of it.
 */
export const howItWasSent: Migration = {
  number: 5,
  title: 'How it was sent',
  up: (db) => {
    db.exec(`
ALTER TABLE disclosures ADD COLUMN method TEXT
  CHECK (method IN ('in-hand', 'phone', 'post', 'fax', 'secure-portal'));

UPDATE disclosures SET method = (
  SELECT r.sent_method FROM referrals r
  WHERE r.id = disclosures.referral_id AND r.pathway = 'school-contacts-provider'
    AND r.sent_on = disclosures.on_day
    AND (SELECT count(*) FROM disclosures d WHERE d.referral_id = r.id) = 1);
`)
  },
}
