import { addDays, numberOf } from '#shared/domain/days.ts'

const DAYS_A_WEEK = 7

/** Weeks begin on Sunday, as on an American wall. */
const columnOf = (day: string): number => (((numberOf(day) + 4) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK

/** The months from the one of a day to the one of another, each by its first day. */
export function monthsBetween(startsOn: string, endsOn: string): readonly string[] {
  const months: string[] = []
  for (let month = `${startsOn.slice(0, 7)}-01`; month <= endsOn; month = nextMonth(month)) months.push(month)
  return months
}

function nextMonth(month: string): string {
  return `${addDays(month, 31).slice(0, 7)}-01`
}

/** The weeks of a month, Sunday first; `null` where a week reaches into another month. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const days = numberOf(nextMonth(month)) - numberOf(month)
  const before = columnOf(month)
  const weeks = Math.ceil((before + days) / DAYS_A_WEEK)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: DAYS_A_WEEK }, (__, column) => {
      const at = week * DAYS_A_WEEK + column - before
      return at < 0 || at >= days ? null : addDays(month, at)
    }),
  )
}
