import type { Consent } from '#shared/domain/consent.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const consent = columns<Consent>({
  id: 'text',
  studentId: 'text',
  caseId: 'text',
  kind: 'text',
  signer: 'text',
  signerContactId: 'text',
  authority: 'text',
  authorityShown: 'text',
  studentSigned: 'flag',
  recipientIds: 'json',
  anyTreating: 'flag',
  direction: 'text',
  information: 'json',
  purposes: 'json',
  purpose: 'text',
  statements: 'json',
  signedOn: 'text',
  expiresOn: 'text',
  expiresWhen: 'text',
  happenedOn: 'text',
  languageSigned: 'text',
  interpreter: 'text',
  revokedOn: 'text',
  revokedHow: 'text',
  amendsId: 'text',
  replacedOn: 'text',
  objections: 'json',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

// What was signed for a restricted case is for its people, also after the case was closed.
const READABLE = `SELECT ${consent.select('n')} FROM consents n LEFT JOIN cases c ON c.id = n.case_id
  WHERE ${readableStudent('n.student_id')} AND (n.case_id IS NULL OR ${readableCase('c')})`

export const findReadableConsent = one<Reader & { id: string }, Consent>(
  `${READABLE} AND n.id = :id`,
  consent.read,
)

export const listReadableConsents = many<Reader & { studentId: string }, Consent>(
  `${READABLE} AND n.student_id = :studentId ORDER BY n.signed_on DESC, n.recorded_at DESC`,
  consent.read,
)

/** Whoever may read them: for deciding what may leave, never for showing. */
export const listConsents = many<{ studentId: string }, Consent>(
  `SELECT ${consent.select()} FROM consents WHERE student_id = :studentId
   ORDER BY signed_on DESC, recorded_at DESC`,
  consent.read,
)

const insertConsentRow = change<object>(`INSERT INTO consents ${consent.values}`)

export const insertConsent = (db: WritableDb, value: Consent): number =>
  insertConsentRow(db, consent.bind(value))

const updateConsentRow = change<object>(
  `UPDATE consents SET ${consent.set('happenedOn', 'revokedOn', 'revokedHow', 'replacedOn', 'objections')},
   version = version + 1 WHERE id = :id AND version = :version`,
)

/** What may happen to a paper after it was signed. Answers 0 when somebody changed it meanwhile. */
export const updateConsent = (
  db: WritableDb,
  value: Pick<
    Consent,
    'id' | 'version' | 'happenedOn' | 'revokedOn' | 'revokedHow' | 'replacedOn' | 'objections'
  >,
): number => updateConsentRow(db, consent.bind(value))

/** Answers 0 when somebody changed it meanwhile. */
export const deleteConsent = change<{ id: string; version: number }>(
  'DELETE FROM consents WHERE id = :id AND version = :version',
)

/** How often something was done on the strength of this consent. */
export const countUses = one<{ id: string }, { uses: number }>(
  `SELECT (SELECT count(*) FROM disclosures WHERE consent_id = :id)
        + (SELECT count(*) FROM referrals WHERE consent_id = :id)
        + (SELECT count(*) FROM return_plans WHERE consent_id = :id)
        + (SELECT count(*) FROM consent_scans WHERE consent_id = :id)
        + (SELECT count(*) FROM consents WHERE amends_id = :id) AS uses`,
  ({ uses }) => ({ uses: Number(uses) }),
)

/** For each student the day their first consent in force runs out within a span. */
export const listConsentEndings = many<
  Reader & { from: string; to: string },
  { studentId: string; on: string }
>(
  `SELECT n.student_id AS studentId, min(n.expires_on) AS "on" FROM consents n LEFT JOIN cases c ON c.id = n.case_id
   WHERE n.expires_on BETWEEN :from AND :to AND n.revoked_on IS NULL AND n.happened_on IS NULL
     AND n.replaced_on IS NULL
     AND ${readableStudent('n.student_id')} AND (n.case_id IS NULL OR ${readableCase('c')})
   GROUP BY n.student_id`,
  // The columns are the fields.
  (row) => row as unknown as { studentId: string; on: string },
)
