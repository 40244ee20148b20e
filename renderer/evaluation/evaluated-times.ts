import { addDays, addMonths } from '#shared/domain/days.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { offeredTimes, type OfferedTime } from '#renderer/scorecards/scorecard-times.ts'

/** The name of the last three years among the times that are offered. */
export const THREE_YEARS = 'three-years'

/** The times a page of Evaluation can be asked for: those of a scorecard, and three years together for what is rare. */
export function evaluatedTimes(today: string, years: readonly SchoolYear[]): readonly OfferedTime[] {
  const [lastYear, ...schoolYears] = offeredTimes(today, years)
  const threeYears = { name: THREE_YEARS, from: addDays(addMonths(today, -36), 1), to: today }
  return [...(lastYear ? [lastYear] : []), threeYears, ...schoolYears]
}
