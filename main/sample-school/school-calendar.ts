import type { Chance } from './chance.ts'
import { dayOf, nthWeekday, weekday, yearOf, type DayNumber } from './days.ts'

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
  /** Weekdays without school, oldest first. */
  readonly closures: readonly DayNumber[]
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

function holidays(year: number, chance: Chance): readonly DayNumber[] {
  const thanksgiving = nthWeekday(year, 11, THURSDAY, 4)
  const presidentsDay = nthWeekday(year + 1, 2, MONDAY, 3)
  const springBreak = nthWeekday(year + 1, 4, MONDAY, 2)
  const snow = chance.weighted([
    [0, 3],
    [1, 4],
    [2, 2],
    [3, 1],
  ])
  return [
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 10, MONDAY, 2),
    dayOf(year, 11, 11),
    ...range(thanksgiving - 1, thanksgiving + 1),
    ...range(dayOf(year, 12, 23), dayOf(year + 1, 1, 2)),
    nthWeekday(year + 1, 1, MONDAY, 3),
    ...range(presidentsDay, presidentsDay + 4),
    nthWeekday(year + 1, 3, FRIDAY, 2),
    ...range(springBreak, springBreak + 4),
    nthWeekday(year + 1, 5, MONDAY, -1),
    ...Array.from({ length: snow }, () => dayOf(year + 1, 1, 5) + chance.below(50)),
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

  const closed = new Set<DayNumber>()
  for (const [at, { year, lastDay }] of ordered.entries()) {
    const begins = ordered[at + 1]?.firstDay ?? next.firstDay
    for (const day of [...holidays(year, chance), ...range(lastDay + 1, begins - 1)])
      if (isWeekday(day)) closed.add(day)
  }
  const isSchoolDay = (day: DayNumber): boolean => isWeekday(day) && !closed.has(day)

  return {
    years: ordered.filter(({ lastDay }) => lastDay >= from),
    closures: [...closed].filter((day) => day >= from - 60).toSorted((a, b) => a - b),
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
