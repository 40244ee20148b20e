import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { ConcernLine } from '#shared/api/concerns.ts'
import { useText } from '#renderer/text.ts'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { walkLines } from './walk-lines.ts'
import classes from './today.module.css'

/** Concerns nobody has decided about, danger first; Enter opens the decision. */
export function ConcernLines({
  label,
  lines,
}: {
  readonly label: string
  readonly lines: readonly ConcernLine[]
}): ReactElement {
  const { t } = useText()
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={(event) => void walkLines(event)}>
      {lines.map((line) => (
        <li key={line.id} className={classes.line}>
          <Link to="/concerns/$concernId" params={{ concernId: line.id }} className={classes.link} data-walk>
            <span className={classes.who}>{line.studentName}</span>
            <span className={classes.what}>{line.words}</span>
            <span className={classes.waiting}>
              {t(`vocabulary:concernSource.${line.source}`)} · <MomentText at={line.receivedAt} />
            </span>
          </Link>
          {line.immediateDanger && (
            <span className={classes.when}>
              <Tag tone="danger">{t('today:line.danger')}</Tag>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
