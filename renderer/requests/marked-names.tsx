import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { NameDecision } from '#shared/domain/records-request.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'

/** What may name somebody else, with some words around it. */
export interface MarkedName {
  readonly key: string
  readonly words: string
  readonly before: string
  readonly after: string
  readonly where: string
  readonly on: string | null
  readonly decided: NameDecision | null
  readonly isSure: boolean
  readonly tells: 'person' | 'reach' | 'ahead'
}

/** Marked names with what was decided about each, to be decided or decided otherwise. */
export function MarkedNames({
  label,
  of,
  decide,
}: {
  readonly label: string
  readonly of: readonly MarkedName[]
  readonly decide: (names: Readonly<Record<string, NameDecision>>) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return (
    <ul className={lines.lines} aria-label={label}>
      {of.map(({ key, words, before, after, where, on, decided, isSure, tells }) => (
        <li key={key}>
          <div className={lines.words}>
            <p>
              {before}
              <strong>{words}</strong>
              {after}
            </p>
            <p className={lines.quiet}>
              {[where, on && shortDay(on, locale, today), tells === 'ahead' && t('requests:ahead.tag')]
                .filter(Boolean)
                .join(' · ')}{' '}
              <Tag tone={decided === null && isSure ? 'warn' : 'quiet'}>
                {t(`requests:nameIs.${decided ?? (isSure ? 'undecided' : 'perhaps')}`)}
              </Tag>
            </p>
          </div>
          <span className={lines.buttons}>
            {decided !== 'hide' && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('requests:hide')}: ${words}`}
                onClick={() => decide({ [key]: 'hide' })}
              >
                {t('requests:hide')}
              </Button>
            )}
            {decided !== 'show' && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('requests:keepShown')}: ${words}`}
                onClick={() => decide({ [key]: 'show' })}
              >
                {t('requests:keepShown')}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
