import type { Amendment } from '#shared/domain/amendment.ts'

import { readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'

const amendment = columns<Amendment>({
  id: 'text',
  studentId: 'text',
  part: 'json',
  asker: 'text',
  wrong: 'text',
  wants: 'text',
  askedOn: 'text',
  answerBy: 'text',
  ownerId: 'text',
  decision: 'json',
  hearing: 'json',
  statement: 'json',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

/** An amendment with whose it is and who sees to it. */
export interface AmendmentRow extends Amendment {
  readonly studentName: string
  readonly ownerName: string
}

const ROWS = `SELECT ${amendment.select('m')}, ${schoolNameOf('s')} AS studentName, a.name AS ownerName
  FROM amendments m JOIN students s ON s.id = m.student_id JOIN accounts a ON a.id = m.owner_id
  WHERE ${readableStudent('m.student_id')}`

// The columns above are the fields of a row.
const read = (row: Record<string, unknown>): AmendmentRow => amendment.read(row) as AmendmentRow

export const findAmendment = one<Reader & { id: string }, AmendmentRow>(`${ROWS} AND m.id = :id`, read)

export const listAmendmentsOfStudent = many<Reader & { studentId: string }, AmendmentRow>(
  `${ROWS} AND m.student_id = :studentId ORDER BY m.asked_on, m.id`,
  read,
)

/** Those without a statement, some of which wait for the school. */
export const listUnstated = many<Reader, AmendmentRow>(
  `${ROWS} AND m.statement IS NULL ORDER BY m.answer_by, m.id`,
  read,
)

export const listStatements = many<{ studentId: string }, Amendment>(
  `SELECT ${amendment.select('m')} FROM amendments m
   WHERE m.student_id = :studentId AND m.statement IS NOT NULL ORDER BY m.id`,
  amendment.read,
)

export const listAmendmentsOwnedBy = many<{ ownerId: string; studentId: string | null }, Amendment>(
  `SELECT ${amendment.select('m')} FROM amendments m
   WHERE m.owner_id = :ownerId AND (:studentId IS NULL OR m.student_id = :studentId) ORDER BY m.id`,
  amendment.read,
)

const insertRow = change<object>(`INSERT INTO amendments ${amendment.values}`)
export const insertAmendment = (db: WritableDb, value: Amendment): number =>
  insertRow(db, amendment.bind(value))

const updateRow = change<object>(
  `UPDATE amendments SET ${amendment.set('ownerId', 'decision', 'hearing', 'statement')}, version = version + 1
   WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed it since `version`. */
export const updateAmendment = (db: WritableDb, value: Amendment): number =>
  updateRow(db, amendment.bind(value))

/** Answers 0 when somebody changed it since `version`. */
export const deleteAmendment = change<{ id: string; version: number }>(
  'DELETE FROM amendments WHERE id = :id AND version = :version',
)
