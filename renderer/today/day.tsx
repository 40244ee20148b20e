import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import type { NewConcern, today as contract, TodayLine } from '#shared/api/today.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { AmendmentsToday } from '#renderer/amendments/amendments-today.tsx'
import { AwayNow } from '#renderer/absences/away-now.tsx'
import { BackupBanner } from '#renderer/backups/backup-banner.tsx'
import { DecisionLines } from '#renderer/meetings/decision-lines.tsx'
import { EndingToday } from '#renderer/papers/ending-today.tsx'
import { CyclesToday } from '#renderer/cycles/cycles-today.tsx'
import { PartnershipsToday } from '#renderer/partnerships/partnerships-today.tsx'
import { RequestsToday } from '#renderer/requests/request-lines.tsx'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Section } from '#renderer/ui/page.tsx'
import type { Whose } from '#renderer/whose-choice.tsx'
import { LateWithOthers } from './late-with-others.tsx'
import { ConcernLines } from './concern-lines.tsx'
import { Fold } from './fold.tsx'
import { TodayLines } from './today-lines.tsx'
import { UnplannedLines } from './unplanned-lines.tsx'
import type { LinesId } from './walk-lines.ts'
import classes from './today.module.css'

/** What stands on the page of a day. */
export type Today = OutputOf<(typeof contract)['get']>

const isCrisis = ({ urgency, dueOn }: TodayLine, today: string): boolean =>
  urgency === 'emergency' && dueOn <= today

/** What can be done about a line from here. */
interface Acts {
  readonly onPostpone: (line: TodayLine) => void
  readonly onTaskDone: (line: TodayLine) => void
}

/** One day: what presses, then what is late, due and undecided, then what others owe and what comes. */
export function Day({
  of: day,
  whose,
  isInCrisis,
  notices,
  ...acts
}: Acts & {
  readonly of: Today
  readonly whose: Whose
  /** Whether a crisis is under way: nothing is quiet then. */
  readonly isInCrisis: boolean
  /** Stands below what presses. */
  readonly notices: ReactNode
}): ReactElement {
  const { t } = useText()
  const isCalm = (line: TodayLine) => !isCrisis(line, day.today)
  const crisisLines = [...day.overdue, ...day.dueToday].filter((line) => !isCalm(line))
  const concernsIn = (where: NewConcern['place']) => day.newConcerns.filter(({ place }) => place === where)
  const crisisConcerns = concernsIn('crisis')
  const lateConcerns = concernsIn('overdue')
  const concerns = concernsIn('new')
  const isMine = (line: TodayLine) => isCalm(line) && line.why !== 'late'
  const overdue = day.overdue.filter(isMine)
  const dueToday = day.dueToday.filter(isMine)
  const lateWithOthers = [...day.overdue, ...day.dueToday].filter(
    (line) => isCalm(line) && line.why === 'late',
  )
  const late = [...overdue, ...lateConcerns]
  const boxes = [late, dueToday, day.unplanned, concerns].filter(({ length }) => length > 0).length
  const presses = [day.requests, day.amendments, day.decisions, day.partnerActions, day.cycleActions].some(
    (lines) => lines.some(({ dueOn }) => dueOn <= day.today),
  )
  const isQuiet =
    !isInCrisis &&
    !presses &&
    [late, dueToday, lateWithOthers, crisisLines, crisisConcerns, day.unplanned, day.keptFromView].every(
      ({ length }) => length === 0,
    )
  const hasSteps = [day.overdue, day.dueToday, day.later].some((lines) =>
    lines.some(({ kind }) => kind === 'task'),
  )
  const shared = { showsOwner: whose === 'office', ...acts }

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
            <TodayLines
              label={t('today:crisis')}
              lines={crisisLines}
              showsOwner={shared.showsOwner}
              onTaskDone={acts.onTaskDone}
            />
          )}
        </Section>
      )}
      {day.keptFromView.map(({ ownerId, ownerName, things }) => (
        <Remark key={ownerId} tone="warning">
          {t('today:kept', { count: things, name: ownerName })}
        </Remark>
      ))}
      {notices}
      <AwayNow />
      <BackupBanner />
      {isQuiet && <Remark tone="good">{t('today:nothing.today')}</Remark>}
      {boxes > 0 && (
        <div className={classes.mine} data-boxes={boxes}>
          <Lines
            id="today-overdue"
            heading="today:overdue"
            concerns={lateConcerns}
            lines={overdue}
            tone="warn"
            {...shared}
          />
          <Lines id="today-due" heading="today:dueToday" lines={dueToday} showsDue={false} {...shared} />
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
              <ConcernLines folds="new" label={t('today:newConcerns')} lines={concerns} />
            </Section>
          )}
        </div>
      )}
      <RequestsToday of={day.requests} showsOwner={shared.showsOwner} />
      <AmendmentsToday of={day.amendments} showsOwner={shared.showsOwner} />
      <EndingToday of={day.endingConsents} showsOwner={shared.showsOwner} />
      <DecisionLines of={day.decisions} showsOwner={shared.showsOwner} />
      <PartnershipsToday
        agreements={day.agreements}
        actions={day.partnerActions}
        showsOwner={shared.showsOwner}
      />
      <CyclesToday cycles={day.cycles} actions={day.cycleActions} showsOwner={shared.showsOwner} />
      <LateWithOthers lines={lateWithOthers} {...acts} />
      <Lines heading="today:waiting" lines={day.waiting} {...shared} />
      {day.later.length > 0 && (
        <Fold
          className={classes.later}
          title={t('today:later')}
          count={day.later.length}
          startsOpen={isQuiet}
        >
          <TodayLines folds="later" label={t('today:later')} lines={day.later} {...shared} />
        </Fold>
      )}
      <p className={classes.hint}>
        {t('today:keys')} {hasSteps && t('today:keysDone')}
      </p>
    </div>
  )
}

function Lines({
  id,
  heading,
  concerns = [],
  lines,
  tone,
  ...shown
}: Acts & {
  readonly id?: LinesId
  readonly heading: MessageKey
  readonly concerns?: readonly NewConcern[]
  readonly lines: readonly TodayLine[]
  readonly tone?: 'warn'
  readonly showsOwner: boolean
  readonly showsDue?: boolean
}): ReactElement | null {
  const { t } = useText()
  const count = concerns.length + lines.length
  if (count === 0) return null
  return (
    <Section title={t(heading)} count={count} flush {...(tone && { tone })}>
      {concerns.length > 0 && (
        <ConcernLines id={id} folds="late" label={t('today:newConcerns')} lines={concerns} />
      )}
      {lines.length > 0 && (
        <TodayLines
          {...(id && concerns.length === 0 && { id })}
          folds={heading}
          label={t(heading)}
          lines={lines}
          {...shown}
        />
      )}
    </Section>
  )
}
