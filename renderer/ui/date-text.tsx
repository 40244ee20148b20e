import type { ReactElement } from 'react'

import { useText } from '../text.ts'
import { clockTime, dayOf, longDay, spanOfDays } from './days.ts'
import { useOfficeTime } from './office-time.tsx'
import { useMoment } from './use-moment.ts'

/** A day as people say it, the whole date on hover: `<DateText on="2026-12-08" />`. */
export function DateText({
  on,
  beside,
  long = false,
}: {
  readonly on: string
  /** The other end of a span: when it lies in another year, this day says its own. */
  readonly beside?: string
  readonly long?: boolean
}): ReactElement {
  const { locale } = useText()
  const { today } = useOfficeTime()
  return (
    <time dateTime={on} title={longDay(on, locale)}>
      {long ? longDay(on, locale) : spanOfDays([on, beside ?? on], locale, today)[0]}
    </time>
  )
}

/** Days from one to another, or the one day it is: "Thu, Nov 26 – Fri, Nov 27". */
export function SpanText({ from, to }: { readonly from: string; readonly to: string }): ReactElement {
  return (
    <>
      <DateText on={from} beside={to} />
      {to !== from && (
        <>
          {' – '}
          <DateText on={to} beside={from} />
        </>
      )}
    </>
  )
}

/** A moment at the school, "Tue, Dec 8, 10:41 AM"; with `timeOnly` just the clock. */
export function MomentText({
  at,
  timeOnly = false,
}: {
  readonly at: string
  readonly timeOnly?: boolean
}): ReactElement {
  const { locale } = useText()
  const { timeZone } = useOfficeTime()
  const moment = useMoment()
  const day = dayOf(at, timeZone)
  const time = clockTime(at, locale, timeZone)
  return (
    <time dateTime={at} title={`${longDay(day, locale)}, ${time}`}>
      {timeOnly ? time : moment(at)}
    </time>
  )
}
