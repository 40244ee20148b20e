import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { ProtocolLine } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { PublishedWords } from './published-words.tsx'
import type { AroundVersions } from './version-page.tsx'

/** Every version there was, the newest first: each can be read, and set beside the one before it. */
export function VersionsList({
  lines: versions,
  people,
  followers,
  currentNumber,
}: {
  readonly lines: readonly ProtocolLine[]
  readonly people: Readonly<Record<string, string>>
  readonly followers: AroundVersions['followers']
  readonly currentNumber: number | null
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('protocol:versions.title')} count={versions.length}>
      <ul className={lines.lines}>
        {versions.map((line) => {
          const { number, state, why } = line
          const count = followers.find((each) => each.number === number)?.cases ?? 0
          return (
            <li key={line.id}>
              <div className={lines.words}>
                <p>
                  {state === 'draft' ? (
                    <Link to="/protocols/draft">{t('protocol:version', { number })}</Link>
                  ) : (
                    <Link to="/protocols/$number" params={{ number }}>
                      {t('protocol:version', { number })}
                    </Link>
                  )}{' '}
                  {state === 'draft' && <Tag tone="warn">{t('protocol:versions.draft')}</Tag>}
                  {number === currentNumber && <Tag tone="good">{t('protocol:versions.current')}</Tag>}
                </p>
                <p className={lines.quiet}>
                  <PublishedWords of={line} people={people} />
                </p>
                {why && <p>{why}</p>}
                {count > 0 && <p className={lines.quiet}>{t('protocol:versions.follow', { count })}</p>}
                {state === 'published' && number > 1 && (
                  <Link to="/protocols/$number/changes" params={{ number }}>
                    {t('protocol:versions.compare', { number: number - 1 })}
                  </Link>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
