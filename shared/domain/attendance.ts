import { z } from 'zod'

import { addDays, numberOf } from './days.ts'
import { Day } from './fields.ts'
import { TimeOfDay } from './follow-up.ts'
import { schoolDaysBetween, type SchoolCalendar } from './school-calendar.ts'

/** What a school writes down about a student and a day. Coming late is kept apart: it is no absence. */
export const AttendanceKind = z.enum(['excused', 'unexcused', 'suspension', 'tardy'])
export type AttendanceKind = z.infer<typeof AttendanceKind>

/** What is known about one student and one school day. */
export const AttendanceMark = z.object({
  onDay: Day,
  kind: AttendanceKind,
  /** The part of the day that was missed, above 0 up to 1; `null` where nobody said. */
  share: z.number().gt(0).max(1).nullable(),
  /** How long they were away; `null` where nobody said. */
  minutes: z.int().min(1).max(1440).nullable(),
})
export type AttendanceMark = z.infer<typeof AttendanceMark>

/** What a student did against the rules, in words that name nobody: free text would name others. */
export const IncidentWhat = z.enum([
  'fighting',
  'threat',
  'bullying',
  'weapon',
  'substance',
  'theft',
  'property',
  'defiance',
  'disruption',
  'language',
  'leaving',
  'technology',
  'school-rules',
  'offense',
  'other',
])
export type IncidentWhat = z.infer<typeof IncidentWhat>

export const IncidentPlace = z.enum([
  'classroom',
  'hallway',
  'cafeteria',
  'restroom',
  'gym',
  'library',
  'playground',
  'office',
  'parking',
  'bus',
  'school-other',
  'off-campus',
  'online',
])
export type IncidentPlace = z.infer<typeof IncidentPlace>

/** Who reported it, by what they are to the school and never by name. */
export const ReporterRole = z.enum(['staff', 'student', 'parent', 'police', 'other'])
export type ReporterRole = z.infer<typeof ReporterRole>

/** Something that happened and that a student had a part in; whoever else had one is only counted. */
export const Incident = z.object({
  /** By what the file knows it. */
  incidentKey: z.string(),
  onDay: Day,
  atTime: TimeOfDay.nullable(),
  what: z.array(IncidentWhat),
  place: IncidentPlace.nullable(),
  reporter: ReporterRole.nullable(),
  /** How many other persons had a part in it; `null` where nobody said. */
  others: z.int().min(0).max(999).nullable(),
})
export type Incident = z.infer<typeof Incident>

/** From when to when a file tells, both days with it. */
export const DaySpan = z.object({ from: Day, to: Day })
export type DaySpan = z.infer<typeof DaySpan>

/** What a school decides about its figures of attendance. */
export const AttendanceRules = z.object({
  /** Nobody is called chronically absent who was enrolled for fewer school days. */
  leastEnrolled: z.int().min(1).max(180),
  /** How long a school day is, to tell what is half of one. */
  minutesOfDay: z.int().min(60).max(720),
})
export type AttendanceRules = z.infer<typeof AttendanceRules>

export const FIRST_ATTENDANCE_RULES: AttendanceRules = {
  leastEnrolled: 30,
  minutesOfDay: 390,
}

/** Absence is chronic from one day in so many on. */
const CHRONIC_FROM_ONE_IN = 10

/**
 * Whether somebody counts as absent on a day: for half of it or more (EDFacts FS195), and always where nobody said for how
 * long. Coming late never counts, and suspension counts
 * with the absences, whoever decided about it.
 */
export function isAbsent(
  { kind, share, minutes }: Pick<AttendanceMark, 'kind' | 'share' | 'minutes'>,
  { minutesOfDay }: Pick<AttendanceRules, 'minutesOfDay'>,
): boolean {
  if (kind === 'tardy') return false
  const missed = share ?? (minutes === null ? 1 : minutes / minutesOfDay)
  return missed >= 0.5
}

/** Spans that meet or overlap as one, in their order. */
export function joinedSpans(spans: readonly DaySpan[]): readonly DaySpan[] {
  const joined: DaySpan[] = []
  for (const span of spans.toSorted((one, other) => one.from.localeCompare(other.from))) {
    const last = joined.at(-1)
    if (last && numberOf(span.from) <= numberOf(last.to) + 1)
      joined[joined.length - 1] = { from: last.from, to: last.to > span.to ? last.to : span.to }
    else joined.push(span)
  }
  return joined
}

/** What of the spans lies within others. */
export function withinSpan(spans: readonly DaySpan[], { from, to }: DaySpan): readonly DaySpan[] {
  return spans.flatMap((span) => {
    const first = span.from > from ? span.from : from
    const last = span.to < to ? span.to : to
    return first <= last ? [{ from: first, to: last }] : []
  })
}

/** How many school days lie in spans that do not overlap. */
export function schoolDaysIn(spans: readonly DaySpan[], calendar: SchoolCalendar): number {
  return spans.reduce((sum, { from, to }) => sum + schoolDaysBetween(addDays(from, -1), to, calendar), 0)
}

/**
 * Which days the next file replaces: those it tells of itself, and where an earlier one told of nearly the same days (four
 * fifths of both together), those too, so that a corrected month takes back what only the wrong one said on its first or
 * last day.
 */
export function spanToReplace(file: DaySpan, earlier: readonly DaySpan[]): DaySpan {
  const daysOf = ({ from, to }: DaySpan) => numberOf(to) - numberOf(from) + 1
  let { from, to } = file
  for (const span of earlier) {
    const [both] = withinSpan([span], file)
    const whole = {
      from: span.from < file.from ? span.from : file.from,
      to: span.to > file.to ? span.to : file.to,
    }
    if (!both || daysOf(both) < 0.8 * daysOf(whole)) continue
    if (whole.from < from) from = whole.from
    if (whole.to > to) to = whole.to
  }
  return { from, to }
}

const Count = z.int().min(0)

/** How often somebody came to school, of the days they were enrolled and a file tells of. */
export const AttendanceSummary = z.object({
  enrolled: Count,
  attended: Count,
  excused: Count,
  unexcused: Count,
  suspension: Count,
  /** Absences of less than half a day: they take no day away. */
  partOfDay: Count,
  tardy: Count,
  /** `null` while too few days are known to say so. */
  isChronic: z.boolean().nullable(),
})
export type AttendanceSummary = z.infer<typeof AttendanceSummary>

/** Counts what is known of one student over enrolled school days that files tell of. */
export function summarize(
  marks: readonly AttendanceMark[],
  enrolled: number,
  rules: AttendanceRules,
): AttendanceSummary {
  const absent = marks.filter((mark) => isAbsent(mark, rules))
  const of = (kind: AttendanceKind) => absent.filter((mark) => mark.kind === kind).length
  const away = Math.min(absent.length, enrolled)
  return {
    enrolled,
    attended: enrolled - away,
    excused: of('excused'),
    unexcused: of('unexcused'),
    suspension: of('suspension'),
    partOfDay: marks.filter((mark) => mark.kind !== 'tardy' && !isAbsent(mark, rules)).length,
    tardy: marks.filter(({ kind }) => kind === 'tardy').length,
    isChronic: enrolled < rules.leastEnrolled ? null : away * CHRONIC_FROM_ONE_IN >= enrolled,
  }
}
