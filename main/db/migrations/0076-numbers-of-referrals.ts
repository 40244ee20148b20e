import type { Migration } from '../migrate.ts'

/** Each referral has a number in its case, which stands on its papers: two of one case print different codes. */
export const numbersOfReferrals: Migration = {
  number: 76,
  title: 'Numbers of referrals',
  up: (db) => {
    db.exec(`
ALTER TABLE referrals ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE referrals SET number = (
  SELECT count(*) FROM referrals r
  WHERE r.case_id = referrals.case_id AND (r.created_at, r.id) <= (referrals.created_at, referrals.id));
CREATE UNIQUE INDEX referrals_by_number ON referrals (case_id, number);`)
  },
}
