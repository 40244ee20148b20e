import type { BriefContact } from '#shared/domain/concern.ts'

import { readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { READABLE_CONCERN } from './readable-concern.ts'

const brief = columns<BriefContact>({
  id: 'text',
  studentId: 'text',
  line: 'text',
  at: 'text',
  recordedBy: 'text',
  concernId: 'text',
  version: 'integer',
})

export const findBriefContact = one<Reader & { id: string }, BriefContact>(
  `SELECT ${brief.select('b')} FROM brief_contacts b WHERE b.id = :id AND ${readableStudent('b.student_id')}`,
  brief.read,
)

/** What became a concern is for whoever may read that concern. */
export const listBriefContacts = many<Reader & { studentId: string }, BriefContact>(
  `SELECT ${brief.select('b')} FROM brief_contacts b
   LEFT JOIN concerns n ON n.id = b.concern_id LEFT JOIN cases c ON c.id = n.case_id
   WHERE b.student_id = :studentId AND ${readableStudent('b.student_id')} AND ${READABLE_CONCERN} ORDER BY b.at DESC, b.id DESC`,
  brief.read,
)

const insertBriefRow = change<object>(`INSERT INTO brief_contacts ${brief.values}`)
export const insertBriefContact = (db: WritableDb, value: BriefContact): number =>
  insertBriefRow(db, brief.bind(value))

export const setConcernOfBrief = change<{ id: string; version: number; concernId: string | null }>(
  'UPDATE brief_contacts SET concern_id = :concernId, version = version + 1 WHERE id = :id AND version = :version',
)

export const findBriefOfConcern = one<{ concernId: string }, BriefContact>(
  `SELECT ${brief.select()} FROM brief_contacts WHERE concern_id = :concernId`,
  brief.read,
)

export const deleteBriefContact = change<{ id: string; version: number }>(
  'DELETE FROM brief_contacts WHERE id = :id AND version = :version',
)
