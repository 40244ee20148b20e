import type { PartRef, RecordsRequest } from '#shared/domain/records-request.ts'

import { readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'
import type { LeftDocument } from './left-documents.ts'

const request = columns<RecordsRequest>({
  id: 'text',
  studentId: 'text',
  kind: 'text',
  requester: 'text',
  capacity: 'text',
  organizationId: 'text',
  consentPurpose: 'text',
  asksFor: 'text',
  periodFrom: 'text',
  periodUntil: 'text',
  interest: 'text',
  shown: 'text',
  receivedOn: 'text',
  answerBy: 'text',
  ownerId: 'text',
  notice: 'json',
  objections: 'json',
  review: 'json',
  reviewsBefore: 'json',
  parts: 'json',
  programMarks: 'json',
  programGround: 'json',
  names: 'json',
  alsoHidden: 'json',
  holdId: 'text',
  outcome: 'json',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

/** A request with whose it is and who sees to it. */
export interface RequestRow extends RecordsRequest {
  readonly studentName: string
  readonly ownerName: string
  /** When its answer was printed last of whose pages nobody has said where they are, for whoever does casework. */
  readonly printedAt: string | null
}

const ROWS = `SELECT ${request.select('q')}, ${schoolNameOf('s')} AS studentName, a.name AS ownerName,
    (SELECT max(f.printed_at) FROM printed_forms f
     WHERE f.request_id = q.id AND f.ending IS NULL AND :readerDoesCasework = 1) AS printedAt
  FROM records_requests q JOIN students s ON s.id = q.student_id JOIN accounts a ON a.id = q.owner_id
  WHERE ${readableStudent('q.student_id')}`

// The columns above are the fields of a row.
const read = (row: Record<string, unknown>): RequestRow => request.read(row) as RequestRow

export const findRequest = one<Reader & { id: string }, RequestRow>(`${ROWS} AND q.id = :id`, read)

export const findOpenHeld = one<{ holdId: string }, { id: string }>(
  'SELECT id FROM records_requests WHERE hold_id = :holdId AND outcome IS NULL',
  // The one column that was asked for.
  (row) => row as { id: string },
)

/** An answer that had left by a day with a signed page. */
export const findAnswerWith = one<{ studentId: string; scanId: string; onDay: string }, { id: string }>(
  `SELECT q.id FROM records_requests q, json_each(q.outcome, '$.parts') p
   WHERE q.student_id = :studentId AND q.outcome ->> 'state' = 'left' AND q.outcome ->> 'on' <= :onDay
     AND p.value ->> 'kind' = 'scan' AND p.value ->> 'id' = :scanId LIMIT 1`,
  // The one column that was asked for.
  (row) => row as { id: string },
)

interface Asked extends Reader {
  /** Of one student; `null` for everybody’s. */
  readonly studentId: string | null
}

const OF_STUDENT = '(:studentId IS NULL OR q.student_id = :studentId)'

export const listOpenRequests = many<Asked, RequestRow>(
  `${ROWS} AND q.outcome IS NULL AND ${OF_STUDENT} ORDER BY q.received_on, q.id`,
  read,
)

export const listEndedRequests = many<Asked & { readonly limit: number }, RequestRow>(
  `${ROWS} AND q.outcome IS NOT NULL AND ${OF_STUDENT}
   ORDER BY q.outcome ->> 'on' DESC, q.id DESC LIMIT :limit`,
  read,
)

/** Those of one student of which nothing left, the newest ending first. */
export const listRequestsInVain = many<Reader & { readonly studentId: string }, RequestRow>(
  `${ROWS} AND q.outcome ->> 'state' IN ('refused', 'withdrawn') AND q.student_id = :studentId
   ORDER BY q.outcome ->> 'on' DESC, q.id DESC`,
  read,
)

export const listRequestsOwnedBy = many<{ ownerId: string; studentId: string | null }, RecordsRequest>(
  `SELECT ${request.select('q')} FROM records_requests q
   WHERE q.owner_id = :ownerId AND q.outcome IS NULL AND ${OF_STUDENT} ORDER BY q.id`,
  request.read,
)

const insertRow = change<object>(`INSERT INTO records_requests ${request.values}`)

export const insertRequest = (db: WritableDb, value: RecordsRequest): number =>
  insertRow(db, request.bind(value))

const updateRow = change<object>(
  `UPDATE records_requests SET ${request.set(
    'organizationId',
    'consentPurpose',
    'periodFrom',
    'periodUntil',
    'shown',
    'answerBy',
    'ownerId',
    'notice',
    'objections',
    'review',
    'reviewsBefore',
    'parts',
    'programMarks',
    'programGround',
    'names',
    'alsoHidden',
    'outcome',
  )}, version = version + 1
   WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed it since `version`. */
export const updateRequest = (db: WritableDb, value: RecordsRequest): number =>
  updateRow(db, request.bind(value))

const keepLeft = change<{ id: string; documents: string | null }>(
  'UPDATE records_requests SET left_documents = :documents WHERE id = :id',
)

/** Keeps what left, word for word; `null` when it did not leave after all. */
export const setLeftDocuments = (
  db: WritableDb,
  { id, documents }: { readonly id: string; readonly documents: readonly LeftDocument[] | null },
): number => keepLeft(db, { id, documents: documents && JSON.stringify(documents) })

const keepOffered = change<{ id: string; offered: string | null }>(
  'UPDATE records_requests SET offered = :offered WHERE id = :id',
)

/** Keeps which documents somebody could choose from; `null` while nobody chose. */
export const setOffered = (
  db: WritableDb,
  { id, offered }: { readonly id: string; readonly offered: readonly PartRef[] | null },
): number => keepOffered(db, { id, offered: offered && JSON.stringify(offered) })

/** Which documents somebody could choose from. */
export const findOffered = one<{ id: string }, readonly PartRef[]>(
  'SELECT offered FROM records_requests WHERE id = :id AND offered IS NOT NULL',
  // Written by the statement above.
  ({ offered }) => JSON.parse(String(offered)) as PartRef[],
)

/** Remembers what a draft said that was printed for the review. */
export const setDraftSeen = change<{ id: string; seen: string }>(
  'UPDATE records_requests SET draft_seen = :seen WHERE id = :id',
)

export const findDraftSeen = one<{ id: string }, string>(
  'SELECT draft_seen AS seen FROM records_requests WHERE id = :id',
  ({ seen }) => String(seen),
)

/** Marks an answer whose printer stopped; at the same version, so that it can be taken back as if it had not been printed. */
export const setPrinterStopped = change<{ id: string }>(
  `UPDATE records_requests SET outcome = json_set(outcome, '$.stopped', json('true'))
   WHERE id = :id AND outcome ->> 'state' = 'left'`,
)

/** What left by a request. */
export const findLeftDocuments = one<{ id: string }, readonly LeftDocument[]>(
  'SELECT left_documents AS documents FROM records_requests WHERE id = :id AND left_documents IS NOT NULL',
  // Written by the statement above.
  ({ documents }) => JSON.parse(String(documents)) as LeftDocument[],
)

/** Answers 0 when somebody changed it since `version`. */
export const deleteRequest = change<{ id: string; version: number }>(
  'DELETE FROM records_requests WHERE id = :id AND version = :version',
)
