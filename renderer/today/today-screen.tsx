import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { TodayLine } from '#shared/api/today.ts'
import { onTheWall } from '#shared/domain/school-calendar.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { AwayNow } from '#renderer/absences/away-now.tsx'
import { GlassInbox } from '#renderer/access/glass-inbox.tsx'
import { GlassNews } from '#renderer/access/glass-news.tsx'
import { api } from '#renderer/api.ts'
import { BackupBanner } from '#renderer/backups/backup-banner.tsx'
import { RestoreLetters } from '#renderer/backups/restore-letters.tsx'
import { BeyondCalendar } from '#renderer/calendar/beyond-calendar.tsx'
import { CrisisBox, useIsInCrisis } from '#renderer/crisis/crisis-box.tsx'
import { useDayWords } from '#renderer/calendar/month-grid.tsx'
import { useAnswer } from '#renderer/query.ts'
import { NewHere } from '#renderer/hand-over/new-here.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { usePlaceInYear } from '#renderer/school-day-words.ts'
import { NoSheetYet } from '#renderer/settings/no-sheet-yet.tsx'
import { useText } from '#renderer/text.ts'
import { Answer, Loading } from '#renderer/ui/answer.tsx'
import { asSentence, dayFormat, longDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { Day, type Today } from './day.tsx'
import { useLineActs } from './line-acts.tsx'
import { Morning } from './morning.tsx'
import { News } from './news.tsx'
import { SheetMenu } from './sheet-menu.tsx'
import { StillToSetUp } from './still-to-set-up.tsx'
import { YearEndsSoon } from './year-ends-soon.tsx'
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
  const halfDay = useHalfDay(today)
  const readsLetters = useMay(casework)
  const isOwner = useMay(ownerOnly)
  const isInCrisis = useIsInCrisis()
  const acts = useLineActs(answer.data ? linesOf(answer.data) : [])

  return (
    <Page
      first={<CrisisBox />}
      title={t(greetingNow(timeZone))}
      facts={[asSentence(longDay(today, locale), locale), schoolDay && placeInYear(schoolDay), halfDay]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Button variant="default" component={Link} to="/meetings">
            {t('meetings:title')}
          </Button>
          <Button variant="default" component={Link} to="/week">
            {t('today:week.open')}
          </Button>
          <SheetMenu whose={whose} />
          <WhoseChoice value={whose} onChange={setWhose} />
        </>
      }
    >
      <Morning />
      {isOwner && <NoSheetYet />}
      {isOwner && <RestoreLetters />}
      {readsLetters && <GlassInbox />}
      {readsLetters && <GlassNews />}
      {acts.notice}
      <Answer of={answer} lines={12}>
        {(day) =>
          isEmpty(day) && !isInCrisis ? (
            <div className={classes.day}>
              <Notices day={day} />
              <BackupBanner />
              <AwayNow />
              <NothingWaits />
            </div>
          ) : (
            <>
              <Day
                of={day}
                whose={whose}
                isInCrisis={isInCrisis}
                notices={<Notices day={day} />}
                onPostpone={acts.onPostpone}
                onTaskDone={acts.onTaskDone}
              />
              {linesOf(day).some(({ words }) => words?.includes(PERHAPS)) && (
                <p className={classes.hint}>{t('today:perhaps')}</p>
              )}
            </>
          )
        }
      </Answer>
      {acts.dialog}
    </Page>
  )
}

/** What is worth knowing besides, below what presses and above the work of the day. */
function Notices({ day }: { readonly day: Today }): ReactElement {
  return (
    <>
      <News />
      <YearEndsSoon />
      <NewHere />
      <BeyondCalendar last={lastDue(day)} />
      <StillToSetUp />
    </>
  )
}

/** That school ends early today, in words; nothing on any other day. */
function useHalfDay(today: string): string | null {
  const words = useDayWords()
  const { data } = useAnswer(api.calendar.get, {})
  const what = data && onTheWall(today, data)
  return what?.kind === 'half' ? words(what) : null
}

/** Stands behind a first name that may be that of somebody nobody may contact. */
const PERHAPS = '(?)'

const linesOf = ({ overdue, dueToday, waiting, later }: Today): readonly TodayLine[] =>
  [overdue, dueToday, waiting, later].flat()

const lastDue = (day: Today): string | null =>
  linesOf(day)
    .map(({ dueOn }) => dueOn)
    .toSorted()
    .at(-1) ?? null

function isEmpty({
  overdue,
  dueToday,
  waiting,
  later,
  unplanned,
  newConcerns,
  keptFromView,
  decisions,
  agreements,
  partnerActions,
  cycles,
  cycleActions,
}: Today): boolean {
  const work = [overdue, dueToday, waiting, later, unplanned, newConcerns]
  const others = [keptFromView, decisions, agreements, partnerActions, cycles, cycleActions]
  return [...work, ...others].every(({ length }) => length === 0)
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
