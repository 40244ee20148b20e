import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { ReferralView } from '#shared/api/referrals.ts'
import type { CheckedFact } from '#shared/domain/packet-completeness.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './packets.module.css'

/** What providers send a letter back for, each thing with whether it is in it, and the way to where it is filled in. */
export function Completeness({
  facts,
  referral: { caseId, studentId },
}: {
  readonly facts: readonly CheckedFact[]
  readonly referral: ReferralView
}): ReactElement | null {
  const { t } = useText()
  if (facts.length === 0) return null
  return (
    <Section title={t('packets:complete.title')}>
      <ul className={classes.stack}>
        {facts.map(({ fact, state, lacks = [] }) => (
          <li key={fact} className={classes.gap}>
            <Icon name={state === 'there' ? 'check' : 'information'} size="1rem" />
            <span>
              {t(`packets:complete.fact.${fact}`)}{' '}
              {t(`packets:complete.state.${state}`, {
                what: lacks.map((element) => t(`consents:element.${element}`)).join(', '),
              })}{' '}
              {state === 'unknown' && fact !== 'consent' && (
                <Link to="/students/$studentId" params={{ studentId }}>
                  {t('packets:complete.fill')}
                </Link>
              )}
              {(state === 'not-covered' ||
                state === 'lacking' ||
                (state === 'unknown' && fact === 'consent')) && (
                <Link to="/cases/$caseId" params={{ caseId }}>
                  {t('packets:mend.consent')}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
