import type { BriefContact } from '#shared/domain/concern.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const brief = columns<BriefContact>({
  id: 'text',
  studentId: 'text',
  line: 'text',
  at: 'text',
  recordedBy: 'text',
  concernId: 'text',
  version: 'integer',
})

export const findBriefContact = one<{ id: string }, BriefContact>(
  `SELECT ${brief.select()} FROM brief_contacts WHERE id = :id`,
  brief.read,
)

export const listBriefContacts = many<{ studentId: string }, BriefContact>(
  `SELECT ${brief.select()} FROM brief_contacts WHERE student_id = :studentId ORDER BY at DESC, id DESC`,
  brief.read,
)

const insertBriefRow = change<object>(`INSERT INTO brief_contacts ${brief.values}`)
export const insertBriefContact = (db: WritableDb, value: BriefContact): number =>
  insertBriefRow(db, brief.bind(value))

export const setConcernOfBrief = change<{ id: string; version: number; concernId: string | null }>(
  'UPDATE brief_contacts SET concern_id = :concernId, version = version + 1 WHERE id = :id AND version = :version',
)

export const deleteBriefContact = change<{ id: string; version: number }>(
  'DELETE FROM brief_contacts WHERE id = :id AND version = :version',
)
