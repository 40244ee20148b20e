import type { ConcernLine } from '#shared/api/concerns.ts'
import type { Concern } from '#shared/domain/concern.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { listNameOf, schoolNameOf } from '../students/student-name.ts'
import { READABLE_CONCERN } from './readable-concern.ts'

const concern = columns<Concern>({
  id: 'text',
  studentId: 'text',
  source: 'text',
  reporterName: 'text',
  anonymous: 'flag',
  noticed: 'json',
  words: 'text',
  studentWords: 'text',
  studentWish: 'text',
  trustedAdult: 'text',
  onset: 'text',
  frequency: 'text',
  setting: 'text',
  alreadyTried: 'text',
  immediateDanger: 'flag',
  proposedUrgency: 'text',
  familyAware: 'flag',
  receivedAt: 'text',
  recordedBy: 'text',
  state: 'text',
  answeredAt: 'text',
  answeredBy: 'text',
  answeredHow: 'text',
  caseId: 'text',
  version: 'integer',
})

const OF_READABLE_STUDENT = readableStudent('n.student_id')

const CURRENT_VERSION = `(SELECT max(number) FROM protocols WHERE state = 'published')`

const LINE = `SELECT ${concern.select('n')}, ${schoolNameOf('s')} AS studentName, ${listNameOf('s')} AS studentListName, o.code AS openCaseCode,
    coalesce(o.protocol_number, ${CURRENT_VERSION}) AS protocolNumber,
    ${readableCase('c')} AS mayReadCase
  FROM concerns n
  JOIN students s ON s.id = n.student_id
  LEFT JOIN cases c ON c.id = n.case_id
  LEFT JOIN cases o ON o.student_id = n.student_id AND o.closed_on IS NULL AND ${readableCase('o')}`

// The columns of a concern, both names, the code of the open case and the version are the fields of ConcernLine; `mayReadCase` is
// asked here and goes no further.
const readLine = (row: Record<string, unknown>): ConcernLine => {
  const line = concern.read(row) as ConcernLine
  return row['mayReadCase'] === 1 ? line : { ...line, caseId: null }
}

export const findConcernLine = one<Reader & { id: string }, ConcernLine>(
  `${LINE} WHERE n.id = :id AND ${OF_READABLE_STUDENT} AND ${READABLE_CONCERN}`,
  readLine,
)

export const listNewConcerns = many<Reader, ConcernLine>(
  `${LINE} WHERE n.state = 'new' AND ${OF_READABLE_STUDENT} ORDER BY n.immediate_danger DESC, n.received_at, n.id`,
  readLine,
)

export const listConcerns = many<Reader & { state: string | null; limit: number }, ConcernLine>(
  `${LINE} WHERE (:state IS NULL OR n.state = :state) AND ${OF_READABLE_STUDENT} AND ${READABLE_CONCERN}
   ORDER BY n.received_at DESC, n.id DESC LIMIT :limit`,
  readLine,
)

export const listConcernsOfStudent = many<Reader & { studentId: string }, ConcernLine>(
  `${LINE} WHERE n.student_id = :studentId AND n.state <> 'withdrawn' AND ${OF_READABLE_STUDENT} AND ${READABLE_CONCERN}
   ORDER BY n.received_at DESC, n.id DESC`,
  readLine,
)

export const listConcernsOfCase = many<{ caseId: string }, Concern>(
  `SELECT ${concern.select()} FROM concerns WHERE case_id = :caseId AND state <> 'withdrawn'
   ORDER BY received_at, id`,
  concern.read,
)

export const findConcern = one<{ id: string }, Concern>(
  `SELECT ${concern.select()} FROM concerns WHERE id = :id`,
  concern.read,
)

const insertConcernRow = change<object>(`INSERT INTO concerns ${concern.values}`)
export const insertConcern = (db: WritableDb, value: Concern): number =>
  insertConcernRow(db, concern.bind(value))

const updateConcernRow = change<object>(
  `UPDATE concerns SET ${concern.set(
    'studentId',
    'source',
    'reporterName',
    'anonymous',
    'noticed',
    'words',
    'studentWords',
    'studentWish',
    'trustedAdult',
    'onset',
    'frequency',
    'setting',
    'alreadyTried',
    'immediateDanger',
    'proposedUrgency',
    'familyAware',
    'state',
    'answeredAt',
    'answeredBy',
    'answeredHow',
    'caseId',
  )}, version = version + 1 WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed the concern meanwhile. */
export const updateConcern = (db: WritableDb, value: Concern): number =>
  updateConcernRow(db, concern.bind(value))
