import { type ReactElement, useCallback, useMemo } from 'react'

import {
  addSchoolDays,
  calendarOf,
  noCalendar,
  type SchoolCalendar,
  type SchoolCalendarDraft,
  schoolDaysBetween,
} from '#shared/domain/school-calendar.ts'
import { api } from './api.ts'
import { useAnswer } from './query.ts'
import { DueLabel } from './ui/due-label.tsx'
import { useOfficeTime } from './ui/office-time.tsx'

/** What the school told of its years and closures; `undefined` until it is read. */
export function useCalendarDraft(): SchoolCalendarDraft | undefined {
  return useAnswer(api.calendar.get, {}).data
}

/** When this school is open, for rules that count school days. */
export function useSchoolCalendar(): SchoolCalendar {
  const data = useCalendarDraft()
  return useMemo(() => (data ? calendarOf(data) : noCalendar), [data])
}

/** The next day the school is open: nothing is put off to a day on which nobody is there. */
export function useNextSchoolDay(today: string): string {
  return addSchoolDays(today, 1, useSchoolCalendar())
}

/** How many school days late something is; negative while there is time. */
export function useSchoolDaysLate(): (dueOn: string) => number {
  const calendar = useSchoolCalendar()
  const { today } = useOfficeTime()
  return useCallback((dueOn: string) => schoolDaysBetween(dueOn, today, calendar), [calendar, today])
}

/** By when, counted in days of this school: "by Thu, Dec 10 (in 2 school days)". */
export function SchoolDue({
  on,
  at = null,
  withDate = false,
}: {
  readonly on: string
  /** The moment within the day, where it is due at one. */
  readonly at?: string | null
  readonly withDate?: boolean
}): ReactElement {
  const late = useSchoolDaysLate()
  return <DueLabel on={on} at={at} late={late(on)} withDate={withDate} />
}
