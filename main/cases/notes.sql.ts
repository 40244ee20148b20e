import type { Note } from '#shared/domain/case.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const note = columns<Note>({
  id: 'text',
  caseId: 'text',
  at: 'text',
  authorId: 'text',
  words: 'text',
  version: 'integer',
})

export const listNotes = many<{ caseId: string }, Note>(
  `SELECT ${note.select()} FROM notes WHERE case_id = :caseId ORDER BY at, id`,
  note.read,
)

const insertNoteRow = change<object>(`INSERT INTO notes ${note.values}`)
export const insertNote = (db: WritableDb, value: Note): number => insertNoteRow(db, note.bind(value))

export const deleteNote = change<{ id: string; version: number }>(
  'DELETE FROM notes WHERE id = :id AND version = :version',
)
