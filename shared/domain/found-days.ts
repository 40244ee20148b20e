import { z } from 'zod'

import { addDays } from './days.ts'
import { Day } from './fields.ts'
import { ClosureKind, type SchoolCalendarDraft, yearName } from './school-calendar.ts'

/** What days of a file seem to be; `nothing` is a concert, a game, a meeting. */
export const DaysMeaning = z.enum([...ClosureKind.options, 'half-day', 'first-day', 'last-day', 'nothing'])
export type DaysMeaning = z.infer<typeof DaysMeaning>

/** Days a calendar file names, and what they seem to be. */
export const FoundDays = z.object({
  startsOn: Day,
  endsOn: Day,
  name: z.string(),
  meaning: DaysMeaning,
})
export type FoundDays = z.infer<typeof FoundDays>

/** Words of school calendars, in English and Spanish; the first line that fits decides. */
const WORDS: readonly (readonly [DaysMeaning, RegExp])[] = [
  ['half-day', /\b(half[- ]?day|early (dismissal|release|out)|minimum day|medio dia|salida temprana)\b/],
  [
    'first-day',
    /\b(first day (of (school|classes|class)|for students)|school (begins|starts)|primer dia de clases)\b/,
  ],
  ['last-day', /\b(last day (of (school|classes|class)|for students)|school ends|ultimo dia de clases)\b/],
  ['break', /\b(break|recess|vacations?|receso|vacaciones)\b/],
  [
    'staff-day',
    /\b(staff|teachers?|professional|in-?service|pd|workday|work day|conferences?|personal docente|capacitacion)\b.*\b(day|days|development|only|no (school|students|classes)|sin clases)\b/,
  ],
  ['weather', /\b(snow|weather|ice|hurricane|nieve|mal tiempo)\b/],
  [
    'holiday',
    /\b(holiday|feriado|labor day|columbus|indigenous|veterans|thanksgiving|christmas|new year|martin luther king|mlk|presidents?|washington|memorial day|juneteenth|independence day|good friday|easter|rosh hashanah|yom kippur|eid|diwali|lunar new year|accion de gracias|dia de los?)\b/,
  ],
  [
    'other',
    /\b(no school|no classes|no students|schools? closed|closed|day off|sin clases|no hay clases|cerrad[ao])\b/,
  ],
]

/** What days called like this seem to be. */
export function meaningOf(name: string): DaysMeaning {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()
  return WORDS.find(([, words]) => words.test(plain))?.[0] ?? 'nothing'
}

function closureKindOf(meaning: DaysMeaning): ClosureKind | undefined {
  return ClosureKind.options.find((kind) => kind === meaning)
}

/** Whether a calendar says of these days already what was found. */
export function isKnown({ startsOn, endsOn, meaning }: FoundDays, draft: SchoolCalendarDraft): boolean {
  if (meaning === 'half-day') return draft.halfDays.some(({ on }) => on === startsOn)
  if (meaning === 'first-day') return draft.years.some((year) => year.startsOn === startsOn)
  if (meaning === 'last-day') return draft.years.some((year) => year.endsOn === startsOn)
  return (
    closureKindOf(meaning) !== undefined &&
    draft.closures.some((known) => known.startsOn <= startsOn && endsOn <= known.endsOn)
  )
}

/** First and last days of school, one after the other, as school years. */
function yearsOf(found: readonly FoundDays[]): SchoolCalendarDraft['years'] {
  const ends = found.filter(({ meaning }) => meaning === 'last-day').map(({ startsOn }) => startsOn)
  return found
    .filter(({ meaning }) => meaning === 'first-day')
    .flatMap(({ startsOn }) => {
      const endsOn = ends.filter((end) => end > startsOn && end < addDays(startsOn, 365)).toSorted()[0]
      if (endsOn === undefined) return []
      return [{ name: yearName(startsOn, endsOn), startsOn, endsOn, terms: [] }]
    })
}

/** The calendar with what was picked from a file; what it says already is not said twice. */
export function withFound<Draft extends SchoolCalendarDraft>(
  draft: Draft,
  found: readonly FoundDays[],
): Draft {
  const fresh = found.filter((days) => !isKnown(days, draft))
  const overlaps = (one: { startsOn: string; endsOn: string }) =>
    draft.years.some((year) => one.startsOn <= year.endsOn && year.startsOn <= one.endsOn)
  return {
    ...draft,
    years: [...draft.years, ...yearsOf(fresh).filter((year) => !overlaps(year))],
    closures: [
      ...draft.closures,
      ...fresh.flatMap(({ startsOn, endsOn, name, meaning }) => {
        const kind = closureKindOf(meaning)
        return kind ? [{ startsOn, endsOn, kind, name }] : []
      }),
    ],
    halfDays: [
      ...draft.halfDays,
      ...fresh
        .filter(({ meaning }) => meaning === 'half-day')
        .map(({ startsOn: on, name }) => ({ on, endsAt: null, name })),
    ],
  }
}
