import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactElement, useId } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import type { today as contract } from '#shared/api/today.ts'
import { addDays, isBusinessDay, weekOf } from '#shared/domain/days.ts'
import { onTheWall } from '#shared/domain/school-calendar.ts'
import { api } from '#renderer/api.ts'
import { BeyondCalendar } from '#renderer/calendar/beyond-calendar.tsx'
import { useDayWords } from '#renderer/calendar/month-grid.tsx'
import { useMeetingWords } from '#renderer/meetings/meeting-words.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { dayFormat, longDay, timeOfDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { useLineActs } from './line-acts.tsx'
import { TodayLines } from './today-lines.tsx'
import classes from './week.module.css'

type Week = OutputOf<(typeof contract)['week']>

const DAYS_A_WEEK = 7

/** A week at a glance: what is due on each of its days, which appointments there are, and who is away. */
export function WeekScreen(): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const navigate = useNavigate()
  const { on = today } = useSearch({ from: '/week' })
  const [whose, setWhose] = useRemembered<Whose>('today.whose', 'mine')
  const answer = useAnswer(api.today.week, { whose, on }, { keepBefore: true })
  const acts = useLineActs(answer.data?.lines ?? [])
  const from = weekOf(on)
  const to = addDays(from, DAYS_A_WEEK - 1)
  const isThisWeek = from === weekOf(today)
  const range = dayFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(
    new Date(`${from}T12:00:00Z`),
    new Date(`${to}T12:00:00Z`),
  )
  const goTo = (day: string) =>
    void navigate({
      to: '/week',
      search: weekOf(day) === weekOf(today) ? {} : { on: weekOf(day) },
      replace: true,
    })

  return (
    <Page
      title={t('today:week.title')}
      above={<Link to="/today">{t('common:rail.today')}</Link>}
      facts={<span aria-live="polite">{range}</span>}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<Icon name="previous" size="1rem" />}
            onClick={() => goTo(addDays(from, -DAYS_A_WEEK))}
          >
            {t('today:week.before')}
          </Button>
          <Button variant="default" disabled={isThisWeek} onClick={() => goTo(today)}>
            {t('today:week.this')}
          </Button>
          <Button
            variant="default"
            rightSection={<Icon name="next" size="1rem" />}
            onClick={() => goTo(addDays(from, DAYS_A_WEEK))}
          >
            {t('today:week.after')}
          </Button>
          <WhoseChoice value={whose} onChange={setWhose} />
        </>
      }
    >
      {acts.notice}
      <BeyondCalendar last={to} />
      <Answer of={answer} lines={12}>
        {(week) => (
          <div className={classes.week} onKeyDown={walkDays} role="presentation">
            {daysOf(week).map((day) => (
              <DayColumn
                key={day}
                day={day}
                of={week}
                showsOwner={whose === 'office'}
                onPostpone={acts.onPostpone}
                onTaskDone={acts.onTaskDone}
              />
            ))}
          </div>
        )}
      </Answer>
      <p className={classes.hint}>{t('today:week.keys')}</p>
      {acts.dialog}
    </Page>
  )
}

/** Mondays to Fridays, and days of the weekend on which something is. */
function daysOf({ from, lines, appointments, meetings }: Week): readonly string[] {
  const busy = new Set([
    ...lines.map(({ dueOn }) => dueOn),
    ...[...appointments, ...meetings].map(({ onDay }) => onDay),
  ])
  return Array.from({ length: DAYS_A_WEEK }, (_, at) => addDays(from, at)).filter(
    (day) => isBusinessDay(day) || busy.has(day),
  )
}

