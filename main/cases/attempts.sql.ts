import type { ContactAttempt } from '#shared/domain/follow-up.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const attempt = columns<ContactAttempt>({
  id: 'text',
  caseId: 'text',
  referralId: 'text',
  withWhom: 'text',
  contactId: 'text',
  channel: 'text',
  language: 'text',
  interpreter: 'text',
  reached: 'flag',
  result: 'text',
  at: 'text',
  recordedBy: 'text',
  version: 'integer',
})

export const listAttempts = many<{ caseId: string }, ContactAttempt>(
  `SELECT ${attempt.select()} FROM contact_attempts WHERE case_id = :caseId ORDER BY at, id`,
  attempt.read,
)

const insertAttemptRow = change<object>(`INSERT INTO contact_attempts ${attempt.values}`)
export const insertAttempt = (db: WritableDb, value: ContactAttempt): number =>
  insertAttemptRow(db, attempt.bind(value))

export const deleteAttempt = change<{ id: string; version: number }>(
  'DELETE FROM contact_attempts WHERE id = :id AND version = :version',
)

/** Whether the referral is one of the case and the contact one of its student; what is not named fits. */
export const doesAttemptFit = one<
  { caseId: string; studentId: string; referralId: string | null; contactId: string | null },
  { referral: boolean; contact: boolean }
>(
  `SELECT
     :referralId IS NULL OR EXISTS (
       SELECT 1 FROM referrals WHERE id = :referralId AND case_id = :caseId) AS referral,
     :contactId IS NULL OR EXISTS (
       SELECT 1 FROM student_contacts WHERE student_id = :studentId AND contact_id = :contactId) AS contact`,
  ({ referral, contact }) => ({ referral: referral === 1, contact: contact === 1 }),
)
