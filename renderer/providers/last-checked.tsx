import type { ReactElement } from 'react'

import { isStale } from '#shared/domain/provider-check.ts'
import type { Service } from '#shared/domain/provider.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { checkWords, type ShownCheck } from './check-words.ts'
import classes from './providers.module.css'

/** When somebody checked last, who and how, whether that is too long ago, and every check before. */
export function LastChecked({
  service: { verifiedOn },
  checks,
}: {
  readonly service: Pick<Service, 'verifiedOn'>
  /** The newest first. */
  readonly checks: readonly ShownCheck[]
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const speaker = { t, locale, today }
  const last = checks.find(({ isStillTrue, checkedOn }) => isStillTrue && checkedOn === verifiedOn)
  return (
    <>
      {verifiedOn === null ? (
        <p>{t('providers:one.neverVerified')}</p>
      ) : (
        <p>
          {t('providers:one.verified')} <DateText on={verifiedOn} />
          {last &&
            ` (${t('providers:check.by', { by: last.by, how: t(`vocabulary:howChecked.${last.how}`) })})`}{' '}
          {isStale(verifiedOn, today) && <Tag tone="warn">{t('providers:one.stale')}</Tag>}
        </p>
      )}
      {checks.length > 1 && (
        <details className={classes.more}>
          <summary>{t('providers:check.history')}</summary>
          <ul className={classes.checks}>
            {checks.map((check) => (
              <li key={check.id}>{checkWords(check, speaker)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
