import type { Case } from '#shared/domain/case.ts'
import { isOpenOn, type CaseTask } from '#shared/domain/case-task.ts'
import type { PlanKind } from '#shared/domain/protocol.ts'
import { isPressing, type Urgency } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { settings } from '../school/school.ts'
import { finishTask } from '../tasks/finish-task.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { tasksOfCase } from '../tasks/task-access.ts'
import { listSafetyPlans } from './safety-plans.sql.ts'

/** A sentence in the language of whoever acts, for what stays on the record. */
export function said(
  context: CommandContext,
  key: MessageKey,
  values?: Readonly<Record<string, string | number>>,
): string {
  return translate(settings.mine(context, {}).language, key, values)
}

/** What of a case still asks for a plan of a kind today. */
function askingFor({ db, session, today }: CommandContext, { id }: Case, plan: PlanKind): CaseTask[] {
  return tasksOfCase(db, session, id).filter((task) => task.plan === plan && isOpenOn(task, today))
}

/**
 * After a decision that presses, asks whoever holds the case for a safety plan before the day is over, unless there is
 * one, or a step of the protocol asks for it.
 */
export function askForSafetyPlan(context: CommandContext, open: Case, decided: Urgency): CaseTask[] {
  if (!isPressing(decided) || listSafetyPlans(context.db, { caseId: open.id }).length > 0) return []
  if (askingFor(context, open, 'safety').length > 0) return []
  const name = said(context, 'plans:task.safety')
  // Leaving it out is possible and is said: what an emergency asks for itself is not.
  const ask = { source: 'follow-up', plan: 'safety', urgency: 'urgent', name } as const
  return [beginPlanned(context, open, { ...ask, ownerId: open.ownerId, dueOn: context.today })]
}

/** A plan was written: what asked for it is done. Check-ins a return plan made are its own. */
export function finishAsking(
  context: CommandContext,
  open: Case,
  plan: PlanKind,
  words: string,
): (later: Pick<CommandContext, 'db'>) => void {
  const asked = askingFor(context, open, plan).filter(
    ({ source }) => plan === 'safety' || source === 'protocol',
  )
  const finished = asked.map((task) => finishTask(context, open, task, words))
  return (later) => {
    for (const { takeBack } of finished.toReversed()) takeBack(later)
  }
}
