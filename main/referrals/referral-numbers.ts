import type { ReadableDb } from '../db/types.ts'
import { listReferralNumbers } from './referrals.sql.ts'

/** Which referral of its case each one is, by id: it stands on the papers that come back. */
export function referralNumbers(db: ReadableDb, caseId: string): Readonly<Record<string, number>> {
  return Object.fromEntries(listReferralNumbers(db, { caseId }).map(({ id, number }) => [id, number]))
}
