import type { Case } from '#shared/domain/case.ts'
import { isEnded, isOpenOn, type CaseTask } from '#shared/domain/case-task.ts'
import type { PlanKind } from '#shared/domain/protocol.ts'
import { isPressing, moreUrgent, type Urgency } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { settings } from '../school/school.ts'
import { finishTask } from '../tasks/finish-task.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { tasksOfCase } from '../tasks/task-access.ts'
import { changeTask, type Clock, unbegin } from '../tasks/task-record.ts'
import { listSafetyPlans } from './safety-plans.sql.ts'

/** A sentence in the language of whoever acts, for what stays on the record. */
export function said(
  context: CommandContext,
  key: MessageKey,
  values?: Readonly<Record<string, string | number>>,
): string {
  return translate(settings.mine(context, {}).language, key, values)
}

/** What of a case asks for a plan of a kind, today or, where that is put off, one day. */
function askingFor({ db, session }: CommandContext, { id }: Case, plan: PlanKind): CaseTask[] {
  return tasksOfCase(db, session, id).filter((task) => task.plan === plan && !isEnded(task))
}

type TakeBack = (later: Pick<CommandContext, 'db'>) => void

/** What asks for a plan presses as its case does now, and by the end of this day; answers with the way back. */
function press({ db, today }: CommandContext, asking: readonly CaseTask[], decided: Urgency): TakeBack {
  const pressed = asking
    .filter(({ urgency }) => moreUrgent(urgency, decided) !== urgency)
    .map((task) => {
      const due = task.dueOn > today ? { dueOn: today, dueAt: null, rule: null } : {}
      return { task, after: changeTask(db, task, { urgency: decided, ...due }) }
    })
  return (later) => {
    for (const { task, after } of pressed) changeTask(later.db, after, { ...task })
  }
}

/**
 * After a decision that presses, asks whoever holds the case for a safety plan before the day is over, unless there is
 * one; what asks for it already presses as much from now on. Answers with the way back.
 */
export function askForSafetyPlan(context: CommandContext, open: Case, decided: Urgency): TakeBack {
  if (!isPressing(decided) || listSafetyPlans(context.db, { caseId: open.id }).length > 0) return () => {}
  const asking = askingFor(context, open, 'safety').filter((task) => isOpenOn(task, context.today))
  if (asking.length > 0) return press(context, asking, decided)
  const name = said(context, 'plans:task.safety')
  const ask = { source: 'follow-up', plan: 'safety', urgency: decided, name } as const
  const made = beginPlanned(context, open, { ...ask, ownerId: open.ownerId, dueOn: context.today })
  return (later) => unbegin(later.db, [made])
}

/** A plan was written: what asked for it is done. Check-ins a return plan made are its own. */
export function finishAsking(
  context: CommandContext,
  open: Case,
  plan: PlanKind,
  words: string,
): (later: Clock) => void {
  const asked = askingFor(context, open, plan).filter(
    ({ source }) => plan === 'safety' || source === 'protocol',
  )
  const finished = asked.map((task) => finishTask(context, open, task, words))
  return (later) => {
    for (const { takeBack } of finished.toReversed()) takeBack(later)
  }
}
