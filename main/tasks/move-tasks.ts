import { dueFrom } from '#shared/domain/due.ts'
import type { SchoolCalendar } from '#shared/domain/school-calendar.ts'

import type { WritableDb } from '../db/types.ts'
import { listReckonedTasks, moveTask } from './tasks.sql.ts'

/** After the calendar changed, moves every task whose day was reckoned with it; its version stays. */
export function moveTasks(
  db: WritableDb,
  { timeZone, to }: { readonly timeZone: string; readonly to: SchoolCalendar },
): void {
  for (const { id, rule, countedFrom, dueOn: before } of listReckonedTasks(db, {})) {
    if (!rule || rule.unit === 'hours') continue
    const { dueOn } = dueFrom(countedFrom, rule, { timeZone, calendar: to })
    if (dueOn !== before) moveTask(db, { id, dueOn })
  }
}
