import type { ReactElement } from 'react'

import { useText } from '../text.ts'
import classes from './badge.module.css'
import { clockTime, daysBetween, longDay, shortDay } from './days.ts'
import { useOfficeTime } from './office-time.tsx'
import { useIsPast } from './use-is-past.ts'

/** By when, in the words of the office: "2 school days late", "today", "in 3 school days". */
export function DueLabel({
  on,
  late,
  unit = 'school',
  at = null,
  withDate = false,
}: {
  /** The day it is due, as the program counted it. */
  readonly on: string
  /** The moment within the day, where it is due at one: "by 2:30 PM". */
  readonly at?: string | null
  /** Days since it was due; 0 is today, negative while there is time. */
  readonly late: number
  readonly unit?: 'school' | 'calendar' | 'business'
  /** Also says the day: "by Thu, Dec 10 (in 2 school days)". */
  readonly withDate?: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const isPast = useIsPast(at)
  const isOver = on < today || isPast
  const when = isOver ? 'late' : on === today ? 'today' : 'later'
  // Over a weekend or a break no school day passes: then the days of the calendar are told.
  const days = daysBetween(today, on)
  const counted =
    late === 0 ? { unit: 'calendar' as const, count: Math.abs(days) } : { unit, count: Math.abs(late) }
  const inDays =
    on === today
      ? t('common:due.today')
      : t(`common:due.${when === 'late' ? 'late' : 'in'}.${counted.unit}`, { count: counted.count })
  const time = at && clockTime(at, locale, timeZone)
  const isTimed = time !== null && on === today
  const words = isTimed ? t(isOver ? 'common:due.wasAt' : 'common:due.byTime', { time }) : inDays
  return (
    <time
      dateTime={at ?? on}
      title={[longDay(on, locale), time].filter(Boolean).join(', ')}
      className={classes.due}
      data-when={when}
    >
      {withDate && !isTimed ? t('common:due.byDay', { day: shortDay(on, locale, today), words }) : words}
    </time>
  )
}
