import { Button, SegmentedControl } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { today as contract, TodayLine } from '#shared/api/today.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { GlassInbox } from '#renderer/access/glass-inbox.tsx'
import { GlassNews } from '#renderer/access/glass-news.tsx'
import { api } from '#renderer/api.ts'
import { BackupBanner } from '#renderer/backups/backup-banner.tsx'
import { RestoreLetters } from '#renderer/backups/restore-letters.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { usePlaceInYear } from '#renderer/school-day-words.ts'
import { NoSheetYet } from '#renderer/settings/no-sheet-yet.tsx'
import { useText } from '#renderer/text.ts'
import { Answer, Loading } from '#renderer/ui/answer.tsx'
import { asSentence, dayFormat, longDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { ConcernLines } from './concern-lines.tsx'
import { Postpone } from './postpone.tsx'
import { TodayLines } from './today-lines.tsx'
import { UnplannedLines } from './unplanned-lines.tsx'
import classes from './today.module.css'

type Today = OutputOf<(typeof contract)['get']>

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
  const [whose, setWhose] = useRemembered<'mine' | 'office'>('today.whose', 'mine')
  const answer = useAnswer(api.today.get, { whose }, { keepBefore: true })
  const schoolDay = answer.data?.schoolDay
  const readsLetters = useMay(casework)
  const isOwner = useMay(ownerOnly)
  const [postponing, setPostponing] = useState<TodayLine | null>(null)

  return (
    <Page
      title={t(greetingNow(timeZone))}
      facts={[asSentence(longDay(today, locale), locale), schoolDay && placeInYear(schoolDay)]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <SegmentedControl
          aria-label={t('today:whose.label')}
          value={whose}
          onChange={(value) => setWhose(value === 'office' ? 'office' : 'mine')}
          data={[
            { value: 'mine', label: t('today:whose.mine') },
            { value: 'office', label: t('today:whose.office') },
          ]}
        />
      }
    >
      {isOwner && <NoSheetYet />}
      {isOwner && <RestoreLetters />}
      {readsLetters && <GlassInbox />}
      {readsLetters && <GlassNews />}
      <Answer of={answer} lines={12}>
        {(day) =>
          isEmpty(day) ? (
            <div className={classes.day}>
              <BackupBanner />
              <NothingWaits />
            </div>
          ) : (
            <Day of={day} whose={whose} onPostpone={setPostponing} />
          )
        }
      </Answer>
      {postponing && (
        <Postpone line={freshLine(postponing, answer.data)} onClose={() => setPostponing(null)} />
      )}
    </Page>
  )
}

/** A line as it stands now, when somebody changed it meanwhile. */
function freshLine(line: TodayLine, day: Today | undefined): TodayLine {
  const lines = day ? [day.overdue, day.dueToday, day.waiting, day.later].flat() : []
  return lines.find(({ id }) => id === line.id) ?? line
}

function isEmpty({ overdue, dueToday, waiting, later, unplanned, newConcerns }: Today): boolean {
  return [overdue, dueToday, waiting, later, unplanned, newConcerns].every((lines) => lines.length === 0)
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

const isCrisis = ({ urgency, dueOn }: TodayLine, today: string): boolean =>
  urgency === 'emergency' && dueOn <= today

function Day({
  of: day,
  whose,
  onPostpone,
}: {
  readonly of: Today
  readonly whose: 'mine' | 'office'
  readonly onPostpone: (line: TodayLine) => void
}): ReactElement {
  const { t } = useText()
  const isCalm = (line: TodayLine) => !isCrisis(line, day.today)
  const crisisLines = [...day.overdue, ...day.dueToday].filter((line) => !isCalm(line))
  const crisisConcerns = day.newConcerns.filter(({ immediateDanger }) => immediateDanger)
  const concerns = day.newConcerns.filter(({ immediateDanger }) => !immediateDanger)
  const overdue = day.overdue.filter(isCalm)
  const dueToday = day.dueToday.filter(isCalm)
  const boxes = [overdue, dueToday, day.unplanned, concerns].filter(({ length }) => length > 0).length
  const isQuiet = overdue.length + dueToday.length + crisisLines.length + day.unplanned.length === 0
  const shared = { showsOwner: whose === 'office', onPostpone }

  return (
    <div className={classes.day}>
      {crisisLines.length + crisisConcerns.length > 0 && (
        <Section
          title={t('today:crisis')}
          count={crisisLines.length + crisisConcerns.length}
          tone="danger"
          flush
        >
          {crisisConcerns.length > 0 && <ConcernLines label={t('today:crisis')} lines={crisisConcerns} />}
          {crisisLines.length > 0 && (
            <TodayLines label={t('today:crisis')} lines={crisisLines} showsOwner={shared.showsOwner} />
          )}
        </Section>
      )}
      <BackupBanner />
      {isQuiet && <Remark tone="good">{t('today:nothing.today')}</Remark>}
      {boxes > 0 && (
        <div className={classes.mine} data-boxes={boxes}>
          <Lines heading="today:overdue" lines={overdue} tone="warn" {...shared} />
          <Lines heading="today:dueToday" lines={dueToday} showsDue={false} {...shared} />
          {day.unplanned.length > 0 && (
            <Section title={t('today:unplanned')} count={day.unplanned.length} tone="warn" flush>
              <UnplannedLines
                label={t('today:unplanned')}
                lines={day.unplanned}
                showsOwner={shared.showsOwner}
              />
            </Section>
          )}
          {concerns.length > 0 && (
            <Section
              title={<Link to="/concerns">{t('today:newConcerns')}</Link>}
              count={concerns.length}
              tone="accent"
              flush
            >
              <ConcernLines label={t('today:newConcerns')} lines={concerns} />
            </Section>
          )}
        </div>
      )}
      <Lines heading="today:waiting" lines={day.waiting} {...shared} />
      {day.later.length > 0 && (
        <details className={classes.later} open={isQuiet}>
          <summary>
            {t('today:later')} <span>{day.later.length}</span>
          </summary>
          <TodayLines label={t('today:later')} lines={day.later} {...shared} />
        </details>
      )}
      <p className={classes.hint}>{t('today:keys')}</p>
    </div>
  )
}

function Lines({
  heading,
  lines,
  tone,
  ...shown
}: {
  readonly heading: MessageKey
  readonly lines: readonly TodayLine[]
  readonly tone?: 'warn'
  readonly showsOwner: boolean
  readonly showsDue?: boolean
  readonly onPostpone: (line: TodayLine) => void
}): ReactElement | null {
  const { t } = useText()
  if (lines.length === 0) return null
  return (
    <Section title={t(heading)} count={lines.length} flush {...(tone && { tone })}>
      <TodayLines label={t(heading)} lines={lines} {...shown} />
    </Section>
  )
}
