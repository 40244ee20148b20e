import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { NewConcern } from '#shared/api/today.ts'
import { useText } from '#renderer/text.ts'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { useSomeLines } from './some-lines.tsx'
import { type LinesId, walkLines } from './walk-lines.ts'
import classes from './today.module.css'

/** Concerns nobody has decided about, danger first; Enter opens the decision. */
export function ConcernLines({
  id,
  folds,
  label,
  lines,
}: {
  readonly id?: LinesId | undefined
  /** Under this name a long list shows its first lines and every danger until more are asked for. */
  readonly folds?: string
  readonly label: string
  readonly lines: readonly NewConcern[]
}): ReactElement {
  const { t } = useText()
  const { shown, more } = useSomeLines(folds, lines, ({ immediateDanger }) => immediateDanger)
  return (
    <ul id={id} className={classes.lines} aria-label={label} onKeyDown={(event) => void walkLines(event)}>
      {shown.map((line) => (
        <li key={line.id} className={classes.line} data-line={line.id}>
          <Link to="/concerns/$concernId" params={{ concernId: line.id }} className={classes.link} data-walk>
            <span className={classes.who}>{line.studentName}</span>
            <span className={classes.what}>{line.words}</span>
            <span className={classes.waiting}>
              {t(`vocabulary:concernSource.${line.source}`)} · <MomentText at={line.receivedAt} />
            </span>
          </Link>
          <span className={classes.when}>
            {line.immediateDanger && <Tag tone="danger">{t('today:line.danger')}</Tag>}
            <DueLabel on={line.dueOn} at={line.dueAt} late={line.schoolDaysLate} />
          </span>
        </li>
      ))}
      {more}
    </ul>
  )
}
