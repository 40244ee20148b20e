import type { Disclosure } from '#shared/domain/disclosure.ts'

import type { Asker } from '../access/asker.ts'
import { disclosuresOfStudent } from '../disclosures/disclosures.ts'
import type { ReadableDb } from '../db/types.ts'
import { readerOf } from '../access/readable.ts'
import { hiddenCalls } from '../moves/hidden-calls.ts'
import { listHiddenReferrals } from './cases.sql.ts'

/**
 * A student's record of disclosures, without those made for a case the asker may not read: by its referrals, and by calls
 * about it to a new school.
 */
export function disclosuresFor(db: ReadableDb, session: Asker, studentId: string): Disclosure[] {
  const referrals = new Set(listHiddenReferrals(db, { studentId, ...readerOf(session) }))
  const calls = hiddenCalls(db, session, studentId)
  return disclosuresOfStudent(db, studentId).filter(
    ({ id, referralId }) => !calls.has(id) && (referralId === null || !referrals.has(referralId)),
  )
}
