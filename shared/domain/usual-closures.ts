import { addDays, isBusinessDay } from './days.ts'
import type { Closure } from './school-calendar.ts'

const MONDAY = 1
const THURSDAY = 4
const DAYS_A_WEEK = 7

/** School years turn in July; in May and June the next one is planned already. */
const FIRST_MONTH = 7
const PLANNING_MONTH = 5

function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay()
  return dayOf(year, month, 1 + ((weekday - first + DAYS_A_WEEK) % DAYS_A_WEEK) + (nth - 1) * DAYS_A_WEEK)
}

function lastMonday(year: number, month: number): string {
  const fifth = nthWeekday(year, month, MONDAY, 5)
  return fifth.slice(5, 7) === String(month).padStart(2, '0') ? fifth : addDays(fifth, -DAYS_A_WEEK)
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
function keptOn(holiday: string): string {
  if (isBusinessDay(holiday)) return holiday
  const before = addDays(holiday, -1)
  return isBusinessDay(before) ? before : addDays(holiday, 1)
}

/** A holiday nearly every school keeps; its name is the office's to choose. */
export interface UsualClosure {
  readonly holiday: UsualHoliday
  readonly startsOn: string
  readonly endsOn: string
}

export type UsualHoliday =
  | 'independence-day'
  | 'labor-day'
  | 'columbus-day'
  | 'veterans-day'
  | 'thanksgiving'
  | 'winter-break'
  | 'martin-luther-king-day'
  | 'presidents-day'
  | 'memorial-day'
  | 'juneteenth'

/** The usual closures of the school year that begins in July of `year`. */
function closuresOf(year: number): readonly UsualClosure[] {
  const thanksgiving = nthWeekday(year, 11, THURSDAY, 4)
  const on = (holiday: UsualHoliday, startsOn: string, endsOn = startsOn) => ({ holiday, startsOn, endsOn })
  return [
    on('independence-day', keptOn(dayOf(year, 7, 4))),
    on('labor-day', nthWeekday(year, 9, MONDAY, 1)),
    on('columbus-day', nthWeekday(year, 10, MONDAY, 2)),
    on('veterans-day', keptOn(dayOf(year, 11, 11))),
    on('thanksgiving', thanksgiving, addDays(thanksgiving, 1)),
    on('winter-break', dayOf(year, 12, 24), keptOn(dayOf(year + 1, 1, 1))),
    on('martin-luther-king-day', nthWeekday(year + 1, 1, MONDAY, 3)),
    on('presidents-day', nthWeekday(year + 1, 2, MONDAY, 3)),
    on('memorial-day', lastMonday(year + 1, 5)),
    on('juneteenth', keptOn(dayOf(year + 1, 6, 19))),
  ]
}

/**
 * Days on which nearly every school in the United States is closed, for the school year of `today` and, from May on,
 * for the next: the federal holidays (5 U.S.C. 6103, with the days kept in lieu), the Friday after Thanksgiving, and
 * 24 December to New Year's Day. In order. Longer breaks are each school's own.
 */
export function usualClosures(today: string): readonly UsualClosure[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const running = month < FIRST_MONTH ? year - 1 : year
  const planned = month >= PLANNING_MONTH && month < FIRST_MONTH ? closuresOf(running + 1) : []
  return [...closuresOf(running), ...planned]
}

/** A usual holiday as a calendar keeps it, under the name the office gives it. */
export function asClosure(
  { holiday, ...days }: UsualClosure,
  nameOf: (holiday: UsualHoliday) => string,
): Closure {
  return { ...days, kind: holiday === 'winter-break' ? 'break' : 'holiday', name: nameOf(holiday) }
}
