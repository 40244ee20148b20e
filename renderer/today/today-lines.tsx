import { ActionIcon, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'

import type { TodayLine } from '#shared/api/today.ts'
import { isPressing } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { useText } from '#renderer/text.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { daysBetween } from '#renderer/ui/days.ts'
import { useSomeLines } from './some-lines.tsx'
import { type LinesId, walkLines } from './walk-lines.ts'
import classes from './today.module.css'

/** What an emergency asks for is acted on, never put off; a step of it not even while there is time. */
const mayPostpone = ({ kind, urgency, dueOn }: TodayLine, today: string): boolean =>
  urgency !== 'emergency' || (kind !== 'task' && dueOn > today)

/** What is done about a step: a safety plan is written in its case, or revised there. */
function actOf({ plan, isRevision }: TodayLine): MessageKey {
  if (plan !== 'safety') return 'tasks:done.action'
  return isRevision ? 'tasks:done.revisePlan' : 'tasks:done.writePlan'
}

/** Things to do, one line each: who, what, by when; arrow keys walk, Enter opens, P postpones, D says a step is done. */
export function TodayLines({
  id,
  folds,
  foldsAll = false,
  label,
  lines,
  showsOwner,
  showsDue = true,
  onPostpone,
  onTaskDone,
}: {
  readonly id?: LinesId
  /** Under this name a long list shows its first lines and what presses until more are asked for. */
  readonly folds?: string | undefined
  /** Where every line presses, the first of them are shown. */
  readonly foldsAll?: boolean
  readonly label: string
  readonly lines: readonly TodayLine[]
  readonly showsOwner: boolean
  /** Off where the heading says the day already: then only that it is late is told. */
  readonly showsDue?: boolean
  /** Not given for a crisis: it is acted on, never put off. */
  readonly onPostpone?: ((line: TodayLine) => void) | undefined
  readonly onTaskDone: (line: TodayLine) => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const { shown, more } = useSomeLines(folds, lines, ({ urgency }) => isPressing(urgency) && !foldsAll)
  const hear = (event: KeyboardEvent<HTMLUListElement>) => {
    if (walkLines(event)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const lineId = (event.target as HTMLElement).closest('li')?.dataset['line']
    const line = lines.find((candidate) => candidate.id === lineId)
    const act = line && { p: mayPostpone(line, today) && onPostpone, d: line.kind === 'task' && onTaskDone }
    const run = act?.[event.key.toLowerCase() as keyof typeof act]
    if (!line || !run) return
    // The key must not land in the form it opens.
    event.preventDefault()
    run(line)
  }
  return (
    <ul id={id} className={classes.lines} aria-label={label} onKeyDown={hear}>
      {shown.map((line) => (
        <li key={line.id} className={classes.line} data-line={line.id}>
          <LineLink line={line}>
            <span className={classes.who}>{line.studentName}</span>
            <span className={classes.what}>
              {line.task ? t(`vocabulary:referralTask.${line.task}`) : line.words}
              {line.destination && <span className={classes.where}> · {line.destination}</span>}
            </span>
            {line.consentMissing && (
              <span className={classes.where}>{t(`consents:missing.${line.consentMissing}`)}</span>
            )}
            <Beside line={line} />
          </LineLink>
          <span className={classes.when}>
            {(line.urgency === 'emergency' || line.urgency === 'urgent') && (
              <UrgencyBadge urgency={line.urgency} />
            )}
            {(showsDue || line.dueAt || line.dueOn < today) && (
              <DueLabel on={line.dueOn} at={line.dueAt} late={line.schoolDaysLate} />
            )}
            {showsOwner && <span className={classes.owner}>{line.ownerName}</span>}
          </span>
          <span className={classes.acts}>
            {line.kind === 'task' && (
              <LineAct
                of={line}
                label={t(actOf(line))}
                keys="D"
                icon={line.plan === 'safety' ? 'note' : 'check'}
                run={onTaskDone}
              />
            )}
            {onPostpone && mayPostpone(line, today) && (
              <LineAct of={line} label={t('today:postpone.action')} keys="P" icon="clock" run={onPostpone} />
            )}
          </span>
        </li>
      ))}
      {more}
    </ul>
  )
}

function LineAct({
  of: line,
  label,
  keys,
  icon,
  run,
}: {
  readonly of: TodayLine
  readonly label: string
  readonly keys: string
  readonly icon: IconName
  readonly run: (line: TodayLine) => void
}): ReactElement {
  const what = line.kind === 'task' ? `${line.studentName}, ${line.words ?? ''}` : line.studentName
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={`${label}: ${what}`} aria-keyshortcuts={keys} onClick={() => run(line)}>
        <Icon name={icon} size="1.125rem" />
      </ActionIcon>
    </Tooltip>
  )
}

function LineLink({
  line,
  children,
}: {
  readonly line: TodayLine
  readonly children: ReactNode
}): ReactElement {
  return line.kind === 'referral' ? (
    <Link to="/referrals/$referralId" params={{ referralId: line.id }} className={classes.link} data-walk>
      {children}
    </Link>
  ) : (
    <Link to="/cases/$caseId" params={{ caseId: line.caseId }} className={classes.link} data-walk>
      {children}
    </Link>
  )
}

/** Why it stands on this list where it is not theirs, and for whom the office waits. */
function Beside({ line }: { readonly line: TodayLine }): ReactElement | null {
  const { t } = useText()
  const why = line.why === 'own' ? null : t(`today:why.${line.why}`, { name: line.ownerName })
  const waiting = useWaiting()(line)
  if (!why && !waiting) return null
  return (
    <span className={classNames(classes.waiting, classes.beside)}>
      {why && <strong className={classes.why}>{why}</strong>}
      {waiting && <span>{waiting}</span>}
    </span>
  )
}

/** For whom the office waits and since when, where somebody else has to act. */
function useWaiting(): (line: TodayLine) => string | null {
  const { t } = useText()
  const { today } = useOfficeTime()
  return ({ stateSince, whoActs }) => {
    if (stateSince === null || whoActs === 'school' || whoActs === 'nobody') return null
    const whom = t(`vocabulary:whoActs.${whoActs}`)
    const count = daysBetween(stateSince, today)
    return count > 0 ? t('today:line.waitingFor', { whom, count }) : t('today:line.waitingToday', { whom })
  }
}
