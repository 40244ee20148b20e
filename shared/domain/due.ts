import { assertNever } from '../assert-never.ts'
import { addCounted, addDays, businessDays, dayOf, numberOf } from './days.ts'
import { addSchoolDays, type SchoolCalendar } from './school-calendar.ts'

/** How long something may take; each target names its own unit. */
export interface DueRule {
  readonly amount: number
  readonly unit: 'calendar-days' | 'business-days' | 'school-days'
}

/** The day a target falls on, counting from the day after `from`; 0 is the same day. */
export function dueOn(from: string, { amount, unit }: DueRule, calendar: SchoolCalendar): string {
  switch (unit) {
    case 'calendar-days':
      return addDays(from, amount)
    case 'business-days':
      return dayOf(addCounted(numberOf(from), amount, businessDays))
    case 'school-days':
      return addSchoolDays(from, amount, calendar)
    default:
      return assertNever(unit)
  }
}
