import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { type SealedNote, SealedNoteDraft } from '#shared/domain/sealed-note.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { sharedNote } from '#shared/text/shared-note.ts'
import { translate } from '#shared/text/translate.ts'

import { leaveTrace } from '../audit/audit.ts'
import { requireCase } from '../cases/case-access.ts'
import { writeNote } from '../cases/notes.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { settings } from '../school/school.ts'
import { requireStudentFor } from '../students/the-student.ts'
import {
  countMine,
  countSealedBy,
  deleteSealed,
  findMine,
  findSetAnew,
  insertSealed,
  listMine,
  type SealedRow,
  updateSealed,
} from './sealed-notes.sql.ts'

/** How many notes somebody sealed; neither about whom nor what. */
export function sealedNotesOf(db: ReadableDb, accountId: string): number {
  return countSealedBy(db, { accountId }) ?? 0
}

type Identity = Pick<SealedRow, 'id' | 'accountId' | 'studentId'>

/** A seal holds for one note of one person about one student. */
function nameOf({ id, accountId, studentId }: Identity): string {
  return `sealed note ${id} of ${accountId} about ${studentId}`
}

function wordsOf({ ownSeal }: QueryContext, row: SealedRow): SealedNoteDraft | undefined {
  const inside = ownSeal.open(row, nameOf(row))
  return inside === undefined ? undefined : SealedNoteDraft.parse(inside)
}

function noteOf(context: QueryContext, row: SealedRow): SealedNote {
  const { id, accountId, studentId, createdAt, updatedAt, version } = row
  const kept = { id, studentId, createdAt, updatedAt, version }
  const words = wordsOf(context, row)
  if (words) return { state: 'open', ...kept, ...words }
  return {
    state: 'lost',
    ...kept,
    lostAt: findSetAnew(context.db, { accountId, since: updatedAt })?.at ?? null,
  }
}

/** Somebody's own note as they last saw it; anybody else's is not there. */
function requireMineAt(
  { db, session }: QueryContext,
  { id, version }: Pick<SealedRow, 'id' | 'version'>,
): SealedRow {
  const found = findMine(db, { id, accountId: session.accountId })
  if (!found) throw notFoundError()
  requireStudentFor(db, session, found.studentId)
  if (found.version !== version) throw conflictError()
  return found
}

function requireWords(context: QueryContext, row: SealedRow): SealedNoteDraft {
  const words = wordsOf(context, row)
  if (!words) throw ruleError('sealed:errors.lost')
  return words
}

function unwrite({ db }: CommandContext, target: Pick<SealedRow, 'id' | 'version'>): void {
  if (deleteSealed(db, target) === 0) throw conflictError()
}

/**
 * Notes in the sole possession of their writer (34 CFR 99.3): nobody else reads them, finds them, or learns that they
 * are there, and what is sealed in them stands nowhere else in the file.
 */
export const sealedNotes: Handlers<Contract['sealedNotes']> = {
  count({ db, session }, { studentId }) {
    requireStudentFor(db, session, studentId)
    return { count: countMine(db, { accountId: session.accountId, studentId }) ?? 0 }
  },

  read(context, { studentId }) {
    const { db, session } = context
    requireStudentFor(db, session, studentId)
    const notes = listMine(db, { accountId: session.accountId, studentId }).map((row) => noteOf(context, row))
    const dayOf = (note: SealedNote) => (note.state === 'open' ? note.on : '')
    return { notes: notes.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || b.id.localeCompare(a.id)) }
  },

  create(context, { studentId, draft }) {
    const { db, now, session, ownSeal } = context
    requireStudentFor(db, session, studentId)
    const identity = { id: context.newId(), accountId: session.accountId, studentId }
    const sealed = ownSeal.seal(draft, nameOf(identity))
    insertSealed(db, { ...identity, ...sealed, createdAt: now, updatedAt: now, version: 1 })
    context.undoable((later) => unwrite(later, { id: identity.id, version: 1 }))
    return { id: identity.id }
  },

  update(context, { draft, ...target }) {
    const { db, now, ownSeal } = context
    const before = requireMineAt(context, target)
    requireWords(context, before)
    updateSealed(db, { ...before, ...ownSeal.seal(draft, nameOf(before)), updatedAt: now })
    context.undoable((later) => {
      if (updateSealed(later.db, { ...before, version: before.version + 1 }) === 0) throw conflictError()
    })
    return { id: before.id }
  },

  remove(context, target) {
    const before = requireMineAt(context, target)
    unwrite(context, before)
    context.undoable((later) => void insertSealed(later.db, before))
    return { id: before.id }
  },

  share(context, { caseId, ...target }) {
    const { db, now, session } = context
    const mine = requireMineAt(context, target)
    const words = requireWords(context, mine)
    const shared = requireCase(db, session, caseId)
    if (shared.studentId !== mine.studentId) throw notFoundError()
    unwrite(context, mine)
    const { language } = settings.mine(context, {})
    const say = (key: MessageKey, values: Readonly<Record<string, string>>) =>
      translate(language, key, values)
    const made = writeNote(context, shared, sharedNote(words, language, say))
    leaveTrace(db, {
      at: now,
      actorId: session.accountId,
      operation: 'sealedNotes.share',
      event: 'note.added',
      subjectId: made.id,
    })
    return made
  },
}
