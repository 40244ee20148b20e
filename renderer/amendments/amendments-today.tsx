import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { AmendmentOnToday } from '#shared/api/today.ts'
import { useText } from '#renderer/text.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'

/** On Today: changes of a record that somebody asked for and that wait for the school. */
export function AmendmentsToday({
  of: amendments,
  showsOwner,
}: {
  readonly of: readonly AmendmentOnToday[]
  readonly showsOwner: boolean
}): ReactElement | null {
  const { t } = useText()
  if (amendments.length === 0) return null
  return (
    <Section title={t('amendments:today')} count={amendments.length}>
      <ul id="today-amendments" className={lines.lines} aria-label={t('amendments:today')}>
        {amendments.map(({ id, studentId, studentName, asker, ownerName, stage, dueOn, daysLate, why }) => (
          <li key={id}>
            <div className={lines.words}>
              <p>
                <Link to="/students/$studentId" params={{ studentId }}>
                  <strong>{studentName}</strong> · {asker}
                </Link>
              </p>
              <p className={lines.quiet}>
                {why !== 'own' && <strong>{t(`requests:why.${why}`, { name: ownerName })}</strong>}
                {showsOwner && ` ${ownerName}`}
              </p>
            </div>
            <span className={lines.buttons}>
              <Tag tone="accent">{t(`amendments:stage.${stage}`)}</Tag>
              <DueLabel on={dueOn} late={daysLate} unit="calendar" withDate />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
