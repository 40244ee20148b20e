import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { type Consent, consentStands } from '#shared/domain/consent.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './consents.module.css'
import { missingConsent } from './missing.ts'
import { RecordConsent } from './record-consent.tsx'
import { RevokeConsent } from './revoke-consent.tsx'

/** What is allowed and until when, what is missing, and the way to record a signature. */
export function ConsentsBox({
  record,
  only,
}: {
  readonly record: CaseRecord
  /** Just what matters for one referral. */
  readonly only?: ReferralView
}): ReactElement {
  const { t } = useText()
  const { today } = record
  const [recording, setRecording] = useState<{ readonly for: ReferralView | null } | null>(null)
  const [revokingId, setRevokingId] = useState<string | null>(null)
  const revoking = record.consents.find(({ id }) => id === revokingId)
  const referrals = only ? [only] : record.referrals
  const consents = only
    ? record.consents.filter(
        ({ kind, recipientIds }) =>
          kind !== 'exchange' || (only.organizationId !== null && recipientIds.includes(only.organizationId)),
      )
    : record.consents
  const standing = consents.filter((consent) => consentStands(consent, today))
  const over = consents.filter((consent) => !consentStands(consent, today))
  const missing = referrals.flatMap((referral) => {
    const what = missingConsent(referral, record.consents, today)
    return what ? [{ referral, what }] : []
  })
  const names = (consent: Consent) => consent.recipientIds.map((id) => record.organizations[id]).join(', ')
  const line = (consent: Consent, state: 'stands' | 'over') => (
    <li key={consent.id} className={classes.consent} data-state={state}>
      <Icon name={state === 'stands' ? 'check' : 'clock'} />
      <div className={classes.words}>
        <p>
          <strong>{t(`vocabulary:consentKind.${consent.kind}`)}</strong>
          {consent.recipientIds.length > 0 && <> · {names(consent)}</>}
        </p>
        <p className={classes.quiet}>
          <Until consent={consent} today={today} /> · {t('consents:box.signer', { name: consent.signer })}
        </p>
        {consent.kind === 'exchange' && (
          <p className={classes.quiet}>
            {consent.information.map((part) => t(`vocabulary:information.${part}`)).join(' · ')}
          </p>
        )}
      </div>
      {state === 'stands' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`${t('consents:revoke.action')}: ${t(`vocabulary:consentKind.${consent.kind}`)} ${names(consent)}`}
          onClick={() => setRevokingId(consent.id)}
        >
          {t('consents:revoke.action')}
        </Button>
      )}
    </li>
  )
  return (
    <Section
      title={t('consents:box.title')}
      flush
      actions={
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => setRecording({ for: missing[0]?.referral ?? only ?? null })}
        >
          {t('consents:record.action')}
        </Button>
      }
    >
      {missing.length + consents.length === 0 && <p className={classes.nothing}>{t('consents:box.none')}</p>}
      <ul className={classes.lines} aria-label={t('consents:box.title')}>
        {missing.map(({ referral, what }) => (
          <li key={referral.id} className={classes.consent} data-state="missing">
            <Icon name="warning" />
            <p className={classes.words}>
              {t(`consents:missing.${what}`, { provider: referral.destination })}
            </p>
          </li>
        ))}
        {standing.map((consent) => line(consent, 'stands'))}
      </ul>
      {over.length > 0 && (
        <details className={classes.over}>
          <summary>{t('consents:box.over', { count: over.length })}</summary>
          <ul className={classes.lines} aria-label={t('consents:box.overLabel')}>
            {over.map((consent) => line(consent, 'over'))}
          </ul>
        </details>
      )}
      {recording && (
        <RecordConsent record={record} referral={recording.for} onClose={() => setRecording(null)} />
      )}
      {revoking && <RevokeConsent consent={revoking} onClose={() => setRevokingId(null)} />}
    </Section>
  )
}

/** Until when a consent stands, or since when it does not. */
function Until({ consent, today }: { readonly consent: Consent; readonly today: string }): ReactElement {
  const { t } = useText()
  if (consent.revokedOn !== null && consent.revokedOn <= today)
    return (
      <>
        {t('consents:box.revoked')} <DateText on={consent.revokedOn} />
      </>
    )
  if (consent.signedOn > today || consent.expiresOn < today)
    return (
      <>
        {t('consents:box.expired')} <DateText on={consent.expiresOn} />
      </>
    )
  return (
    <>
      {t('consents:box.until')} <DateText on={consent.expiresOn} />
    </>
  )
}
