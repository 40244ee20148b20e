import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { CaseLine } from '#shared/api/cases.ts'
import { useSchoolDaysLate } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import lines from '#renderer/ui/lines.module.css'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'

/** Cases one line each: who, what comes next, by when. */
export function CaseLinks({
  label,
  cases,
}: {
  readonly label: string
  readonly cases: readonly CaseLine[]
}): ReactElement {
  const { t } = useText()
  const late = useSchoolDaysLate()
  return (
    <ul className={lines.lines} aria-label={label}>
      {cases.map(({ id, studentName, urgency, next }) => (
        <li key={id}>
          <div className={lines.words}>
            <Link to="/cases/$caseId" params={{ caseId: id }}>
              {studentName}
            </Link>{' '}
            ·{' '}
            {next
              ? (next.words ?? (next.referralTask && t(`vocabulary:referralTask.${next.referralTask}`)))
              : t('hand-over:set.nothingPlanned')}
          </div>
          <span className={lines.buttons}>
            <UrgencyBadge urgency={urgency} />
            {next && <DueLabel on={next.dueOn} late={late(next.dueOn)} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
