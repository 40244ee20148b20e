import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import { beginningOf } from '#shared/domain/clock.ts'

import type { CommandContext } from '../context.ts'
import { theProtocol } from '../protocols/the-protocol.ts'
import { taskOf } from './start-steps.ts'
import { takeOutUntouched, unbegin } from './task-record.ts'
import { insertTask, listTasks } from './tasks.sql.ts'

const isFollowUp = ({ source, stepId }: CaseTask): boolean => source === 'follow-up' && stepId !== null

/**
 * Brings the follow-ups of a case in line with the day its first help began: they begin with it, each once; what nobody
 * has touched goes where it turns out that no help began, and begins anew where it began on another day. Answers with
 * the way back.
 */
export function settleFollowUps(
  context: CommandContext,
  open: Case,
  linkedOn: string | null,
): (later: Pick<CommandContext, 'db'>) => void {
  const { db, timeZone } = context
  const countedFrom = linkedOn === null ? null : beginningOf(linkedOn, timeZone)
  const putBack = takeOutUntouched(
    db,
    open.id,
    (task) => isFollowUp(task) && task.countedFrom !== countedFrom,
  )
  const begun = countedFrom === null ? [] : beginMissing(context, open, countedFrom)
  return (later) => {
    unbegin(later.db, begun)
    putBack(later)
  }
}

function beginMissing(context: CommandContext, open: Case, countedFrom: string): CaseTask[] {
  const { db } = context
  if (open.protocolNumber === null) return []
  const { followUps } = theProtocol(db, open.protocolNumber).document
  const there = new Set(
    listTasks(db, { caseId: open.id })
      .filter(isFollowUp)
      .map(({ stepId }) => stepId),
  )
  const begun = followUps
    .filter(({ id }) => !there.has(id))
    .map((line) => taskOf(context, open, line, { source: 'follow-up', urgency: 'routine', countedFrom }))
  for (const task of begun) insertTask(db, task)
  return begun
}
