import { Temporal } from 'temporal-polyfill'

/** How long something may take; each target names its own unit. */
export interface DueRule {
  readonly amount: number
  readonly unit: 'calendar-days' | 'business-days' | 'school-days'
}

/** Which weekdays the school is closed on. */
export interface SchoolCalendar {
  readonly closures: ReadonlySet<string>
}

/** The day it is at the school. */
export function schoolDay(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Monday to Friday. */
export function isBusinessDay(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5
}

/** A business day on which the school is not closed. */
export function isSchoolDay(day: string, calendar: SchoolCalendar): boolean {
  return isBusinessDay(day) && !calendar.closures.has(day)
}

/** A calendar may list years of closures, but no break is longer than this many days. */
const LONGEST_SEARCH = 1000

/** The day a target falls on, counting from the day after `from`; 0 is the same day. */
export function dueOn(from: string, rule: DueRule, calendar: SchoolCalendar): string {
  if (rule.unit === 'calendar-days') return addDays(from, rule.amount)
  const counts = (day: string) =>
    rule.unit === 'business-days' ? isBusinessDay(day) : isSchoolDay(day, calendar)
  let day = from
  let left = rule.amount
  for (let step = 0; left > 0 && step < LONGEST_SEARCH; step += 1) {
    day = addDays(day, 1)
    if (counts(day)) left -= 1
  }
  return day
}

/** `day` and so many calendar days. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** School days after `from` up to and including `to`; negative when `to` is earlier. */
export function schoolDaysBetween(from: string, to: string, calendar: SchoolCalendar): number {
  if (to < from) return -schoolDaysBetween(to, from, calendar)
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (isSchoolDay(day, calendar)) count += 1
  }
  return count
}
