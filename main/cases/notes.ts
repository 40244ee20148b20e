import { conflictError } from '#shared/app-error.ts'
import type { Case, Note } from '#shared/domain/case.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { indexRecord, removeFromIndex } from '../search/search-index.ts'
import { studentNameOf } from '../students/the-student.ts'
import { isCaseworker, type Asker } from '../access/asker.ts'
import { deleteNote, insertNote, listNotes } from './notes.sql.ts'

/** The notes of a case, oldest first; none for somebody who does no casework. */
export function notesOfCase(db: ReadableDb, session: Asker, caseId: string): Note[] {
  return isCaseworker(session) ? listNotes(db, { caseId }) : []
}

/** Writes a note on a case and makes it findable for whoever may read the case. */
export function writeNote(
  context: CommandContext,
  { id: caseId, studentId }: Pick<Case, 'id' | 'studentId'>,
  words: string,
): Note {
  const { db, now, session } = context
  const made: Note = { id: context.newId(), caseId, at: now, authorId: session.accountId, words, version: 1 }
  insertNote(db, made)
  const title = studentNameOf(db, studentId)
  indexRecord(db, { kind: 'note', id: made.id, opens: caseId, caseId, title, body: words })
  return made
}

/** Takes a note back while it is as it was written. */
export function unwriteNote(db: WritableDb, { id, version }: Note): void {
  removeFromIndex(db, id)
  if (deleteNote(db, { id, version }) === 0) throw conflictError()
}
