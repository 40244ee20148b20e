import { addDays } from './days.ts'
import { dueFrom, dueOn, type Due, type DueRule } from './due.ts'
import type { Escalation } from './protocol.ts'
import type { SchoolCalendar } from './school-calendar.ts'

/** Who besides its owner has a thing on their list that nobody did. */
export type EscalatedTo = 'nobody' | 'backup' | 'owner'

/** The moment of a reckoning. */
export interface Reckoning {
  readonly now: string
  readonly today: string
  readonly timeZone: string
  readonly calendar: SchoolCalendar
}

function isReached(due: Due, rule: DueRule, { now, today, timeZone, calendar }: Reckoning): boolean {
  const { amount, unit } = rule
  if (unit !== 'hours') return today >= dueOn(due.dueOn, { amount, unit }, calendar)
  // What is due by the end of a day is late from the first moment of the next.
  if (due.dueAt === null) return today > addDays(due.dueOn, Math.floor(amount / 24))
  return now >= (dueFrom(due.dueAt, rule, { timeZone, calendar }).dueAt ?? '')
}

/**
 * To whom an open thing has gone up. The rule counts from its due day; 0 is that day itself, so that what must not wait
 * stands on two lists from the morning it is due.
 */
export function escalatedTo(due: Due, { toBackup, toOwner }: Escalation, reckoning: Reckoning): EscalatedTo {
  if (isReached(due, toOwner, reckoning)) return 'owner'
  return isReached(due, toBackup, reckoning) ? 'backup' : 'nobody'
}
