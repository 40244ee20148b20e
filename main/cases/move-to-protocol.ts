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

/**
 * From now on the case follows another published version: what is open goes on until it is done, and what the new one
 * asks for and was never begun begins.
 */
export function moveToProtocol(
  context: CommandContext,
  { number, ...target }: { readonly id: string; readonly version: number; readonly number: number },
): Case {
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
  context.undoable((later) => {
    goBack(later)
    unbegin(later)
    changeCase(later.db, after, { ...before })
  })
  return after
}
