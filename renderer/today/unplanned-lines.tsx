import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { UnplannedCase } from '#shared/api/today.ts'
import { isPressing } from '#shared/domain/urgency.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { useSomeLines } from './some-lines.tsx'
import { walkLines } from './walk-lines.ts'
import classes from './today.module.css'

/** Open cases in which nothing is planned; Enter opens the case, where the next step is put down. */
export function UnplannedLines({
  label,
  lines,
  showsOwner,
}: {
  readonly label: string
  readonly lines: readonly UnplannedCase[]
  readonly showsOwner: boolean
}): ReactElement {
  const { t } = useText()
  const cases = lines.map((line) => ({ ...line, id: line.caseId }))
  const { shown, more } = useSomeLines('unplanned', cases, ({ urgency }) => isPressing(urgency))
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={(event) => void walkLines(event)}>
      {shown.map(({ caseId, caseCode, studentName, urgency, why, ownerName, openedOn }) => (
        <li key={caseId} className={classes.line} data-line={caseId}>
          <Link to="/cases/$caseId" params={{ caseId }} className={classes.link} data-walk>
            <span className={classes.who}>{studentName}</span>
            <span className={classes.what}>{t('today:line.nothingPlanned')}</span>
            <span className={classes.waiting}>
              {why !== 'own' && (
                <>
                  <strong className={classes.why}>{t(`today:why.${why}`, { name: ownerName })}</strong> ·{' '}
                </>
              )}
              {t('today:line.openSince', { code: caseCode })} <DateText on={openedOn} />
            </span>
          </Link>
          <span className={classes.when}>
            <UrgencyBadge urgency={urgency} />
            {showsOwner && <span className={classes.owner}>{ownerName}</span>}
          </span>
        </li>
      ))}
      {more}
    </ul>
  )
}
