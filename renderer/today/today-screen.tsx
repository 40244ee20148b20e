import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { TodayLine } from '#shared/api/today.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { AwayNow } from '#renderer/absences/away-now.tsx'
import { GlassInbox } from '#renderer/access/glass-inbox.tsx'
import { GlassNews } from '#renderer/access/glass-news.tsx'
import { api } from '#renderer/api.ts'
import { BackupBanner } from '#renderer/backups/backup-banner.tsx'
import { RestoreLetters } from '#renderer/backups/restore-letters.tsx'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { usePlaceInYear } from '#renderer/school-day-words.ts'
import { NoSheetYet } from '#renderer/settings/no-sheet-yet.tsx'
import { TaskDoneForm } from '#renderer/tasks/task-done.tsx'
import { useText } from '#renderer/text.ts'
import { Answer, Loading } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { asSentence, dayFormat, longDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { Day, type Today } from './day.tsx'
import { Postpone } from './postpone.tsx'
import { PrintSheet } from './print-sheet.tsx'
import classes from './today.module.css'

function greetingNow(timeZone: string): MessageKey {
  const hour = Number(dayFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(new Date()))
  if (hour < 12) return 'today:greeting.morning'
  return hour < 18 ? 'today:greeting.afternoon' : 'today:greeting.evening'
}

/** What has to be done today: late first, then due, then what others owe, then what nobody has decided. */
export function TodayScreen(): ReactElement {
  const { t, locale } = useText()
  const placeInYear = usePlaceInYear()
  const { today, timeZone } = useOfficeTime()
  const [whose, setWhose] = useRemembered<Whose>('today.whose', 'mine')
  const answer = useAnswer(api.today.get, { whose }, { keepBefore: true })
  const schoolDay = answer.data?.schoolDay
  const readsLetters = useMay(casework)
  const isOwner = useMay(ownerOnly)
  const [doing, setDoing] = useState<Doing | null>(null)
  const finish = useCommand(api.tasks.finish)
  const stop = useClosing(doing, setDoing)
  /** What asks for no evidence is done with one key; what does is asked for it. */
  const finishTask = (line: TodayLine) => {
    if (line.evidence) setDoing({ what: 'done', line })
    else void finish.run({ id: line.id, version: line.version, words: '' }).catch(() => undefined)
  }

  return (
    <Page
      title={t(greetingNow(timeZone))}
      facts={[asSentence(longDay(today, locale), locale), schoolDay && placeInYear(schoolDay)]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <PrintSheet whose={whose} />
          <WhoseChoice value={whose} onChange={setWhose} />
        </>
      }
    >
      {isOwner && <NoSheetYet />}
      {isOwner && <RestoreLetters />}
      {readsLetters && <GlassInbox />}
      {readsLetters && <GlassNews />}
      {finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />}
      <Answer of={answer} lines={12}>
        {(day) =>
          isEmpty(day) ? (
            <div className={classes.day}>
              <BackupBanner />
              <AwayNow />
              <NothingWaits />
            </div>
          ) : (
            <Day
              of={day}
              whose={whose}
              onPostpone={(line) => setDoing({ what: 'postpone', line })}
              onTaskDone={finishTask}
            />
          )
        }
      </Answer>
      {doing?.what === 'postpone' && <Postpone line={freshLine(doing.line, answer.data)} onClose={stop} />}
      {doing?.what === 'done' && <TaskDone line={freshLine(doing.line, answer.data)} onClose={stop} />}
    </Page>
  )
}

/** What is being done about a line. */
interface Doing {
  readonly what: 'postpone' | 'done'
  readonly line: TodayLine
}

function TaskDone({
  line: { id, caseId, version, words, evidence, studentName },
  onClose,
}: {
  readonly line: TodayLine
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={`${t('tasks:done.title', { name: words ?? '' })} · ${studentName}`} onClose={onClose}>
      <TaskDoneForm task={{ id, caseId, version, evidence: evidence ?? '' }} onDone={onClose} />
    </Dialog>
  )
}

/** A line as it stands now, when somebody changed it meanwhile. */
function freshLine(line: TodayLine, day: Today | undefined): TodayLine {
  const lines = day ? [day.overdue, day.dueToday, day.waiting, day.later].flat() : []
  return lines.find(({ id }) => id === line.id) ?? line
}

function isEmpty({
  overdue,
  dueToday,
  waiting,
  later,
  unplanned,
  newConcerns,
  keptFromView,
}: Today): boolean {
  return [overdue, dueToday, waiting, later, unplanned, newConcerns, keptFromView].every(
    ({ length }) => length === 0,
  )
}

/** Nothing waits: on the first day because nothing began, later because everything is done. */
function NothingWaits(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const isOwner = useMay(['owner'])
  const closed = useAnswer(api.cases.list, { open: false, limit: 1 })
  if (closed.data === undefined) return <Loading lines={3} />
  if (closed.data.total > 0)
    return (
      <EmptyState
        icon="today"
        title={t('today:calm.title')}
        action={
          <Button variant="default" onClick={() => void navigate({ to: '/concerns/new' })}>
            {t('today:start.concern')}
          </Button>
        }
      >
        {t('today:calm.text')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon="today"
      title={t('today:start.title')}
      action={
        <>
          <Button onClick={() => void navigate({ to: '/concerns/new' })}>{t('today:start.concern')}</Button>
          {isOwner && (
            <Button variant="default" onClick={() => void navigate({ to: '/imports' })}>
              {t('today:start.roster')}
            </Button>
          )}
        </>
      }
    >
      {t('today:start.text')}
    </EmptyState>
  )
}
