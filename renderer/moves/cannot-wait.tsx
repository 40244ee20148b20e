import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { MoveRecord } from '#shared/api/moves.ts'
import { cannotWait, dueOfTask } from '#shared/domain/case-task.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './moves.module.css'

/** What must be done before the case can close, whose it is, and where it is done. */
export function CannotWait({
  record: { open, people },
  caseId,
}: {
  readonly record: MoveRecord
  readonly caseId: string
}): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const tasks = open.tasks.filter((task) => cannotWait(task, today))
  if (tasks.length === 0) return null
  return (
    <Remark
      tone="danger"
      title={t('moves:cannotWait.title')}
      action={
        <Link to="/cases/$caseId" params={{ caseId }}>
          {t('moves:cannotWait.open')}
        </Link>
      }
    >
      <p>{t('moves:cannotWait.about')}</p>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={task.id}>
            {t('moves:cannotWait.task', {
              ...{ name: task.name, owner: people[task.ownerId] ?? '' },
              day: shortDay(dueOfTask(task).dueOn, locale, today),
            })}
          </li>
        ))}
      </ul>
    </Remark>
  )
}
