import { type KeyboardEvent, memo, type ReactElement } from 'react'

import { addDays } from '#shared/domain/days.ts'
import { type DayOnTheWall, onTheWall, type SchoolCalendarDraft } from '#shared/domain/school-calendar.ts'
import { useText } from '#renderer/text.ts'
import { dayFormat, longDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './calendar.module.css'
import { monthsBetween, weeksOf } from './month-days.ts'

/** Any Sunday: the names of the weekdays are written from it on. */
const A_SUNDAY = '2026-11-29'
const STEPS: Readonly<Record<string, number>> = { ArrowUp: -7, ArrowDown: 7, ArrowLeft: -1, ArrowRight: 1 }

interface Wall {
  readonly calendar: SchoolCalendarDraft
  /** The day the Tab key comes to. */
  readonly entry: string
  readonly onChoose: ((day: string) => void) | null
}

/** What a day is, in words. */
export function useDayWords(): (what: DayOnTheWall) => string {
  const { t } = useText()
  return (what) => {
    switch (what.kind) {
      case 'closed': {
        const { name, kind } = what.closure
        return name
          ? t('calendar:day.closedNamed', { name })
          : t('calendar:day.closed', { kind: t(`vocabulary:closureKind.${kind}`) })
      }
      case 'half':
        return what.halfDay.endsAt
          ? t('calendar:day.halfUntil', { time: what.halfDay.endsAt })
          : t('calendar:day.half')
      case 'school':
      case 'weekend':
      case 'outside':
        return t(`calendar:day.${what.kind}`)
    }
  }
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target
  const step = STEPS[event.key]
  if (step === undefined || !(target instanceof HTMLElement)) return
  const from = target.dataset['day']
  if (from === undefined) return
  event.preventDefault()
  const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
  const days = Math.abs(step) === 1 && isMirrored ? 0 - step : step
  // Weekends and days outside the year cannot be changed, so they are stepped over.
  for (let at = addDays(from, days), left = 14; left > 0; at = addDays(at, days), left -= 1) {
    const next = event.currentTarget.querySelector<HTMLElement>(`button[data-day="${at}"]`)
    if (next) return next.focus()
  }
}

/** A school year on the wall: every month, each day by its kind; arrow keys walk, Enter opens a day. */
export function YearOnTheWall({
  startsOn,
  endsOn,
  ...wall
}: Wall & { readonly startsOn: string; readonly endsOn: string }): ReactElement {
  return (
    <div className={classes.months} onKeyDown={move} role="presentation">
      {monthsBetween(startsOn, endsOn).map((month) => (
        <Month key={month} month={month} {...wall} />
      ))}
    </div>
  )
}

const Month = memo(function Month({ month, ...wall }: Wall & { readonly month: string }): ReactElement {
  const { t, locale } = useText()
  const name = dayFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month))
  const weekdays = Array.from({ length: 7 }, (_, at) => new Date(addDays(A_SUNDAY, at)))
  const short = dayFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })
  const long = dayFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <table className={classes.month} aria-label={t('calendar:month.label', { month: name })}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day.toISOString()} scope="col">
              <abbr title={long.format(day)} aria-label={long.format(day)}>
                {short.format(day)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => {
          const days = week.filter((day) => day !== null)
          const before = week.findIndex((day) => day !== null)
          return (
            <tr key={days[0]}>
              {before > 0 && <td colSpan={before} aria-hidden />}
              {days.map((day) => (
                <td key={day}>
                  <DayCell day={day} {...wall} />
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
})

function DayCell({ day, calendar, entry, onChoose }: Wall & { readonly day: string }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const words = useDayWords()
  const what = onTheWall(day, calendar)
  const number = Number(day.slice(8))
  const isToday = day === today
  const label = [longDay(day, locale), words(what), ...(isToday ? [t('calendar:day.today')] : [])].join(', ')
  const marks = {
    className: classes.day,
    'data-kind': what.kind,
    'data-today': isToday || undefined,
    title: words(what),
  }
  if (onChoose === null || what.kind === 'weekend' || what.kind === 'outside')
    return (
      <span {...marks}>
        <span aria-hidden>{number}</span>
        <span className="fb-unseen">{label}</span>
      </span>
    )
  return (
    <button
      type="button"
      {...marks}
      data-day={day}
      tabIndex={day === entry ? 0 : -1}
      aria-label={label}
      aria-current={isToday ? 'date' : undefined}
      onClick={() => onChoose(day)}
    >
      {number}
    </button>
  )
}
