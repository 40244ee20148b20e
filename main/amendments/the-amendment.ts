import { conflictError, notFoundError } from '#shared/app-error.ts'
import { type Amendment, waitsForSchool } from '#shared/domain/amendment.ts'
import { isSamePart, type PartRef } from '#shared/domain/records-request.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { versioned } from '../records-requests/versioned.ts'
import {
  findAmendment,
  listAmendmentsOfStudent,
  listAmendmentsOwnedBy,
  listStatements,
  listUnstated,
  updateAmendment,
  type AmendmentRow,
} from './amendments.sql.ts'

/** An amendment as the asker last saw it, of a student they may find. */
export function requireAmendmentAt(
  { db, session }: QueryContext,
  { id, version }: { readonly id: string; readonly version: number },
): Amendment {
  const row = findAmendment(db, { id, ...readerOf(session) })
  if (!row) throw notFoundError()
  const { studentName: _student, ownerName: _owner, ...found } = row
  if (found.version !== version) throw conflictError()
  return found
}

const { changeUndoably, changeAll } = versioned(updateAmendment)
export { changeUndoably }

/** What a statement says of a part, and whose it is. */
export interface PlacedStatement {
  readonly id: string
  readonly by: string
  readonly on: string
  readonly words: string
}

/** The statements that go wherever this part goes (34 CFR 99.21(c)); all are read once for a student. */
export function statementsOn(
  db: ReadableDb,
  studentId: string,
): (part: PartRef) => readonly PlacedStatement[] {
  const placed = listStatements(db, { studentId })
  return (part) =>
    placed.flatMap(({ id, asker, statement, part: about }) =>
      statement && isSamePart(about, part) ? [{ id, by: asker, ...statement }] : [],
    )
}

/** The parts of a record about which somebody placed a statement. */
export function partsWithStatements(db: ReadableDb, studentId: string): readonly PartRef[] {
  return listStatements(db, { studentId })
    .map(({ part }) => part)
    .filter((part, at, all) => all.findIndex((other) => isSamePart(part, other)) === at)
}

/** Gives a colleague the amendments of somebody who goes, or those about a student they are kept from. */
export function handOverAmendments(
  { db }: CommandContext,
  { from, to, studentId }: { readonly from: string; readonly to: string; readonly studentId: string | null },
): (later: CommandContext) => void {
  return changeAll(db, listAmendmentsOwnedBy(db, { ownerId: from, studentId }), { ownerId: to })
}

/** Amendments of a student that the school still has to answer, as far as this person may find the student. */
export function amendmentsToAnswer({ db, session }: QueryContext, studentId: string): AmendmentRow[] {
  return listAmendmentsOfStudent(db, { studentId, ...readerOf(session) }).filter(waitsForSchool)
}

/** Amendments in which no statement was placed, of students this person may find; some of them wait for the school. */
export function amendmentsWithoutStatement({ db, session }: QueryContext): AmendmentRow[] {
  return listUnstated(db, readerOf(session))
}
