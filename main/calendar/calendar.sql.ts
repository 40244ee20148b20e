import type { SchoolCalendarRecord } from '#shared/domain/school-calendar.ts'

import { columns } from '../db/columns.ts'
import { change, one } from '../db/statement.ts'

const calendar = columns<SchoolCalendarRecord>({
  years: 'json',
  closures: 'json',
  halfDays: 'json',
  version: 'integer',
})

export const getCalendar = one<object, SchoolCalendarRecord>(
  `SELECT ${calendar.select()} FROM school_calendar`,
  calendar.read,
)

const updateCalendarRow = change<object>(
  `UPDATE school_calendar SET ${calendar.set('years', 'closures', 'halfDays')}, version = version + 1
   WHERE version = :version`,
)

/** Answers 0 when somebody changed it meanwhile. */
export const updateCalendar = (
  db: Parameters<typeof updateCalendarRow>[0],
  value: SchoolCalendarRecord,
): number => updateCalendarRow(db, calendar.bind(value))

/** The part of the calendar every call needs, without reading all of it. */
export const getCalendarVersion = one<object, { version: number }>(
  'SELECT version FROM school_calendar',
  ({ version }) => ({ version: Number(version) }),
)