/** The arrows to the sides go to the first line of the next day that has one. */
function walkDays(event: KeyboardEvent<HTMLElement>): void {
  const week = event.currentTarget
  const isMirrored = getComputedStyle(week).direction === 'rtl'
  const step = { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1 }[event.key]
  const column = (event.target as HTMLElement).closest('section')
  if (step === undefined || column === null) return
  const columns = [...week.querySelectorAll('section')]
  const ahead = columns.slice(columns.indexOf(column) + 1)
  const behind = columns.slice(0, columns.indexOf(column)).toReversed()
  const link = (step > 0 ? ahead : behind)
    .map((other) => other.querySelector<HTMLElement>('[data-walk]'))
    .find((found) => found !== null)
  if (!link) return
  event.preventDefault()
  link.focus()
}

function DayColumn({
  day,
  of: { lines, appointments, meetings, away },
  ...shown
}: {
  readonly day: string
  readonly of: Week
} & Pick<Parameters<typeof TodayLines>[0], 'showsOwner' | 'onPostpone' | 'onTaskDone'>): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const id = useId()
  const weekday = dayFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const date = dayFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const noon = new Date(`${day}T12:00:00Z`)
  const due = lines.filter(({ dueOn }) => dueOn === day)
  const meets = appointments.filter(({ onDay }) => onDay === day)
  const held = meetings.filter(({ onDay }) => onDay === day)
  const names = away.find(({ on }) => on === day)?.names ?? []
  return (
    <section className={classes.day} aria-labelledby={id} data-today={day === today || undefined}>
      <header className={classes.heading}>
        <h2 id={id}>
          <span className={classes.weekday}>{weekday.format(noon)}</span> <span>{date.format(noon)}</span>
          {day === today && <span className={classes.now}>{t('calendar:day.today')}</span>}
        </h2>
        <SchoolDayWords day={day} />
        {names.length > 0 && (
          <p>{t('today:week.away', { names: new Intl.ListFormat(locale).format(names) })}</p>
        )}
      </header>
      <DayMeetings of={held} />
      {meets.length > 0 && (
        <ul className={classes.appointments} aria-label={t('today:week.appointments')}>
          {meets.map(({ id: appointment, referralId, studentName, atTime, kind, status, destination }) => (
            <li key={appointment}>
              <Link
                to="/referrals/$referralId"
                params={{ referralId }}
                className={classes.appointment}
                data-walk
              >
                <span className={classes.time}>
                  {[atTime && timeOfDay(atTime, locale), t(`vocabulary:appointmentKind.${kind}`)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <span className={classes.who}>{studentName}</span>
                <span>
                  {destination}
                  {status !== 'scheduled' && ` · ${t(`vocabulary:appointmentStatus.${status}`)}`}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {due.length > 0 ? (
        <TodayLines label={longDay(day, locale)} lines={due} showsDue={false} {...shown} />
      ) : (
        meets.length + held.length === 0 && <p className={classes.nothing}>{t('today:week.nothing')}</p>
      )}
    </section>
  )
}

/** Where the office sits together that day. */
function DayMeetings({ of: meetings }: { readonly of: Week['meetings'] }): ReactElement | null {
  const { t, locale } = useText()
  const { nameOf } = useMeetingWords()
  if (meetings.length === 0) return null
  return (
    <ul className={classes.appointments} aria-label={t('meetings:title')}>
      {meetings.map(({ id, atTime, place, studentName, ...meeting }) => (
        <li key={id}>
          <Link
            to="/meetings/$meetingId"
            params={{ meetingId: id }}
            className={classes.appointment}
            data-walk
          >
            <span className={classes.time}>
              {[atTime && timeOfDay(atTime, locale), place].filter(Boolean).join(' · ')}
            </span>
            <span className={classes.who}>{nameOf(meeting)}</span>
            {studentName !== null && <span>{studentName}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What is not like other school days about a day. */
function SchoolDayWords({ day }: { readonly day: string }): ReactElement | null {
  const words = useDayWords()
  const { data } = useAnswer(api.calendar.get, {})
  const what = data && onTheWall(day, data)
  if (!what || data.years.length === 0 || what.kind === 'school' || what.kind === 'weekend') return null
  return <p>{words(what)}</p>
}
