import { calendarOf, noCalendar, type SchoolCalendar } from '#shared/domain/school-calendar.ts'

import type { ReadableDb } from '../db/types.ts'
import { schoolTimeZone } from '../school/school.ts'
import { getCalendarVersion } from './calendar.sql.ts'
import { theCalendar } from './calendar.ts'

interface SchoolClock {
  readonly timeZone: string
  readonly calendar: SchoolCalendar
}

/** The school's zone and calendar; the calendar is made ready for counting again only after it changed. */
export function createSchoolClock(): (db: ReadableDb) => SchoolClock {
  let known: { readonly version: number; readonly calendar: SchoolCalendar } | undefined
  const calendarNow = (db: ReadableDb): SchoolCalendar => {
    const version = getCalendarVersion(db, {})?.version
    if (version === undefined) return noCalendar
    if (known?.version !== version) known = { version, calendar: calendarOf(theCalendar(db)) }
    return known.calendar
  }
  return (db) => ({ timeZone: schoolTimeZone(db) ?? 'UTC', calendar: calendarNow(db) })
}
