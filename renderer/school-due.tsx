import { type ReactElement, useCallback, useMemo } from 'react'

import { dueOn, type SchoolCalendar, schoolDaysBetween } from '#shared/domain/clock.ts'
import { api } from './api.ts'
import { useAnswer } from './query.ts'
import { DueLabel } from './ui/due-label.tsx'
import { useOfficeTime } from './ui/office-time.tsx'

/** The days this school is closed on, for rules that count school days. */
export function useSchoolCalendar(): SchoolCalendar {
  const school = useAnswer(api.school.get, {})
  const days = school.data?.closures
  return useMemo(() => ({ closures: new Set(days) }), [days])
}

/** The next day the school is open: nothing is put off to a day on which nobody is there. */
export function useNextSchoolDay(today: string): string {
  return dueOn(today, { amount: 1, unit: 'school-days' }, useSchoolCalendar())
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
  withDate = false,
}: {
  readonly on: string
  readonly withDate?: boolean
}): ReactElement {
  const late = useSchoolDaysLate()
  return <DueLabel on={on} late={late(on)} withDate={withDate} />
}
