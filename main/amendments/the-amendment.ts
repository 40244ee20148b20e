import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Amendment } from '#shared/domain/amendment.ts'
import { isSamePart, type PartRef } from '#shared/domain/records-request.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import {
  findAmendment,
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

function change(db: WritableDb, before: Amendment, changes: Partial<Amendment>): Amendment {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateAmendment(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** Changes an amendment so that it can be taken back. */
export function changeUndoably(
  context: CommandContext,
  before: Amendment,
  changes: Partial<Amendment>,
): Amendment {
  const after = change(context.db, before, changes)
  context.undoable((later) => void change(later.db, after, before))
  return after
}

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

/** Gives a colleague the amendments of somebody who goes, or those about a student they are kept from. */
export function handOverAmendments(
  { db }: CommandContext,
  { from, to, studentId }: { readonly from: string; readonly to: string; readonly studentId: string | null },
): (later: CommandContext) => void {
  const given = listAmendmentsOwnedBy(db, { ownerId: from, studentId }).map((before) => ({
    before,
    after: change(db, before, { ownerId: to }),
  }))
  return (later) => {
    for (const { before, after } of given) change(later.db, after, before)
  }
}

/** Amendments in which no statement was placed, of students this person may find; some of them wait for the school. */
export function amendmentsWithoutStatement({ db, session }: QueryContext): AmendmentRow[] {
  return listUnstated(db, readerOf(session))
}
