import { AppError, notFoundError } from '#shared/app-error.ts'
import { operations } from '#shared/api/contract.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { ReadableDb } from '../db/types.ts'
import { findHiddenCaseBehind, findHiddenStudentBehind } from './undo-door.sql.ts'
import type { Undo } from './undo-store.ts'

/** Whether a record is about a student this person is kept from, however far they see otherwise. */
function isOfKeptStudent(db: ReadableDb, session: Asker, recordId: string | null): boolean {
  const asked = { ...readerOf({ ...session, sees: 'office' }), id: recordId ?? '' }
  return findHiddenStudentBehind(db, asked) !== undefined
}

/** Whether a record belongs to a case this person may not read, or to a student they may not find. */
export function isHidden(db: ReadableDb, session: Asker, recordId: string | null): boolean {
  if (recordId === null) return false
  const asked = { id: recordId, ...readerOf(session) }
  return findHiddenCaseBehind(db, asked) !== undefined || findHiddenStudentBehind(db, asked) !== undefined
}

/**
 * The door of an undo is the door of what it takes back, as it stands now: the role, and the case. Whoever gave a case
 * away by the very step may take that step back, unless they are kept from the student since; the record itself refuses
 * once somebody built on it.
 */
export function passDoor(
  db: ReadableDb,
  session: Asker,
  { operation, about, gaveAway }: Pick<Undo, 'operation' | 'about' | 'gaveAway'>,
): void {
  const rule = operations.get(operation)
  if (!rule || rule.kind === 'gate' || !rule.may.some((role) => session.roles.includes(role)))
    throw new AppError({ code: 'forbidden', message: 'common:errors.forbidden' })
  const isClosed = gaveAway ? isOfKeptStudent(db, session, about) : isHidden(db, session, about)
  if (isClosed) throw notFoundError()
}
