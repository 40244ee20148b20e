import type { ReactElement } from 'react'

import type { MeetingItem } from '#shared/domain/meeting.ts'
import { SchoolDue } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import lines from '#renderer/ui/lines.module.css'

/** What was decided at a point, by whom it is done and by when; it is done from Today. */
export function Decisions({ of: { decisions } }: { readonly of: MeetingItem }): ReactElement | null {
  const { t } = useText()
  if (decisions.length === 0) return null
  return (
    <ul className={lines.lines} aria-label={t('meetings:decisions.title')}>
      {decisions.map(({ id, what, ownerName, dueOn, isOver }) => (
        <li key={id}>
          <div className={lines.words}>
            <p>{what}</p>
            <p className={lines.quiet}>
              {ownerName} · <DateText on={dueOn} /> ·{' '}
              {isOver ? t('meetings:decisions.over') : <SchoolDue on={dueOn} />}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
