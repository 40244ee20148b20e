import type { InterimSupport } from '#shared/domain/interim-support.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const support = columns<InterimSupport>({
  id: 'text',
  caseId: 'text',
  kind: 'text',
  onDay: 'text',
  givenBy: 'text',
  minutes: 'integer',
  words: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

export const listSupports = many<{ caseId: string }, InterimSupport>(
  `SELECT ${support.select()} FROM interim_supports WHERE case_id = :caseId ORDER BY on_day, id`,
  support.read,
)

const insertRow = change<object>(`INSERT INTO interim_supports ${support.values}`)
export const insertSupport = (db: WritableDb, value: InterimSupport): number =>
  insertRow(db, support.bind(value))

export const deleteSupport = change<{ id: string; version: number }>(
  'DELETE FROM interim_supports WHERE id = :id AND version = :version',
)
