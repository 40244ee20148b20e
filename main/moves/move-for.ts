import type { Move } from '#shared/domain/moving.ts'

import { couldRead } from '../cases/case-access.ts'
import type { QueryContext } from '../context.ts'

/** Whether the asker reads the case that was open when the student left: what was said to the new school is about it. */
export function mayReadCalls({ db, session }: QueryContext, { caseId }: Pick<Move, 'caseId'>): boolean {
  return caseId === null || couldRead(db, session.accountId, caseId)
}

/** The move without what was said about a case the asker may not read. */
export function moveFor(context: QueryContext, move: Move): Move {
  return mayReadCalls(context, move) ? move : { ...move, caseId: null, calls: [] }
}
