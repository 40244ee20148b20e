import { addDays, addMonths, numberOf } from '../days.ts'
import { addSchoolDays, schoolDaysBetween, type SchoolCalendar, type SchoolYear } from '../school-calendar.ts'
import type { PlannedKind } from './cycle.ts'
import type { Period } from './followed.ts'

/** School days after its time is over within which a cycle is held. */
const HELD_WITHIN: Readonly<Record<PlannedKind, number>> = { monthly: 5, quarterly: 10, annual: 20 }

/** Years shorter than this are sessions of a summer, and no year to look back on. */
const LEAST_YEAR_DAYS = 150

/** Days without school between two terms or years that belong to the later one. */
const MOST_BETWEEN_DAYS = 130

const MONTHS_BACK = 30
const MONTHS_AHEAD = 14
const MONTHS_A_QUARTER = 3
const MONTHS_A_YEAR = 12
const FIRST_MONTH_OF_YEAR = 7

/** When a cycle falls due: the time it looks at, the first day it may be held, and the day by which it is. */
export interface DueTime extends Period {
  readonly opensOn: string
  readonly dueOn: string
}

/** What the calendar of a school says of its times. */
export interface CycleCalendar {
  readonly years: readonly Pick<SchoolYear, 'startsOn' | 'endsOn' | 'terms'>[]
  readonly calendar: SchoolCalendar
}

const lengthOf = ({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }): number =>
  numberOf(endsOn) - numberOf(startsOn) + 1

/** Times that follow one another: the days between two are those of the later, so that no day falls between. */
function joined(spans: readonly { readonly startsOn: string; readonly endsOn: string }[]): Period[] {
  return spans
    .toSorted((one, other) => one.endsOn.localeCompare(other.endsOn))
    .map(({ startsOn, endsOn }, at, all) => {
      const before = all[at - 1]?.endsOn
      const isNear =
        before !== undefined &&
        before < startsOn &&
        numberOf(startsOn) - numberOf(before) <= MOST_BETWEEN_DAYS
      return { from: isNear && before !== undefined ? addDays(before, 1) : startsOn, to: endsOn }
    })
}

const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** Stretches of so many months around a day, each beginning in a month whose number leaves nothing when divided. */
function stretches(around: string, months: number, first: number): Period[] {
  const all = Array.from({ length: MONTHS_BACK + MONTHS_AHEAD }, (_, at) =>
    addMonths(monthOf(around), at - MONTHS_BACK),
  )
  return all
    .filter((month) => (Number(month.slice(5, 7)) - first) % months === 0)
    .map((month) => ({ from: month, to: addDays(addMonths(month, months), -1) }))
}

/** Months; one without a day of school is of the next that has one. */
function monthsWithSchool(around: string, calendar: SchoolCalendar): Period[] {
  const periods: Period[] = []
  let begun: string | null = null
  for (const { from, to } of stretches(around, 1, 1)) {
    begun ??= from
    if (schoolDaysBetween(addDays(from, -1), to, calendar) === 0) continue
    periods.push({ from: begun, to })
    begun = null
  }
  return periods
}

/** The times of a kind of cycle around a day, in order. */
function timesOf(kind: PlannedKind, { years, calendar }: CycleCalendar, around: string): readonly Period[] {
  switch (kind) {
    case 'monthly':
      return monthsWithSchool(around, calendar)
    case 'quarterly': {
      const terms = years.flatMap((year) => year.terms)
      return terms.length > 0 ? joined(terms) : stretches(around, MONTHS_A_QUARTER, 1)
    }
    case 'annual': {
      const whole = years.filter((year) => lengthOf(year) >= LEAST_YEAR_DAYS)
      return whole.length > 0 ? joined(whole) : stretches(around, MONTHS_A_YEAR, FIRST_MONTH_OF_YEAR)
    }
  }
}

/** What has fallen due of a kind of cycle, the oldest first, and what falls due next; `null` beyond the calendar. */
export interface FallsDue {
  readonly due: readonly DueTime[]
  readonly next: DueTime | null
}

/**
 * When a kind of cycle falls due by the calendar of the school: monthly by months, quarterly by its terms or else by
 * quarters of the calendar, annual by its school years or else from July to June. From the day somebody takes a kind on,
 * the last time that was over by then is the first that is due.
 */
export function fallsDue(
  kind: PlannedKind,
  calendar: CycleCalendar,
  { since, today }: { readonly since: string; readonly today: string },
): FallsDue {
  const times = timesOf(kind, calendar, today)
  const begunBefore = times.findLast(({ to }) => to < since)
  const asked = times
    .filter(({ to }) => to >= (begunBefore?.to ?? since))
    .map(({ from, to }) => {
      const after = to < since ? since : to
      const within = (days: number) => addSchoolDays(after, days, calendar.calendar)
      return { from, to, opensOn: to < since ? since : within(1), dueOn: within(HELD_WITHIN[kind]) }
    })
  return {
    due: asked.filter(({ opensOn }) => opensOn <= today),
    next: asked.find(({ opensOn }) => opensOn > today) ?? null,
  }
}
