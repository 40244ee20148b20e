import { z } from 'zod'

import { assertNever } from '../assert-never.ts'
import {
  addCounted,
  businessDays,
  countedBetween,
  dayOf,
  isBusinessNumber,
  numberOf,
  type CountedDays,
} from './days.ts'
import { Day, Line, OptionalLine, Version } from './fields.ts'
import { TimeOfDay } from './follow-up.ts'

const MOST_YEARS = 40
const MOST_TERMS = 12
const MOST_CLOSURES = 2000
const MOST_HALF_DAYS = 1000

const Span = z.object({ startsOn: Day, endsOn: Day })
type Span = z.infer<typeof Span>

/** A named part of a school year, a semester or a quarter; it changes nothing about which days are school days. */
export const Term = Span.extend({ name: Line })
export type Term = z.infer<typeof Term>

/** From the first day of school to the last: a year, or a summer session. */
export const SchoolYear = Span.extend({ name: Line, terms: z.array(Term).max(MOST_TERMS) })
export type SchoolYear = z.infer<typeof SchoolYear>

/** Why there is no school. */
export const ClosureKind = z.enum(['holiday', 'break', 'weather', 'staff-day', 'other'])
export type ClosureKind = z.infer<typeof ClosureKind>

/** Days without school, one or a whole break. */
export const Closure = Span.extend({ kind: ClosureKind, name: OptionalLine })
export type Closure = z.infer<typeof Closure>

/** A school day that ends early. */
export const HalfDay = z.object({ on: Day, endsAt: TimeOfDay.nullable(), name: OptionalLine })
export type HalfDay = z.infer<typeof HalfDay>

/** When there is school: years, and the days within them without school or with half of it. */
export const SchoolCalendarDraft = z.object({
  years: z.array(SchoolYear).max(MOST_YEARS),
  closures: z.array(Closure).max(MOST_CLOSURES),
  halfDays: z.array(HalfDay).max(MOST_HALF_DAYS),
})
export type SchoolCalendarDraft = z.infer<typeof SchoolCalendarDraft>

export const SchoolCalendarRecord = SchoolCalendarDraft.extend({ version: Version })
export type SchoolCalendarRecord = z.infer<typeof SchoolCalendarRecord>

/** A calendar made ready for counting. */
export interface SchoolCalendar {
  readonly schoolDays: CountedDays
  readonly years: readonly Pick<SchoolYear, 'startsOn' | 'endsOn'>[]
}

/** A school that told nothing of its calendar yet: every weekday counts. */
export const noCalendar: SchoolCalendar = { schoolDays: businessDays, years: [] }

function spanned({ startsOn, endsOn }: Span): readonly number[] {
  const first = numberOf(startsOn)
  return Array.from({ length: Math.max(0, numberOf(endsOn) - first + 1) }, (_, at) => first + at)
}

/**
 * A calendar for counting school days in constant time. Between two school years there is no school; before the first
 * and after the last, or where there is none, every weekday that is not closed is taken for a school day.
 */
export function calendarOf({
  years,
  closures,
}: Pick<SchoolCalendarDraft, 'years' | 'closures'>): SchoolCalendar {
  const closed = new Set(closures.flatMap(spanned))
  const inYears = new Set(years.flatMap(spanned))
  const all = new Set([...closed, ...inYears])
  if (all.size === 0) return { ...noCalendar, years }
  const [firstOfYears, lastOfYears] = endsOf(inYears)
  const hasSchool = (number: number): boolean =>
    isBusinessNumber(number) &&
    !closed.has(number) &&
    (number < firstOfYears || number > lastOfYears || inYears.has(number))
  return { schoolDays: counted(...endsOf(all), hasSchool), years }
}

function endsOf(numbers: Iterable<number>): readonly [first: number, last: number] {
  let first = Infinity
  let last = -Infinity
  for (const number of numbers) {
    if (number < first) first = number
    if (number > last) last = number
  }
  return [first, last]
}

/** Counts the days of a span one by one, once; outside it weekdays are counted. */
function counted(first: number, last: number, counts: (number: number) => boolean): CountedDays {
  const start = businessDays.placeOf(first - 1)
  const places = new Int32Array(last - first + 1)
  const days: number[] = []
  for (let number = first; number <= last; number += 1) {
    if (counts(number)) days.push(number)
    places[number - first] = start + days.length
  }
  const end = start + days.length
  const shift = businessDays.placeOf(last) - end
  return {
    placeOf: (number) => {
      if (number < first) return businessDays.placeOf(number)
      if (number > last) return businessDays.placeOf(number) - shift
      return places[number - first] ?? end
    },
    dayAt: (place) => {
      if (place <= start) return businessDays.dayAt(place)
      if (place > end) return businessDays.dayAt(place + shift)
      return days[place - start - 1] ?? last
    },
  }
}

/** A day with school. */
export function isSchoolDay(day: string, { schoolDays }: SchoolCalendar): boolean {
  const number = numberOf(day)
  return schoolDays.placeOf(number) > schoolDays.placeOf(number - 1)
}

