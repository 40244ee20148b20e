import ICAL from 'ical.js'

import { ruleError } from '#shared/app-error.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'

import type { CalendarSpan, DaysRead, NamedDays } from './read-calendar-file.ts'

const MOST_EVENTS = 5000
/** Nothing a school does comes back after more weeks than a year has. */
const LONGEST_INTERVAL = 53
/** How many days all repeated events of a file together may be followed. */
const MOST_STEPS = 100_000

function dayOf(time: ICAL.Time, timeZone: string): string {
  // A moment in Greenwich is a day at the school; a day, or a time of the place itself, is what it says.
  if (!time.isDate && time.zone?.tzid === 'UTC') return schoolDay(time.toJSDate().toISOString(), timeZone)
  return time.toString().slice(0, 10)
}

function spanOf(start: ICAL.Time, end: ICAL.Time, timeZone: string): Pick<NamedDays, 'startsOn' | 'endsOn'> {
  const startsOn = dayOf(start, timeZone)
  // RFC 5545, 3.6.1: the end of an event is the first moment after it.
  const endsOn = end.isDate ? addDays(dayOf(end, timeZone), -1) : dayOf(end, timeZone)
  return { startsOn, endsOn: endsOn < startsOn ? startsOn : endsOn }
}

/**
 * Whether a rule always finds its next day: every day, weekdays of every week, or one date of every year that exists.
 * Others, such as the 31st of February, would be looked for without end.
 */
function isFollowed({ freq, parts, interval }: ICAL.Recur): boolean {
  if (!(interval >= 1 && interval <= LONGEST_INTERVAL)) return false
  const named = Object.keys(parts).filter((part) => part !== 'WKST')
  switch (freq) {
    case 'DAILY':
      return named.length === 0
    case 'WEEKLY':
      return named.every((part) => part === 'BYDAY') && (parts['BYDAY'] ?? []).every(isPlainWeekday)
    case 'YEARLY':
      return named.length === 0 || isDateOfEachYear(parts) || isWeekdayOfMonth(parts)
    default:
      return false
  }
}

type Parts = Readonly<Record<string, readonly unknown[] | undefined>>

const isPlainWeekday = (day: unknown): boolean =>
  typeof day === 'string' && /^(MO|TU|WE|TH|FR|SA|SU)$/.test(day)

function onePart(parts: Parts, name: string): unknown {
  const values: readonly unknown[] = parts[name] ?? []
  return values.length === 1 ? values[0] : undefined
}

function isDateOfEachYear(parts: Parts): boolean {
  const [month, day] = [Number(onePart(parts, 'BYMONTH')), Number(onePart(parts, 'BYMONTHDAY'))]
  const isAll = Object.keys(parts).every((part) => ['BYMONTH', 'BYMONTHDAY', 'WKST'].includes(part))
  return (
    isAll && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2027, month, 0)).getUTCDate()
  )
}

/** The fourth Thursday of November, the last Monday of May. */
function isWeekdayOfMonth(parts: Parts): boolean {
  const month = Number(onePart(parts, 'BYMONTH'))
  const isAll = Object.keys(parts).every((part) => ['BYMONTH', 'BYDAY', 'WKST'].includes(part))
  return (
    isAll &&
    month >= 1 &&
    month <= 12 &&
    /^[+-]?[1-4](MO|TU|WE|TH|FR|SA|SU)$/.test(String(onePart(parts, 'BYDAY')))
  )
}

/** A file's events, read one after the other with one allowance of steps for all. */
function reader(timeZone: string, { from, to }: CalendarSpan) {
  let steps = MOST_STEPS
  const first = (event: ICAL.Event): NamedDays => ({
    name: event.summary ?? '',
    ...spanOf(event.startDate, event.endDate, timeZone),
  })
  const follow = (event: ICAL.Event): readonly NamedDays[] => {
    const days: NamedDays[] = []
    const repeats = event.iterator()
    for (let start = repeats.next(); start && steps > 0; start = repeats.next()) {
      steps -= 1
      const day = start.toString().slice(0, 10)
      if (day > to) break
      if (day < from) continue
      const { startDate, endDate } = event.getOccurrenceDetails(start)
      days.push({ name: event.summary ?? '', ...spanOf(startDate, endDate, timeZone) })
    }
    return days
  }
  return (component: ICAL.Component): { readonly days: readonly NamedDays[]; readonly isCut: boolean } => {
    const event = new ICAL.Event(component)
    if (!event.isRecurring()) return { days: [first(event)], isCut: false }
    const rules = component.getAllProperties('rrule').map((property) => property.getFirstValue())
    const followed =
      rules.length <= 1 && rules.every((rule) => rule instanceof ICAL.Recur && isFollowed(rule))
    if (!followed || steps <= 0) return { days: [first(event)], isCut: true }
    const days = follow(event)
    return { days, isCut: steps <= 0 }
  }
}

/** The events of a calendar file (RFC 5545) as days of the school. Throws when it is no such file. */
export function readIcs(text: string, timeZone: string, span: CalendarSpan): DaysRead {
  const events = eventsOf(text)
  if (events.length > MOST_EVENTS) throw ruleError('calendar:errors.tooManyEvents', { limit: MOST_EVENTS })
  const read = reader(timeZone, span)
  const days: NamedDays[] = []
  let unread = 0
  let cut = 0
  for (const event of events) {
    try {
      const found = read(event)
      days.push(...found.days)
      if (found.isCut) cut += 1
    } catch {
      unread += 1
    }
  }
  return { days, unread, cut }
}

function eventsOf(text: string): readonly ICAL.Component[] {
  try {
    const parsed: unknown = ICAL.parse(text)
    if (!Array.isArray(parsed)) throw new Error('Not a calendar')
    return new ICAL.Component(parsed).getAllSubcomponents('vevent')
  } catch {
    throw ruleError('calendar:errors.notACalendar')
  }
}
