import ICAL from 'ical.js'

import { ruleError } from '#shared/app-error.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'

import type { NamedDays } from './read-calendar-file.ts'

/** A yearly holiday without an end is followed this far. */
const MOST_REPEATS = 60
const MOST_EVENTS = 5000

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

function daysOf(event: ICAL.Event, timeZone: string): readonly NamedDays[] {
  const name = event.summary ?? ''
  if (!event.isRecurring()) return [{ name, ...spanOf(event.startDate, event.endDate, timeZone) }]
  const found: NamedDays[] = []
  const repeats = event.iterator()
  for (let start = repeats.next(); start && found.length < MOST_REPEATS; start = repeats.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(start)
    found.push({ name, ...spanOf(startDate, endDate, timeZone) })
  }
  return found
}

/**
 * The events of a calendar file (RFC 5545) as days of the school; `unread` counts events without a day. Throws when it
 * is no such file.
 */
export function readIcs(
  text: string,
  timeZone: string,
): { readonly days: readonly NamedDays[]; readonly unread: number } {
  const events = eventsOf(text)
  if (events.length > MOST_EVENTS) throw ruleError('calendar:errors.tooManyEvents', { limit: MOST_EVENTS })
  const days: NamedDays[] = []
  let unread = 0
  for (const event of events) {
    try {
      days.push(...daysOf(new ICAL.Event(event), timeZone))
    } catch {
      unread += 1
    }
  }
  return { days, unread }
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
