import type { NotDone } from '#shared/api/cases.ts'
import { AppError } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { AuditEvent } from '#shared/domain/audit.ts'
import type { Case } from '#shared/domain/case.ts'

import { leaveTrace } from '../audit/audit.ts'
import type { CommandContext } from '../context.ts'

/** A case that was changed, and the way back. */
export interface ChangedCase {
  readonly after: Case
  readonly takeBack: (later: CommandContext) => void
}

/** A case with which it could not be done, and why. */
export interface Refused {
  readonly id: string
  readonly why: NotDone
}

type CaseTarget = Pick<Case, 'id' | 'version'>

function whyNot(thrown: unknown): NotDone {
  if (!(thrown instanceof AppError)) throw thrown
  switch (thrown.code) {
    case 'conflict':
      return 'changed'
    case 'not_found':
      return 'gone'
    case 'invalid':
      return 'cannot-hold'
    case 'rule':
      if (thrown.data.message === 'cases:errors.followsAlready') return 'changed'
      return thrown.data.message === 'cases:errors.closed' ? 'closed' : 'not-yours'
    case 'forbidden':
    case 'locked':
    case 'cancelled':
    case 'internal':
      throw thrown
    default:
      return assertNever(thrown.code)
  }
}

/**
 * Does with each of several cases what may be done with it, each with its own trace; of the others nothing stays, and it
 * says why not. All of it is taken back at once.
 */
export function withEach(
  context: CommandContext,
  {
    cases,
    ...trace
  }: { readonly cases: readonly CaseTarget[]; readonly operation: string; readonly event: AuditEvent },
  change: (target: CaseTarget) => ChangedCase,
): { readonly done: string[]; readonly refused: Refused[] } {
  const { db, now, session } = context
  const changed: ChangedCase[] = []
  const refused: Refused[] = []
  for (const { id, version } of cases) {
    try {
      changed.push(db.transaction(() => change({ id, version })))
      leaveTrace(db, { ...trace, at: now, actorId: session.accountId, subjectId: id })
    } catch (thrown) {
      refused.push({ id, why: whyNot(thrown) })
    }
  }
  if (changed.length > 0)
    context.undoable((later) => {
      for (const { takeBack } of changed) takeBack(later)
    })
  return { done: changed.map(({ after }) => after.id), refused }
}
