import { z } from 'zod'

import { assertNever } from '../assert-never.ts'
import { schoolDay } from './clock.ts'
import { addCounted, addDays, businessDays, dayOf, numberOf } from './days.ts'
import { addSchoolDays, type SchoolCalendar } from './school-calendar.ts'

/** What a target is counted in. */
export const DUE_UNITS = ['hours', 'calendar-days', 'business-days', 'school-days'] as const

const LONGEST = 1000
const HOURS_A_DAY = 24

/** How long something may take; each target names its own unit. 0 hours is at once, 0 of any other the same day. */
export const DueRule = z.object({ amount: z.int().min(0).max(LONGEST), unit: z.enum(DUE_UNITS) })
export type DueRule = z.infer<typeof DueRule>

/** A target that ends with a day, not at an hour. */
export interface DayRule {
  readonly amount: number
  readonly unit: Exclude<DueRule['unit'], 'hours'>
}

/** The day a target falls on, counting from the day after `from`; 0 is the same day. */
export function dueOn(from: string, { amount, unit }: DayRule, calendar: SchoolCalendar): string {
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

/** The day by which something that may take this long is done; hours short of a whole day end with the day they begin in. */
export function dueDay(from: string, { amount, unit }: DueRule, calendar: SchoolCalendar): string {
  return unit === 'hours'
    ? addDays(from, Math.floor(amount / HOURS_A_DAY))
    : dueOn(from, { amount, unit }, calendar)
}

/** When something is due: a day, and the moment within it where the target counts hours. */
export interface Due {
  readonly dueOn: string
  readonly dueAt: string | null
}

const MILLISECONDS_AN_HOUR = 3_600_000

/**
 * When a target falls that is counted from a moment. Hours are hours that pass, on a night the clocks change as on any
 * other; days are days of the school, from the one the moment lies in.
 */
export function dueFrom(
  moment: string,
  rule: DueRule,
  { timeZone, calendar }: { readonly timeZone: string; readonly calendar: SchoolCalendar },
): Due {
  const { amount, unit } = rule
  if (unit !== 'hours')
    return { dueOn: dueOn(schoolDay(moment, timeZone), { amount, unit }, calendar), dueAt: null }
  const dueAt = new Date(Date.parse(moment) + amount * MILLISECONDS_AN_HOUR).toISOString()
  return { dueOn: schoolDay(dueAt, timeZone), dueAt }
}
