import { invalidError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import { STILL_OPEN, type CaseTask } from '#shared/domain/case-task.ts'

import { canOwnWork } from '../accounts/standing.ts'
import { couldRead } from '../cases/case-access.ts'
import type { CommandContext } from '../context.ts'
import { changeTask } from './task-record.ts'
import { getTask, insertTask } from './tasks.sql.ts'

/** What somebody plans for a day they chose. */
export type Plan = Pick<CaseTask, 'source' | 'name' | 'ownerId' | 'urgency' | 'dueOn'> &
  Partial<Pick<CaseTask, 'kind' | 'guidance' | 'evidence' | 'roleId' | 'plan'>>

/** Puts what was planned on somebody's list; refuses a day that is over, and somebody who could not do it. */
export function planTask(context: CommandContext, open: Pick<Case, 'id'>, plan: Plan): CaseTask {
  const { db, today } = context
  if (plan.dueOn < today) throw invalidError([{ path: 'dueOn', message: 'referrals:errors.duePast' }])
  if (!canOwnWork(context, plan.ownerId))
    throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotOwnWork' }])
  if (!couldRead(db, plan.ownerId, open.id))
    throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotSeeCase' }])
  return beginPlanned(context, open, plan)
}

/** Puts what comes of another decision on somebody's list, whoever that is: whoever acts for them sees to it. */
export function beginPlanned(
  { db, now, newId }: CommandContext,
  { id: caseId }: Pick<Case, 'id'>,
  plan: Plan,
): CaseTask {
  const made: CaseTask = {
    kind: null,
    guidance: '',
    evidence: '',
    roleId: null,
    plan: null,
    ...plan,
    id: newId(),
    caseId,
    stepId: null,
    protocolNumber: null,
    countedFrom: now,
    rule: null,
    dueAt: null,
    ...STILL_OPEN,
    version: 1,
  }
  insertTask(db, made)
  return made
}

/** Ends a planned task where what it asks for was told elsewhere; answers with the way back. */
export function endPlanned(
  { db, now, session }: CommandContext,
  { taskId, words }: { readonly taskId: string; readonly words: string },
): (later: CommandContext) => void {
  const task = getTask(db, { id: taskId })
  if (!task || task.state === 'done') return () => {}
  const ended = { state: 'done', words, exemptUntil: null, endedAt: now, endedBy: session.accountId } as const
  const after = changeTask(db, task, ended)
  return (later) => void changeTask(later.db, after, { ...task })
}