/** The school day so many school days after `day`, or before it when `days` is negative; 0 is the day itself. */
export function addSchoolDays(day: string, days: number, { schoolDays }: SchoolCalendar): string {
  return dayOf(addCounted(numberOf(day), days, schoolDays))
}

/** School days after `from` up to and including `to`; negative when `to` is earlier. */
export function schoolDaysBetween(from: string, to: string, { schoolDays }: SchoolCalendar): number {
  return countedBetween(numberOf(from), numberOf(to), schoolDays)
}

/** A day's place in its school year. */
export interface PlaceInYear {
  /** How many school days there were up to and including it. */
  readonly number: number
  readonly of: number
  /** Whether there is school on it. */
  readonly isSchoolDay: boolean
}

/** Which school day of its year a day is, and of how many; `null` outside every year. */
export function schoolDayOfYear(day: string, calendar: SchoolCalendar): PlaceInYear | null {
  const year = calendar.years.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
  if (!year) return null
  const countedUpTo = (on: string) =>
    countedBetween(numberOf(year.startsOn) - 1, numberOf(on), calendar.schoolDays)
  return {
    number: countedUpTo(day),
    of: countedUpTo(year.endsOn),
    isSchoolDay: isSchoolDay(day, calendar),
  }
}

/**
 * From the first to the last day of the school year a day lies in, else of the last one that began before it; where the
 * school told of none, from August to July.
 */
export function yearAround(
  day: string,
  { years }: Pick<SchoolCalendar, 'years'>,
): { from: string; to: string } {
  const begun = years.filter(({ startsOn }) => startsOn <= day)
  const year =
    begun.find(({ endsOn }) => day <= endsOn) ??
    begun.reduce<(typeof begun)[number] | undefined>(
      (last, each) => (last && last.startsOn > each.startsOn ? last : each),
      undefined,
    )
  if (year) return { from: year.startsOn, to: year.endsOn }
  const first = Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0)
  return { from: `${first}-08-01`, to: `${first + 1}-07-31` }
}

/** Whether a day lies after everything the school told of its years: counting goes on, but breaks are not known. */
export function isBeyondCalendar(day: string, { years }: SchoolCalendar): boolean {
  return years.length > 0 && years.every(({ endsOn }) => endsOn < day)
}

/** "2026–27", or "2027" for a session within one year. */
export function yearName(startsOn: string, endsOn: string): string {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)]
  return first === last ? first : `${first}–${last.slice(2)}`
}

/** What a day is on the wall. */
export type DayOnTheWall =
  | { readonly kind: 'school' | 'weekend' | 'outside' }
  | { readonly kind: 'half'; readonly halfDay: HalfDay }
  | { readonly kind: 'closed'; readonly closure: Closure }

/** What a day is, as a calendar on the wall would show it. */
export function onTheWall(day: string, { years, closures, halfDays }: SchoolCalendarDraft): DayOnTheWall {
  if (!isBusinessNumber(numberOf(day))) return { kind: 'weekend' }
  const closure = closures.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
  if (closure) return { kind: 'closed', closure }
  if (!years.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)) return { kind: 'outside' }
  const halfDay = halfDays.find(({ on }) => on === day)
  return halfDay ? { kind: 'half', halfDay } : { kind: 'school' }
}

/** What a day is on which nobody is at school. */
export type DayClosed = Exclude<DayOnTheWall, { readonly kind: 'school' | 'half' }>

/** Why there is no school on a day; `null` where there is, or where every weekday is taken for a school day. */
export function whyClosed(day: string, draft: SchoolCalendarDraft): DayClosed | null {
  const what = onTheWall(day, draft)
  if (what.kind === 'school' || what.kind === 'half' || isSchoolDay(day, calendarOf(draft))) return null
  return what
}

function withoutDay(closure: Closure, day: string): readonly Closure[] {
  const { startsOn, endsOn } = closure
  if (day < startsOn || day > endsOn) return [closure]
  return [
    ...(startsOn < day ? [{ ...closure, endsOn: dayOf(numberOf(day) - 1) }] : []),
    ...(day < endsOn ? [{ ...closure, startsOn: dayOf(numberOf(day) + 1) }] : []),
  ]
}

/** The calendar with one day made what it should be; a break around it is divided. */
export function withDay<Draft extends SchoolCalendarDraft>(
  draft: Draft,
  day: string,
  wish:
    | { readonly kind: 'school' }
    | ({ readonly kind: 'half' } & Pick<HalfDay, 'endsAt' | 'name'>)
    | { readonly kind: 'closed'; readonly why: ClosureKind; readonly name: string },
): Draft {
  const closures = draft.closures.flatMap((closure) => withoutDay(closure, day))
  const halfDays = draft.halfDays.filter(({ on }) => on !== day)
  switch (wish.kind) {
    case 'school':
      return { ...draft, closures, halfDays }
    case 'half':
      return {
        ...draft,
        closures,
        halfDays: [...halfDays, { on: day, endsAt: wish.endsAt, name: wish.name }],
      }
    case 'closed': {
      const closure = { startsOn: day, endsOn: day, kind: wish.why, name: wish.name }
      return { ...draft, closures: [...closures, closure], halfDays }
    }
    default:
      return assertNever(wish)
  }
}
