import type { Disclosure } from '#shared/domain/disclosure.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const disclosure = columns<Disclosure>({
  id: 'text',
  studentId: 'text',
  referralId: 'text',
  organizationId: 'text',
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
  pageIds: 'json',
  crisisEntryId: 'text',
  isReport: 'flag',
  isUndelivered: 'flag',
})

const insertDisclosureRow = change<object>(`INSERT INTO disclosures ${disclosure.values}`)

export const insertDisclosure = (db: WritableDb, value: Disclosure): number =>
  insertDisclosureRow(db, disclosure.bind(value))

/** Answers 0 while a page that went with it is still said to have gone. */
export const deleteDisclosure = change<Pick<Disclosure, 'id'>>(
  `DELETE FROM disclosures WHERE id = :id AND NOT EXISTS (
     SELECT 1 FROM json_each(page_ids) JOIN printed_pages p ON p.id = value WHERE p.ending = 'sent-to-provider')`,
)

const setWhatWentRow = change<object>(
  `UPDATE disclosures SET ${disclosure.set('pageIds', 'what')} WHERE id = :id`,
)

export const setWhatWent = (db: WritableDb, value: Pick<Disclosure, 'id' | 'pageIds' | 'what'>): number =>
  setWhatWentRow(db, disclosure.bind(value))

const setDeliveredRow = change<object>(
  `UPDATE disclosures SET ${disclosure.set('isUndelivered')} WHERE id = :id`,
)

export const setDelivered = (db: WritableDb, value: Pick<Disclosure, 'id' | 'isUndelivered'>): number =>
  setDeliveredRow(db, disclosure.bind(value))

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

export const findDisclosureOfEntry = one<{ crisisEntryId: string }, Disclosure>(
  `SELECT ${disclosure.select()} FROM disclosures WHERE crisis_entry_id = :crisisEntryId`,
  disclosure.read,
)
