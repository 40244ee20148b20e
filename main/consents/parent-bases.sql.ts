import type { ParentBasis } from '#shared/domain/parent-basis.ts'

import { readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const basis = columns<ParentBasis>({
  id: 'text',
  studentId: 'text',
  kind: 'text',
  contactId: 'text',
  parent: 'text',
  information: 'json',
  purpose: 'text',
  how: 'text',
  since: 'text',
  until: 'text',
  endedOn: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

export const findReadableBasis = one<Reader & { id: string }, ParentBasis>(
  `SELECT ${basis.select('b')} FROM parent_bases b WHERE ${readableStudent('b.student_id')} AND b.id = :id`,
  basis.read,
)

export const listBases = many<{ studentId: string }, ParentBasis>(
  `SELECT ${basis.select()} FROM parent_bases WHERE student_id = :studentId ORDER BY since DESC, id`,
  basis.read,
)

const insertRow = change<object>(`INSERT INTO parent_bases ${basis.values}`)

export const insertBasis = (db: WritableDb, value: ParentBasis): number => insertRow(db, basis.bind(value))

/** Answers 0 when somebody changed it meanwhile. */
export const setBasisEnd = change<{ id: string; version: number; endedOn: string | null }>(
  'UPDATE parent_bases SET ended_on = :endedOn, version = version + 1 WHERE id = :id AND version = :version',
)

/** Answers 0 when somebody changed it meanwhile. */
export const deleteBasis = change<{ id: string; version: number }>(
  'DELETE FROM parent_bases WHERE id = :id AND version = :version',
)
