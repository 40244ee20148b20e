import type { Consent } from '#shared/domain/consent.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const consent = columns<Consent>({
  id: 'text',
  studentId: 'text',
  kind: 'text',
  signer: 'text',
  authority: 'text',
  recipientIds: 'json',
  direction: 'text',
  information: 'json',
  purpose: 'text',
  signedOn: 'text',
  expiresOn: 'text',
  languageSigned: 'text',
  interpreter: 'text',
  revokedOn: 'text',
  revokedHow: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

export const getConsent = one<{ id: string }, Consent>(
  `SELECT ${consent.select()} FROM consents WHERE id = :id`,
  consent.read,
)

export const listConsentsOfStudent = many<{ studentId: string }, Consent>(
  `SELECT ${consent.select()} FROM consents WHERE student_id = :studentId
   ORDER BY signed_on DESC, recorded_at DESC`,
  consent.read,
)

const insertConsentRow = change<object>(`INSERT INTO consents ${consent.values}`)

export const insertConsent = (db: WritableDb, value: Consent): number =>
  insertConsentRow(db, consent.bind(value))

/** Answers 0 when somebody changed it meanwhile. */
export const setRevocation = change<{
  id: string
  version: number
  revokedOn: string | null
  revokedHow: string
}>(
  `UPDATE consents SET revoked_on = :revokedOn, revoked_how = :revokedHow, version = version + 1
   WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed it meanwhile. */
export const deleteConsent = change<{ id: string; version: number }>(
  'DELETE FROM consents WHERE id = :id AND version = :version',
)

/** How often something left on the strength of this consent. */
export const countUses = one<{ id: string }, { uses: number }>(
  `SELECT (SELECT count(*) FROM disclosures WHERE consent_id = :id)
        + (SELECT count(*) FROM referrals WHERE consent_id = :id) AS uses`,
  ({ uses }) => ({ uses: Number(uses) }),
)

/** The student and, where there is one, their open case. */
export const findStudentWithCase = one<{ studentId: string }, { caseId: string | null }>(
  `SELECT cases.id AS caseId FROM students
   LEFT JOIN cases ON cases.student_id = students.id AND cases.closed_on IS NULL
   WHERE students.id = :studentId`,
  ({ caseId }) => ({ caseId: typeof caseId === 'string' ? caseId : null }),
)
