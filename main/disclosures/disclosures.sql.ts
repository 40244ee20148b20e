import type { Disclosure } from '#shared/domain/disclosure.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const disclosure = columns<Disclosure>({
  id: 'text',
  studentId: 'text',
  referralId: 'text',
  party: 'text',
  interest: 'text',
  what: 'text',
  information: 'json',
  onDay: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  consentId: 'text',
  exception: 'text',
  exceptionNote: 'text',
  method: 'text',
})

const insertDisclosureRow = change<object>(`INSERT INTO disclosures ${disclosure.values}`)

export const insertDisclosure = (db: WritableDb, value: Disclosure): number =>
  insertDisclosureRow(db, disclosure.bind(value))

/** Answers 0 where it is the only record of a page that was said to have gone to the provider. */
export const deleteDisclosure = change<Pick<Disclosure, 'id' | 'referralId'>>(
  `DELETE FROM disclosures WHERE id = :id AND (
     EXISTS (SELECT 1 FROM disclosures WHERE referral_id = :referralId AND id <> :id)
     OR NOT EXISTS (SELECT 1 FROM printed_pages
       WHERE referral_id = :referralId AND ending = 'sent-to-provider' AND information <> '[]'))`,
)

export const listDisclosuresOfStudent = many<{ studentId: string }, Disclosure>(
  `SELECT ${disclosure.select()} FROM disclosures WHERE student_id = :studentId
   ORDER BY on_day DESC, recorded_at DESC`,
  disclosure.read,
)

export const listDisclosuresOfReferral = many<{ referralId: string }, Disclosure>(
  `SELECT ${disclosure.select()} FROM disclosures WHERE referral_id = :referralId
   ORDER BY on_day DESC, recorded_at DESC`,
  disclosure.read,
)
