import { notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { RetentionOverview } from '#shared/api/retention.ts'
import type { Hold } from '#shared/domain/retention.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { hasOpenRequest } from '../records-requests/the-request.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { holdFor, letGoOf } from './placed-hold.ts'
import { findHold, listHolds, listHoldsOn, type HoldLine, type HoldRow } from './retention.sql.ts'

type Placed = Pick<HoldRow, 'id' | 'placedBy'>

/** Lifting is for whoever placed the hold and for owners, never for somebody who is here for a few cases. */
function isTheirs(asker: Asker, { placedBy }: Placed): boolean {
  if (!isCaseworker(asker) || asker.sees === 'named') return false
  return asker.accountId === placedBy || asker.roles.includes('owner')
}

/** A request that is still open keeps its own hold, whoever asks (34 CFR 99.10(e)). */
function mayLift(db: ReadableDb, asker: Asker, placed: Placed): boolean {
  return isTheirs(asker, placed) && !hasOpenRequest(db, placed.id)
}

/** A hold without why for whoever only needs to know that it stands: it may say more than their work asks for. */
function shownTo<Line extends HoldLine>(db: ReadableDb, asker: Asker, line: Line) {
  const { placedBy: _placedBy, ...hold } = line
  const readsWhy = isCaseworker(asker) && asker.sees !== 'named'
  return { ...hold, reason: readsWhy ? hold.reason : '', mayLift: mayLift(db, asker, line) }
}

/** The holds that stand on a student's records, the first one first. */
export function holdsOn(db: ReadableDb, asker: Asker, studentId: string): Hold[] {
  return listHoldsOn(db, { studentId }).map((line) => {
    const { studentName: _name, ...hold } = shownTo(db, asker, line)
    return hold
  })
}

/** Every hold that stands on records of students the asker may find. */
export function standingHolds(db: ReadableDb, asker: Asker): RetentionOverview['holds'] {
  return listHolds(db, readerOf(asker)).map((line) => shownTo(db, asker, line))
}

/** Nothing of a student whose records are held goes away. */
export function refuseHeld(db: ReadableDb, studentId: string): void {
  if (listHoldsOn(db, { studentId }).length > 0) throw ruleError('retention:errors.held')
}

/** Keeping records from being destroyed. */
export const holds: Pick<Handlers<Contract['retention']>, 'hold' | 'lift'> = {
  hold(context, draft) {
    requireStudentFor(context.db, context.session, draft.studentId)
    const { id, takeBack } = holdFor(context, draft)
    context.undoable(takeBack)
    return { id, studentId: draft.studentId }
  },

  lift(context, { id, why }) {
    const { db, session } = context
    const found = findHold(db, { id })
    if (!found) throw notFoundError()
    const { studentId } = found
    requireStudentFor(db, session, studentId)
    if (!isTheirs(session, found)) throw ruleError('retention:errors.notYoursToLift')
    if (found.liftedAt !== null) throw ruleError('retention:errors.alreadyLifted')
    if (hasOpenRequest(db, id)) throw ruleError('retention:errors.requestOpen')
    context.undoable(letGoOf(context, id, why))
    return { id, studentId }
  },
}
