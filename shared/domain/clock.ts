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

/** One day of a school, from its first moment to that of the next. */
interface KnownDay {
  readonly timeZone: string
  readonly day: string
  readonly begins: string
  readonly ends: string
}

// Every call asks what day it is, and it is the same for hours.
let known: KnownDay | undefined

function dayAround(instant: string, timeZone: string): KnownDay {
  const begins = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).startOfDay()
  const written = ({ epochMilliseconds }: { epochMilliseconds: number }) =>
    new Date(epochMilliseconds).toISOString()
  return {
    timeZone,
    day: begins.toPlainDate().toString(),
    begins: written(begins),
    ends: written(begins.add({ days: 1 }).startOfDay()),
  }
}

/** The day it is at the school. */
export function schoolDay(instant: string, timeZone: string): string {
  if (known?.timeZone !== timeZone || instant < known.begins || instant >= known.ends)
    known = dayAround(instant, timeZone)
  return known.day
}

/** The first moment of a day at the school. */
export function beginningOf(day: string, timeZone: string): string {
  const { epochMilliseconds } = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).startOfDay()
  return new Date(epochMilliseconds).toISOString()
}

// Days are counted as whole numbers since 1 January 1970, a Thursday: a list of tasks asks for thousands of them.
const MILLISECONDS_A_DAY = 86_400_000
const numberOf = (day: string): number => Date.parse(day) / MILLISECONDS_A_DAY
/** A day is written with four digits for the year: what is due after the last of them is due on it. */
const LAST_DAY = numberOf('9999-12-31')
const dayOf = (number: number): string =>
  new Date(Math.min(number, LAST_DAY) * MILLISECONDS_A_DAY).toISOString().slice(0, 10)

/** 0 is a Monday. */
const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7
const isBusinessNumber = (number: number): boolean => weekdayOf(number) < 5
const isSchoolNumber = (number: number, { closures }: SchoolCalendar): boolean =>
  isBusinessNumber(number) && !closures.has(dayOf(number))

/** Monday to Friday. */
export function isBusinessDay(day: string): boolean {
  return isBusinessNumber(numberOf(day))
}

/** A business day on which the school is not closed. */
export function isSchoolDay(day: string, calendar: SchoolCalendar): boolean {
  return isSchoolNumber(numberOf(day), calendar)
}

/** A calendar may list years of closures, but no break is longer than this many days. */
const LONGEST_SEARCH = 1000

/** The day a target falls on, counting from the day after `from`; 0 is the same day. */
export function dueOn(from: string, rule: DueRule, calendar: SchoolCalendar): string {
  if (rule.unit === 'calendar-days') return addDays(from, rule.amount)
  const counts = (number: number) =>
    rule.unit === 'business-days' ? isBusinessNumber(number) : isSchoolNumber(number, calendar)
  let number = numberOf(from)
  let left = rule.amount
  for (let step = 0; left > 0 && step < LONGEST_SEARCH; step += 1) {
    number += 1
    if (counts(number)) left -= 1
  }
  return dayOf(number)
}

/** `day` and so many calendar days. */
export function addDays(day: string, days: number): string {
  return dayOf(numberOf(day) + days)
}

/** Counted from a Monday long ago, so that a year somebody mistyped costs no more than yesterday. */
function businessDaysUpTo(number: number): number {
  return Math.floor((number + 3) / 7) * 5 + Math.min(weekdayOf(number) + 1, 5)
}

/** School days after `from` up to and including `to`; negative when `to` is earlier. */
export function schoolDaysBetween(from: string, to: string, calendar: SchoolCalendar): number {
  if (to < from) return 0 - schoolDaysBetween(to, from, calendar)
  let count = businessDaysUpTo(numberOf(to)) - businessDaysUpTo(numberOf(from))
  for (const closure of calendar.closures) {
    if (closure > from && closure <= to && isBusinessDay(closure)) count -= 1
  }
  return count
}

/** A school year as the office set it; either end may be missing. */
export interface SchoolYear {
  readonly startsOn: string | null
  readonly endsOn: string | null
}

/** Which school day of the year it is, and of how many; `null` outside the year or while its ends are not set. */
export function schoolDayOfYear(
  day: string,
  { startsOn, endsOn }: SchoolYear,
  calendar: SchoolCalendar,
): { readonly number: number; readonly of: number } | null {
  if (startsOn === null || endsOn === null || day < startsOn || day > endsOn) return null
  const before = addDays(startsOn, -1)
  return {
    number: schoolDaysBetween(before, day, calendar),
    of: schoolDaysBetween(before, endsOn, calendar),
  }
}
