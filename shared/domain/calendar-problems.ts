import type { FieldProblem } from '../app-error.ts'
import { addDays, numberOf } from './days.ts'
import { calendarOf, isSchoolDay, schoolDaysBetween, type SchoolCalendarDraft } from './school-calendar.ts'

interface Span {
  readonly startsOn: string
  readonly endsOn: string
}

/** Longer than any school year or break: a slip of the pen. */
const LONGEST_DAYS = 400

function spanProblem({ startsOn, endsOn }: Span): FieldProblem['message'] | undefined {
  if (endsOn < startsOn) return 'calendar:errors.endsBeforeStart'
  if (numberOf(endsOn) - numberOf(startsOn) > LONGEST_DAYS) return 'calendar:errors.tooLong'
  return undefined
}

const touches = (one: Span, other: Span): boolean =>
  one.startsOn <= other.endsOn && other.startsOn <= one.endsOn

/** Points at every span that is turned round, too long, or lies over an earlier one of its list. */
function spanProblems(
  spans: readonly Span[],
  path: string,
  overlap: FieldProblem['message'],
): FieldProblem[] {
  return spans.flatMap((span, at) => {
    const wrong = spanProblem(span)
    if (wrong) return [{ path: `${path}.${at}.endsOn`, message: wrong }]
    const overlaps = spans.slice(0, at).some((earlier) => touches(earlier, span))
    return overlaps ? [{ path: `${path}.${at}.startsOn`, message: overlap }] : []
  })
}

function outside(part: Span, whole: Span): boolean {
  return part.startsOn < whole.startsOn || part.endsOn > whole.endsOn
}

/** What is wrong with a calendar, each at its field; nothing when it can be counted with. */
export function calendarProblems(draft: SchoolCalendarDraft): readonly FieldProblem[] {
  const { years, closures, halfDays } = draft
  const spans = [
    ...spanProblems(years, 'years', 'calendar:errors.yearsOverlap'),
    ...years.flatMap(({ terms }, at) =>
      spanProblems(terms, `years.${at}.terms`, 'calendar:errors.termsOverlap'),
    ),
    ...closures.flatMap((closure, at): FieldProblem[] => {
      const wrong = spanProblem(closure)
      return wrong ? [{ path: `closures.${at}.endsOn`, message: wrong }] : []
    }),
  ]
  if (spans.length > 0) return spans
  const calendar = calendarOf(draft)
  return [
    ...years.flatMap((year, at): FieldProblem[] => [
      ...year.terms.flatMap((term, place): FieldProblem[] =>
        outside(term, year)
          ? [{ path: `years.${at}.terms.${place}.startsOn`, message: 'calendar:errors.termOutsideYear' }]
          : [],
      ),
      ...(schoolDaysBetween(addDays(year.startsOn, -1), year.endsOn, calendar) === 0
        ? [{ path: `years.${at}.startsOn`, message: 'calendar:errors.noSchoolDay' } as const]
        : []),
    ]),
    ...halfDays.flatMap(({ on }, at): FieldProblem[] => {
      if (!isSchoolDay(on, calendar))
        return [{ path: `halfDays.${at}.on`, message: 'calendar:errors.halfDayWithoutSchool' }]
      const twice = halfDays.slice(0, at).some((earlier) => earlier.on === on)
      return twice ? [{ path: `halfDays.${at}.on`, message: 'calendar:errors.halfDayTwice' }] : []
    }),
  ]
}
