import type { CycleActionOnToday, CycleOnToday } from '#shared/api/today.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'

import type { QueryContext } from '../context.ts'
import { cycleActionsToDo } from '../cycles/actions.ts'
import { cyclesToDo } from '../cycles/due-cycles.ts'
import type { Answering } from './answering.ts'
import { whyMineOfNoStudent } from './why-mine.ts'

type Whose = 'mine' | 'office'

/** Cycles of evaluation that are to be begun, frozen or closed, those the asker answers for or everybody's. */
export function cyclesToday(context: QueryContext, whose: Whose, answering: Answering): CycleOnToday[] {
  const whyMine = whyMineOfNoStudent(context, whose, answering)
  return cyclesToDo(context).flatMap((cycle) => {
    const why = whyMine(cycle)
    const schoolDaysLate = schoolDaysBetween(cycle.dueOn, context.today, context.calendar)
    return why ? [{ ...cycle, why, schoolDaysLate }] : []
  })
}

/** What colleagues took on because of what a cycle decided, those the asker answers for or everybody's. */
export function cycleActionsToday(
  context: QueryContext,
  whose: Whose,
  answering: Answering,
): CycleActionOnToday[] {
  const whyMine = whyMineOfNoStudent(context, whose, answering)
  return cycleActionsToDo(context).flatMap(({ id, cycleId, what, ownerId, ownerName, dueOn, version }) => {
    const why = whyMine({ ownerId, dueOn })
    const schoolDaysLate = schoolDaysBetween(dueOn, context.today, context.calendar)
    const line = { id, cycleId, what, ownerId, ownerName, dueOn, version, schoolDaysLate }
    return why ? [{ ...line, why }] : []
  })
}
