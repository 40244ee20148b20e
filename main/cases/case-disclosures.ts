import type { Disclosure } from '#shared/domain/disclosure.ts'

import type { Asker } from '../access/asker.ts'
import { disclosuresOfStudent } from '../disclosures/disclosures.ts'
import type { ReadableDb } from '../db/types.ts'
import { readerOf } from '../access/readable.ts'
import { listHiddenReferrals } from './cases.sql.ts'

/** A student's record of disclosures, without those made for a case the asker may not read. */
export function disclosuresFor(db: ReadableDb, session: Asker, studentId: string): Disclosure[] {
  const hidden = new Set(listHiddenReferrals(db, { studentId, ...readerOf(session) }))
  return disclosuresOfStudent(db, studentId).filter(
    ({ referralId }) => referralId === null || !hidden.has(referralId),
  )
}
