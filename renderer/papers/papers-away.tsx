import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { What } from './paper-line.tsx'
import classes from './papers.module.css'

/** The papers of a student, or of one referral, that are waited for, with the way to their list. */
export function PapersAway({
  studentId,
  referralId,
}: {
  readonly studentId: string
  readonly referralId?: string
}): ReactElement | null {
  const { t } = useText()
  const answer = useAnswer(api.consentRequests.list, { whose: 'office', studentId })
  const papers = (answer.data?.rows ?? []).filter(
    (paper) => referralId === undefined || paper.referralId === null || paper.referralId === referralId,
  )
  if (papers.length === 0) return null
  return (
    <ul className={classes.away} aria-label={t('papers:title')}>
      {papers.map((paper) => (
        <li key={paper.id}>
          <Icon name="clock" />
          <span>
            <What of={paper} isNameless />
            {paper.askedName && ` · ${paper.askedName}`} ·{' '}
            <Link to="/papers">{t('papers:line.waited', { count: paper.schoolDaysWaited })}</Link>
          </span>
        </li>
      ))}
    </ul>
  )
}
