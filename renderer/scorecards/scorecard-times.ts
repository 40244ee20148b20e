import { addDays, addMonths } from '#shared/domain/days.ts'
import type { ScoredTime } from '#shared/domain/scorecard.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'

/** A time somebody may ask about: `name` is that of a school year, `null` for the last twelve months. */
export interface OfferedTime extends ScoredTime {
  readonly name: string | null
}

/** The last twelve months, and every school year that has begun, the newest first; none goes beyond today. */
export function offeredTimes(today: string, years: readonly SchoolYear[]): readonly OfferedTime[] {
  const begun = years
    .filter(({ startsOn }) => startsOn <= today)
    .toSorted((one, other) => other.startsOn.localeCompare(one.startsOn))
  return [
    { name: null, from: addDays(addMonths(today, -12), 1), to: today },
    ...begun.map(({ name, startsOn, endsOn }) => ({
      ...{ name, from: startsOn },
      to: endsOn < today ? endsOn : today,
    })),
  ]
}
