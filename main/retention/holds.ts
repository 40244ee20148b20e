import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { Hold } from '#shared/domain/retention.ts'

import type { Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { deleteHold, findHold, insertHold, listHoldsOn, updateLifting } from './retention.sql.ts'

/** The holds that stand on a student's records, the first one first. */
export function holdsOn(db: ReadableDb, studentId: string): Hold[] {
  return listHoldsOn(db, { studentId }).map(({ studentName: _name, ...hold }) => hold)
}

/** Keeping records from being destroyed. */
export const holds: Pick<Handlers<Contract['retention']>, 'hold' | 'lift'> = {
  hold(context, draft) {
    const { db, now, session } = context
    requireStudentFor(db, session, draft.studentId)
    const id = context.newId()
    const placed = { ...draft, id, placedAt: now, placedBy: session.accountId }
    insertHold(db, { ...placed, liftedAt: null, liftedBy: null, liftedWhy: null })
    context.undoable((later) => {
      if (deleteHold(later.db, { id }) === 0) throw conflictError()
    })
    return { id, studentId: draft.studentId }
  },

  lift(context, { id, why }) {
    const { db, now, session } = context
    const found = findHold(db, { id })
    if (!found) throw notFoundError()
    const { studentId } = found
    requireStudentFor(db, session, studentId)
    if (found.liftedAt !== null) throw ruleError('retention:errors.alreadyLifted')
    updateLifting(db, { id, liftedAt: now, liftedBy: session.accountId, liftedWhy: why })
    context.undoable((later) => {
      updateLifting(later.db, { id, liftedAt: null, liftedBy: null, liftedWhy: null })
    })
    return { id, studentId }
  },
}
