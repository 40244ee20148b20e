import type { ClosureKind, SchoolCalendarDraft } from '#shared/domain/school-calendar.ts'

import type { Chance } from './chance.ts'
import { dayOf, dayText, nthWeekday, weekday, yearOf, type DayNumber } from './days.ts'

const [MONDAY, WEDNESDAY, THURSDAY, FRIDAY] = [1, 3, 4, 5] as const

/** One school year, from the first day of school to the last. */
export interface SchoolYear {
  /** The calendar year it begins in. */
  readonly year: number
  readonly firstDay: DayNumber
  readonly lastDay: DayNumber
}

/** When there is school. */
export interface Calendar {
  readonly years: readonly SchoolYear[]
  /** What the office told the program of it; the year to come is planned already. */
  readonly told: SchoolCalendarDraft
  isSchoolDay(day: DayNumber): boolean
  /** The school day so many school days after `day`; 0 is the day itself or the next one with school. */
  after(day: DayNumber, schoolDays: number): DayNumber
  /** The last school day on or before `day`. */
  onOrBefore(day: DayNumber): DayNumber
  yearAt(day: DayNumber): SchoolYear
}

const isWeekday = (day: DayNumber): boolean => weekday(day) >= MONDAY && weekday(day) <= FRIDAY

function schoolYear(year: number): SchoolYear {
  return {
    year,
    firstDay: nthWeekday(year, 8, WEDNESDAY, -1),
    lastDay: nthWeekday(year + 1, 6, FRIDAY, 2),
  }
}

function range(from: DayNumber, to: DayNumber): readonly DayNumber[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}

/** Days without school, as the office calls them. */
interface ClosedDays {
  readonly first: DayNumber
  readonly last: DayNumber
  readonly kind: ClosureKind
  readonly name: string
}

function closuresOf(year: number, chance: Chance): readonly ClosedDays[] {
  const thanksgiving = nthWeekday(year, 11, THURSDAY, 4)
  const presidentsDay = nthWeekday(year + 1, 2, MONDAY, 3)
  const springBreak = nthWeekday(year + 1, 4, MONDAY, 2)
  const snow = chance.weighted([
    [0, 3],
    [1, 4],
    [2, 2],
    [3, 1],
  ])
  const on = (kind: ClosureKind, name: string, first: DayNumber, last = first) => ({
    kind,
    name,
    first,
    last,
  })
  return [
    on('holiday', 'Labor Day', nthWeekday(year, 9, MONDAY, 1)),
    on('holiday', 'Indigenous Peoples’ Day', nthWeekday(year, 10, MONDAY, 2)),
    on('holiday', 'Veterans Day', dayOf(year, 11, 11)),
    on('holiday', 'Thanksgiving', thanksgiving - 1, thanksgiving + 1),
    on('break', 'Winter break', dayOf(year, 12, 23), dayOf(year + 1, 1, 2)),
    on('holiday', 'Martin Luther King Jr. Day', nthWeekday(year + 1, 1, MONDAY, 3)),
    on('break', 'February break', presidentsDay, presidentsDay + 4),
    on('staff-day', 'Staff day', nthWeekday(year + 1, 3, FRIDAY, 2)),
    on('break', 'Spring break', springBreak, springBreak + 4),
    on('holiday', 'Memorial Day', nthWeekday(year + 1, 5, MONDAY, -1)),
    ...Array.from({ length: snow }, () => on('weather', 'Snow', dayOf(year + 1, 1, 5) + chance.below(50))),
  ]
}

/**
 * The calendar of a school from one day to another. A school that is looked at in the middle of the summer runs a
 * summer session, so that there is always something going on.
 */
export function createCalendar(from: DayNumber, to: DayNumber, chance: Chance): Calendar {
  const first = schoolYear(yearOf(from) - 1)
  const years = [first]
  for (let next = schoolYear(first.year + 1); next.firstDay <= to; next = schoolYear(next.year + 1))
    years.push(next)
  const last = years.at(-1) ?? first
  const next = schoolYear(last.year + 1)
  const inSummer = to > last.lastDay
  const current: SchoolYear = inSummer ? { ...last, lastDay: next.firstDay - 1 } : last
  const ordered = [...years.slice(0, -1), current]

  const closures = ordered.flatMap(({ year }) => closuresOf(year, chance))
  const closed = new Set<DayNumber>(closures.flatMap(({ first, last }) => range(first, last)))
  for (const [at, { lastDay }] of ordered.entries())
    for (const day of range(lastDay + 1, (ordered[at + 1]?.firstDay ?? next.firstDay) - 1)) closed.add(day)
  const isSchoolDay = (day: DayNumber): boolean => isWeekday(day) && !closed.has(day)

  return {
    years: ordered.filter(({ lastDay }) => lastDay >= from),
    told: {
      years: [...ordered, next].map(({ year, firstDay, lastDay }) => ({
        name: `${year}–${String(year + 1).slice(2)}`,
        startsOn: dayText(firstDay),
        endsOn: dayText(lastDay),
        terms: [],
      })),
      closures: closures.map(({ first, last, ...closure }) => ({
        ...closure,
        startsOn: dayText(first),
        endsOn: dayText(last),
      })),
      halfDays: [],
    },
    isSchoolDay,
    after: (day, schoolDays) => {
      let at = day
      while (!isSchoolDay(at)) at += 1
      for (let left = schoolDays; left > 0;) {
        at += 1
        if (isSchoolDay(at)) left -= 1
      }
      return at
    },
    onOrBefore: (day) => {
      let at = day
      while (!isSchoolDay(at)) at -= 1
      return at
    },
    yearAt: (day) => ordered.findLast(({ firstDay }) => firstDay - 21 <= day) ?? first,
  }
}
