import { ActionIcon, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'

import type { TodayLine } from '#shared/api/today.ts'
import { useText } from '#renderer/text.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { daysBetween } from '#renderer/ui/days.ts'
import { walkLines } from './walk-lines.ts'
import classes from './today.module.css'

/** Things to do, one line each: who, what, by when; arrow keys walk, Enter opens, P postpones. */
export function TodayLines({
  label,
  lines,
  showsOwner,
  showsDue = true,
  onPostpone,
}: {
  readonly label: string
  readonly lines: readonly TodayLine[]
  readonly showsOwner: boolean
  /** Off where the heading says the day already. */
  readonly showsDue?: boolean
  /** Not given for a crisis: it is acted on, never put off. */
  readonly onPostpone?: (line: TodayLine) => void
}): ReactElement {
  const { t } = useText()
  const hear = (event: KeyboardEvent<HTMLUListElement>) => {
    if (walkLines(event)) return
    if (event.key.toLowerCase() !== 'p' || event.ctrlKey || event.metaKey || event.altKey) return
    const id = (event.target as HTMLElement).closest('li')?.dataset['line']
    const line = lines.find((candidate) => candidate.id === id)
    if (!line || !onPostpone) return
    // The key must not land in the form it opens.
    event.preventDefault()
    onPostpone(line)
  }
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={hear}>
      {lines.map((line) => (
        <li key={line.id} className={classes.line} data-line={line.id}>
          <LineLink line={line}>
            <span className={classes.who}>{line.studentName}</span>
            <span className={classes.what}>
              {line.task ? t(`vocabulary:referralTask.${line.task}`) : line.words}
              {line.destination && <span className={classes.where}> · {line.destination}</span>}
            </span>
            <Waiting line={line} />
          </LineLink>
          <span className={classes.when}>
            {(line.urgency === 'emergency' || line.urgency === 'urgent') && (
              <UrgencyBadge urgency={line.urgency} />
            )}
            {showsDue && <DueLabel on={line.dueOn} late={line.schoolDaysLate} />}
            {showsOwner && <span className={classes.owner}>{line.ownerName}</span>}
          </span>
          {onPostpone && (
            <Tooltip label={t('today:postpone.action')}>
              <ActionIcon
                aria-label={`${t('today:postpone.action')}: ${line.studentName}`}
                aria-keyshortcuts="P"
                onClick={() => onPostpone(line)}
              >
                <Icon name="clock" size="1.125rem" />
              </ActionIcon>
            </Tooltip>
          )}
        </li>
      ))}
    </ul>
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

/** For whom the office waits and since when, where somebody else has to act. */
function Waiting({ line }: { readonly line: TodayLine }): ReactElement | null {
  const { t } = useText()
  const { today } = useOfficeTime()
  if (line.stateSince === null || line.whoActs === 'school' || line.whoActs === 'nobody') return null
  const whom = t(`vocabulary:whoActs.${line.whoActs}`)
  const count = daysBetween(line.stateSince, today)
  return (
    <span className={classes.waiting}>
      {count > 0 ? t('today:line.waitingFor', { whom, count }) : t('today:line.waitingToday', { whom })}
    </span>
  )
}
