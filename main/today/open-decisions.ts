import type { DecisionLine } from '#shared/api/today.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'

import type { QueryContext } from '../context.ts'
import { decisionsToDo } from '../meetings/decisions.ts'
import type { Answering } from './answering.ts'
import { whyMineOfNoStudent } from './why-mine.ts'

/** Decisions of meetings about no student, those the asker answers for or everybody's. */
export function openDecisions(
  context: QueryContext,
  whose: 'mine' | 'office',
  answering: Answering,
): DecisionLine[] {
  const whyMine = whyMineOfNoStudent(context, whose, answering)
  return decisionsToDo(context).flatMap((decision) => {
    const why = whyMine(decision)
    const schoolDaysLate = schoolDaysBetween(decision.dueOn, context.today, context.calendar)
    return why ? [{ ...decision, why, schoolDaysLate }] : []
  })
}
