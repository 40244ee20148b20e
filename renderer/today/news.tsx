import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { auditSentence } from '#shared/text/audit-sentence.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './today.module.css'

/** What colleagues did in one's own cases since one was last here, folded under how much it is; nothing where there is nothing. */
export function News(): ReactElement | null {
  const { t } = useText()
  const when = useMoment()
  const { data } = useAnswer(api.today.news, {})
  if (!data || data.since === null || data.lines.length === 0) return null
  return (
    <details className={classes.later}>
      <summary>
        {t('today:news.title', { when: when(data.since) })}{' '}
        <span>{t('today:news.count', { count: data.lines.length })}</span>
      </summary>
      <ul className={classes.lines} aria-label={t('today:news.list')}>
        {data.lines.map((line) => (
          <li key={line.seq} className={classes.news}>
            <MomentText at={line.at} />
            <Link to="/cases/$caseId" params={{ caseId: line.caseId }}>
              {auditSentence(
                { ...line, about: { kind: 'student', id: line.caseId, name: line.studentName } },
                t,
                when,
              )}
            </Link>
          </li>
        ))}
      </ul>
      {data.more && <p className={classes.newsMore}>{t('today:news.more')}</p>}
    </details>
  )
}
