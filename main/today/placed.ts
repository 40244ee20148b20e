import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { TodayLine } from '#shared/api/today.ts'

import type { QueryContext } from '../context.ts'
import type { Answering } from './answering.ts'
import { openTasks, type Whose } from './open-tasks.ts'

/** Where a task stands on the page: what is due stands with us, whoever should have acted. */
function place(
  { today, now }: QueryContext,
  { dueOn, dueAt, whoActs: acts }: TodayLine,
): 'overdue' | 'dueToday' | 'waiting' | 'later' {
  if (dueOn < today || (dueAt !== null && dueAt < now)) return 'overdue'
  if (dueOn === today) return 'dueToday'
  return acts === 'school' ? 'later' : 'waiting'
}

/** The tasks of a page by the place they stand in. */
export function placed(
  context: QueryContext,
  whose: Whose,
  answering: Answering,
): Pick<OutputOf<Contract['today']['get']>, ReturnType<typeof place>> {
  const lines = Object.groupBy(openTasks(context, whose, answering), (line) => place(context, line))
  return { overdue: [], dueToday: [], waiting: [], later: [], ...lines }
}

/** Whether a line stands in the box of crises. */
export const isCrisis = ({ urgency }: Pick<TodayLine, 'urgency'>): boolean => urgency === 'emergency'
