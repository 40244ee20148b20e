import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { PartnerGap } from '#shared/api/partnerships.ts'
import { useText } from '#renderer/text.ts'
import { walkLines } from '#renderer/today/walk-lines.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { useGapWords } from './gap-words.ts'

/** Partners to whom students are sent while no agreement holds, each with the way to begin one; arrow keys walk. */
export function GapLines({
  of: gaps,
  mayStart,
  onStart,
}: {
  readonly of: readonly PartnerGap[]
  readonly mayStart: boolean
  readonly onStart: (organizationId: string) => void
}): ReactElement {
  const { t } = useText()
  const wordsOf = useGapWords()
  return (
    <Section title={t('partnerships:gap.title')} count={gaps.length}>
      {gaps.length === 0 ? (
        <EmptyState icon="bridge" title={t('partnerships:gap.none')} />
      ) : (
        <ul
          className={lines.lines}
          aria-label={t('partnerships:gap.title')}
          onKeyDown={(event) => void walkLines(event)}
        >
          {gaps.map((gap) => (
            <li key={gap.organizationId}>
              <div className={lines.words}>
                <p>
                  <Link
                    to="/partnerships/$organizationId"
                    params={{ organizationId: gap.organizationId }}
                    data-walk
                  >
                    {gap.organizationName}
                  </Link>
                </p>
                <p className={lines.quiet}>{wordsOf(gap)}</p>
              </div>
              {mayStart && gap.reason !== 'draft' && gap.reason !== 'expired' && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`${t('partnerships:start')}: ${gap.organizationName}`}
                  onClick={() => onStart(gap.organizationId)}
                >
                  {t('partnerships:start')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
