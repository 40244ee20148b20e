import type { Consent } from '#shared/domain/consent.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const stored = columns<Omit<Consent, 'renamedIds'>>({
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
  recipientNames: 'json',
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
  revokedAt: 'text',
  takenBackFor: 'json',
  amendsId: 'text',
  replacedOn: 'text',
  objections: 'json',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

/** Organizations a paper names that have another name by now, until somebody confirms that they are the same. */
const renamedOf = (table: string): string => `(
  SELECT json_group_array(o.id) FROM json_each(${table}.recipient_names) named JOIN organizations o ON o.id = named.key
  WHERE o.name <> named.value AND NOT EXISTS (SELECT 1 FROM same_organizations k
    WHERE k.organization_id = o.id AND k.name = o.name AND k.confirmed_at >= ${table}.recorded_at)) AS renamedIds`

const read = (row: Record<string, unknown>): Consent => ({
  ...stored.read(row),
  // The statement makes a list of ids of it.
  renamedIds: JSON.parse(String(row['renamedIds'])) as string[],
})

// What was signed for a restricted case is for its people, also after the case was closed.
const READABLE = `SELECT ${stored.select('n')}, ${renamedOf('n')} FROM consents n LEFT JOIN cases c ON c.id = n.case_id
  WHERE ${readableStudent('n.student_id')} AND (n.case_id IS NULL OR ${readableCase('c')})`

export const findReadableConsent = one<Reader & { id: string }, Consent>(`${READABLE} AND n.id = :id`, read)

export const listReadableConsents = many<Reader & { studentId: string }, Consent>(
  `${READABLE} AND n.student_id = :studentId ORDER BY n.signed_on DESC, n.recorded_at DESC`,
  read,
)

/** Whoever may read them: for deciding what may leave, never for showing. */
export const listConsents = many<{ studentId: string }, Consent>(
  `SELECT ${stored.select('n')}, ${renamedOf('n')} FROM consents n WHERE student_id = :studentId
   ORDER BY signed_on DESC, recorded_at DESC`,
  read,
)

const insertConsentRow = change<object>(`INSERT INTO consents ${stored.values}`)

export const insertConsent = (db: WritableDb, value: Consent): number =>
  insertConsentRow(db, stored.bind(value))

const updateConsentRow = change<object>(
  `UPDATE consents SET ${stored.set('happenedOn', 'revokedOn', 'revokedHow', 'revokedAt', 'takenBackFor', 'replacedOn', 'objections')},
   version = version + 1 WHERE id = :id AND version = :version`,
)

/** What may happen to a paper after it was signed. Answers 0 when somebody changed it meanwhile. */
export const updateConsent = (
  db: WritableDb,
  value: Pick<
    Consent,
    | 'id'
    | 'version'
    | 'happenedOn'
    | 'revokedOn'
    | 'revokedHow'
    | 'revokedAt'
    | 'takenBackFor'
    | 'replacedOn'
    | 'objections'
  >,
): number => updateConsentRow(db, stored.bind(value))

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
