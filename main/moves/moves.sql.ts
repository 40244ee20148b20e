import type { Move } from '#shared/domain/moving.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const move = columns<Move>({
  id: 'text',
  studentId: 'text',
  how: 'text',
  leftOn: 'text',
  toSchool: 'text',
  caseId: 'text',
  calls: 'json',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

export const findLastMove = one<{ studentId: string }, Move>(
  `SELECT ${move.select('m')} FROM moves m WHERE m.student_id = :studentId ORDER BY m.recorded_at DESC, m.id DESC LIMIT 1`,
  move.read,
)

/** The disclosures made by calls about a case the asker may not read. */
export const listHiddenCalls = many<Reader & { studentId: string }, string>(
  `SELECT j.value ->> 'disclosureId' AS id FROM moves m JOIN cases c ON c.id = m.case_id, json_each(m.calls) j
   WHERE m.student_id = :studentId AND NOT ${readableCase('c')} AND j.value ->> 'disclosureId' IS NOT NULL`,
  ({ id }) => String(id),
)

const insertRow = change<object>(`INSERT INTO moves ${move.values}`)
export const insertMove = (db: WritableDb, value: Move): number => insertRow(db, move.bind(value))

const updateRow = change<object>(
  `UPDATE moves SET ${move.set('calls')}, version = version + 1 WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed it since `version`. */
export const updateCalls = (db: WritableDb, value: Pick<Move, 'id' | 'version' | 'calls'>): number =>
  updateRow(db, move.bind(value))

/** Answers 0 where somebody built on it: a call was logged. */
export const deleteMove = change<{ id: string }>(`DELETE FROM moves WHERE id = :id AND calls = '[]'`)
