import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { Morning as Told } from '#shared/api/today.ts'
import { api } from '#renderer/api.ts'
import { useMeetingWords } from '#renderer/meetings/meeting-words.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { timeOfDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import classes from './today.module.css'
import { focusLines, type LinesId } from './walk-lines.ts'

/** What the day holds, in one breath, until it is read; each part leads to where it is. */
export function Morning(): ReactElement | null {
  const { t } = useText()
  const { data } = useAnswer(api.today.morning, {})
  const read = useCommand(api.today.readMorning)
  if (!data) return null
  const finish = () =>
    read.run({}).then(
      () => document.querySelector('h1')?.focus(),
      () => undefined,
    )
  return (
    <Remark title={t('today:morning.title')}>
      <div className={classes.morningRow}>
        <Parts of={data} />
        <Button size="xs" variant="default" loading={read.busy} onClick={() => void finish()}>
          {t('today:morning.read')}
        </Button>
      </div>
    </Remark>
  )
}

function Parts({ of: day }: { readonly of: Told }): ReactElement {
  const { t, locale } = useText()
  const { nameOf } = useMeetingWords()
  const { crises, overdue, dueToday, newConcerns, appointments, meetings, covering } = day
  return (
    <ul className={classes.morning} aria-label={t('today:morning.title')}>
      {crises > 0 && (
        <li>
          <strong>{t('today:morning.crises', { count: crises })}</strong>
        </li>
      )}
      {overdue > 0 && <Jump to="today-overdue">{t('today:morning.overdue', { count: overdue })}</Jump>}
      {dueToday > 0 && <Jump to="today-due">{t('today:morning.dueToday', { count: dueToday })}</Jump>}
      {newConcerns > 0 && (
        <li>
          <Link to="/concerns">{t('today:morning.newConcerns', { count: newConcerns })}</Link>
        </li>
      )}
      {appointments > 0 && (
        <li>
          <Link to="/week">{t('today:morning.appointments', { count: appointments })}</Link>
        </li>
      )}
      {meetings.map(({ id, atTime, ...meeting }) => (
        <li key={id}>
          <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
            {atTime === null
              ? nameOf(meeting)
              : t('today:morning.meeting', { name: nameOf(meeting), time: timeOfDay(atTime, locale) })}
          </Link>
        </li>
      ))}
      {covering.map(({ accountId, name, things }) => (
        <li key={accountId}>
          <Link to="/absences">
            {things === 0
              ? t('today:morning.coveringNothing', { name })
              : t('today:morning.covering', { name, count: things })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Jump({ to, children }: { readonly to: LinesId; readonly children: string }): ReactElement {
  return (
    <li>
      <Anchor component="button" type="button" inherit onClick={() => focusLines(to)}>
        {children}
      </Anchor>
    </li>
  )
}
