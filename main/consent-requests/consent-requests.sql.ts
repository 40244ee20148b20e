import type { PaperLine } from '#shared/api/consent-requests.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { ConsentRequest } from '#shared/domain/consent-request.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'

const request = columns<ConsentRequest>({
  id: 'text',
  studentId: 'text',
  caseId: 'text',
  referralId: 'text',
  kind: 'text',
  recipientIds: 'json',
  askedContactId: 'text',
  askedName: 'text',
  how: 'text',
  language: 'text',
  askedOn: 'text',
  reminders: 'json',
  ending: 'json',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

const JOINS = `JOIN students s ON s.id = q.student_id
  LEFT JOIN cases c ON c.id = q.case_id
  LEFT JOIN referrals r ON r.id = q.referral_id`

const READABLE = `${readableStudent('q.student_id')} AND (q.case_id IS NULL OR ${readableCase('c')})`

export const findReadableRequest = one<Reader & { id: string }, ConsentRequest>(
  `SELECT ${request.select('q')} FROM consent_requests q ${JOINS} WHERE q.id = :id AND ${READABLE}`,
  request.read,
)

/** What was asked of a student and may still be answered by a paper. */
export const listUnansweredRequests = many<Reader & { studentId: string }, ConsentRequest>(
  `SELECT ${request.select('q')} FROM consent_requests q ${JOINS}
   WHERE q.student_id = :studentId AND (q.ending IS NULL OR q.ending ->> 'state' IN ('never-returned', 'not-needed')) AND ${READABLE}
   ORDER BY q.asked_on, q.id`,
  request.read,
)

/** The papers somebody said no to. */
export const listDeclinedRequests = many<Reader & { studentId: string }, ConsentRequest>(
  `SELECT ${request.select('q')} FROM consent_requests q ${JOINS}
   WHERE q.student_id = :studentId AND q.ending ->> 'state' = 'declined' AND ${READABLE} ORDER BY q.asked_on, q.id`,
  request.read,
)

/** The papers somebody said no to, whoever may read them: for deciding what may leave, never for showing. */
export const listWrittenNos = many<{ studentId: string }, ConsentRequest>(
  `SELECT ${request.select()} FROM consent_requests
   WHERE student_id = :studentId AND ending ->> 'state' = 'declined' ORDER BY asked_on, id`,
  request.read,
)

const insertRequestRow = change<object>(`INSERT INTO consent_requests ${request.values}`)

export const insertRequest = (db: WritableDb, value: ConsentRequest): number =>
  insertRequestRow(db, request.bind(value))

const updateRequestRow = change<object>(
  `UPDATE consent_requests SET ${request.set('reminders', 'ending')}, version = version + 1
   WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed it meanwhile. */
export const updateRequest = (
  db: WritableDb,
  value: Pick<ConsentRequest, 'id' | 'version' | 'reminders' | 'ending'>,
): number => updateRequestRow(db, request.bind(value))

/** Answers 0 when somebody changed it meanwhile. */
export const deleteRequest = change<{ id: string; version: number }>(
  'DELETE FROM consent_requests WHERE id = :id AND version = :version',
)

interface Whose extends Reader {
  /** For whom, as a list of accounts; `null` for the whole office. */
  readonly mine: string | null
  /** Of one student; `null` for everybody’s. */
  readonly studentId: string | null
}

/** A line as its record tells it; who was asked and how long ago is for the rules to say. */
export type PaperRow = Omit<PaperLine, 'recipients' | 'contact' | 'isKeptAway' | 'schoolDaysWaited'>

/** Its referral or its case has ended, or the student has left: nobody waits any longer. */
const MOOT = `(r.list_group NOT IN ('open', 'linked') OR c.closed_on IS NOT NULL OR s.status = 'left')`
const WAITING = `q.ending IS NULL AND ${MOOT} IS NOT TRUE`
const OWNER = 'coalesce(r.owner_id, c.owner_id, q.recorded_by)'
const MINE = `(:mine IS NULL OR ${OWNER} IN (SELECT value FROM json_each(:mine)))
  AND (:studentId IS NULL OR q.student_id = :studentId)`

const PAPERS = `SELECT ${request.select('q')}, ${schoolNameOf('s')} AS studentName, c.code AS caseCode,
    ${OWNER} AS ownerId, a.name AS ownerName, coalesce(o.name, r.school_service) AS destination,
    coalesce(${MOOT}, 0) AS isMoot
  FROM consent_requests q ${JOINS}
    JOIN accounts a ON a.id = ${OWNER}
    LEFT JOIN services v ON v.id = r.service_id
    LEFT JOIN organizations o ON o.id = v.organization_id`

const readPaper = (row: Record<string, unknown>): PaperRow => {
  const paper = request.read(row) as PaperRow
  return { ...paper, isMoot: Number(paper.isMoot) === 1 }
}

export const listWaitingPapers = many<Whose, PaperRow>(
  `${PAPERS} WHERE ${WAITING} AND ${MINE} AND ${READABLE} ORDER BY q.asked_on, q.id`,
  readPaper,
)

export const listEndedPapers = many<Whose & { readonly limit: number }, PaperRow>(
  `${PAPERS} WHERE NOT (${WAITING}) AND ${MINE} AND ${READABLE}
   ORDER BY coalesce(q.ending ->> 'on', q.asked_on) DESC, q.id DESC LIMIT :limit`,
  readPaper,
)

export const countPapers = one<Whose, { waiting: number; ended: number }>(
  `SELECT count(*) FILTER (WHERE ${WAITING}) AS waiting, count(*) FILTER (WHERE NOT (${WAITING})) AS ended
   FROM consent_requests q ${JOINS} WHERE ${MINE} AND ${READABLE}`,
  ({ waiting, ended }) => ({ waiting: Number(waiting), ended: Number(ended) }),
)

/** The case in which a consent that ends is used, and whose it is. */
export interface UsedIn {
  readonly consentId: string
  readonly studentId: string
  readonly studentName: string
  readonly caseId: string
  readonly caseCode: string
  readonly ownerId: string
  readonly ownerName: string
}

/** The consents in open cases that end within a span of days, the first to end first. */
export const listConsentsInUse = many<Whose & { readonly from: string; readonly to: string }, UsedIn>(
  `SELECT n.id AS consentId, n.student_id AS studentId, ${schoolNameOf('s')} AS studentName, c.id AS caseId,
     c.code AS caseCode, c.owner_id AS ownerId, a.name AS ownerName
   FROM consents n JOIN students s ON s.id = n.student_id
     JOIN cases c ON c.student_id = n.student_id AND c.closed_on IS NULL
     JOIN accounts a ON a.id = c.owner_id
   WHERE n.expires_on BETWEEN :from AND :to AND (:mine IS NULL OR c.owner_id IN (SELECT value FROM json_each(:mine)))
     AND (:studentId IS NULL OR n.student_id = :studentId) AND s.status <> 'left' AND ${readableCase('c')}
   ORDER BY n.expires_on, n.id`,
  // The columns are the fields.
  (row) => row as unknown as UsedIn,
)

/** What of a consent tells when it ends. */
export type EndingConsent = Consent & { readonly expiresOn: string }
