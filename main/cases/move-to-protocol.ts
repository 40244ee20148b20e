import { notFoundError, ruleError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import { stepsNeverBegun } from '#shared/domain/protocol.ts'

import type { CommandContext } from '../context.ts'
import { theProtocol } from '../protocols/the-protocol.ts'
import { followVersion } from '../referrals/follow-version.ts'
import { beginSteps } from '../tasks/start-steps.ts'
import { tasksOfCase } from '../tasks/task-access.ts'
import { requireCaseForGoodAt } from './case-access.ts'
import { changeCase } from './open-case.ts'
import { type ChangedCase, type Refused, withEach } from './with-each.ts'

interface Move {
  readonly id: string
  readonly version: number
  readonly number: number
}

/**
 * From now on the case follows another published version: what is open goes on until it is done, and what the new one
 * asks for and was never begun begins.
 */
function moveCase(context: CommandContext, { number, ...target }: Move): ChangedCase {
  const { db, session } = context
  const before = requireCaseForGoodAt(db, session, target)
  if (before.closedOn !== null) throw ruleError('cases:errors.closed')
  if (before.protocolNumber === number) throw ruleError('cases:errors.followsAlready')
  const { state, document } = theProtocol(db, number)
  if (state !== 'published') throw notFoundError()
  const after = changeCase(db, before, { protocolNumber: number })
  const steps = stepsNeverBegun(document, { ...before, tasks: tasksOfCase(db, session, before.id) })
  const unbegin = beginSteps(context, after, steps, { urgency: before.urgency, ended: null })
  const goBack = followVersion(context, before, after)
  return {
    after,
    takeBack: (later) => {
      goBack(later)
      unbegin(later)
      changeCase(later.db, after, { ...before })
    },
  }
}

/** Lets a case follow another published version. */
export function moveToProtocol(context: CommandContext, move: Move): Case {
  const { after, takeBack } = moveCase(context, move)
  context.undoable(takeBack)
  return after
}

/** Lets those of several cases follow another version that may, each with its own trace, and says why not the others. */
export function moveManyToProtocol(
  context: CommandContext,
  { cases, number }: { readonly cases: readonly Omit<Move, 'number'>[]; readonly number: number },
): { readonly moved: string[]; readonly refused: Refused[] } {
  if (theProtocol(context.db, number).state !== 'published') throw notFoundError()
  const { done, refused } = withEach(
    context,
    { cases, operation: 'cases.moveManyToProtocol', event: 'case.protocol-moved' },
    (target) => moveCase(context, { ...target, number }),
  )
  return { moved: done, refused }
}
