import { z } from 'zod'

import { addDays, numberOf } from './days.ts'
import { Day } from './fields.ts'
import type { SchoolYear } from './school-calendar.ts'

/** A span this short is a summer session: it ends no year, and the office is not whole again when it begins. */
const SHORTEST_YEAR = 60

/** How far ahead a break is looked at whose end nobody entered yet. */
const USUAL_BREAK = 84

/** The time between two school years. */
export const SchoolBreak = z.object({
  /** The last day of school before it. */
  endsOn: Day,
  /** The first day of school after it; `null` where nobody entered it yet. */
  nextStartsOn: Day.nullable(),
  /** The last day that is looked at as part of it. */
  until: Day,
})
export type SchoolBreak = z.infer<typeof SchoolBreak>

/** The break a school is in, or the next one it comes to; `null` where no school year is entered. */
export function breakAt(
  day: string,
  years: readonly Pick<SchoolYear, 'startsOn' | 'endsOn'>[],
): SchoolBreak | null {
  const whole = years
    .filter(({ startsOn, endsOn }) => numberOf(endsOn) - numberOf(startsOn) >= SHORTEST_YEAR)
    .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  const year = whole.findLast(({ startsOn }) => startsOn <= day) ?? whole[0]
  if (!year) return null
  const nextStartsOn = whole.find(({ startsOn }) => startsOn > year.endsOn)?.startsOn ?? null
  const until = nextStartsOn === null ? addDays(year.endsOn, USUAL_BREAK) : addDays(nextStartsOn, -1)
  return { endsOn: year.endsOn, nextStartsOn, until }
}

/** Whether a day lies in a break. */
export function isInBreak(day: string, { endsOn, until }: SchoolBreak): boolean {
  return day > endsOn && day <= until
}
