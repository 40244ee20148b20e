import { Button } from '@mantine/core'
import { type ComponentProps, type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { assertNever } from '#shared/assert-never.ts'
import {
  type Consent,
  isContested,
  isOver,
  calledOn,
  isTakenBack,
  recipientsOf,
  type TakenBackFor,
} from '#shared/domain/consent.ts'
import { api } from '#renderer/api.ts'
import { AskForSignature } from '#renderer/papers/ask-for-signature.tsx'
import { PapersAway } from '#renderer/papers/papers-away.tsx'
import { SaidNo } from '#renderer/papers/said-no.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { type ConsentAct, EndConsent, ObjectToConsent, WeighConsent } from './consent-actions.tsx'
import { ConsentLine } from './consent-line.tsx'
import { RevokeConsent } from './revoke-consent.tsx'
import classes from './consents.module.css'
import { missingConsent } from '#shared/domain/missing-consent.ts'
import { RecordConsent } from './record-consent.tsx'
import { SignedPages } from './signed-pages.tsx'
import { useConsentCommands } from './consent-commands.ts'

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
  const [acting, setActing] = useState<{
    readonly id: string
    readonly act: ConsentAct | 'amend' | 'pages'
  } | null>(null)
  const scans = useAnswer(api.consentScans.ofStudent, { studentId: record.case.studentId })
  const [isAsking, setAsking] = useState(false)
  const acted = record.consents.find(({ id }) => id === acting?.id)
  const referrals = only ? [only] : record.referrals
  const consents = only
    ? record.consents.filter(
        ({ kind, recipientIds, anyTreating }) =>
          kind !== 'exchange' ||
          anyTreating ||
          (only.organizationId !== null && recipientIds.includes(only.organizationId)),
      )
    : record.consents
  // A no that waits to be weighed is somebody's to weigh, also once the sheet is over.
  const isForThem = (consent: Consent) => !only || !isTakenBack(consent, only.organizationId, today)
  const isDone = (consent: Consent) =>
    (isOver(consent, today) || !isForThem(consent)) && !isContested(consent, today)
  const over = consents.filter(isDone)
  const standing = consents.filter((consent) => !isDone(consent))
  const missing = referrals.flatMap((referral) => {
    const what = missingConsent(referral, record)
    return what ? [{ referral, what }] : []
  })
  const partyOf = (id: string, signed = '') => {
    const now = record.organizations[id] ?? signed
    return now === signed ? signed : t('consents:box.nowNamed', { signed, now })
  }
  const nameOf = (consent: Consent, id: TakenBackFor['recipientId']) =>
    id === null ? t('consents:box.anyTreating') : partyOf(id, calledOn(consent, id))
  const parties = (consent: Consent) =>
    recipientsOf(consent)
      .map((recipient) => nameOf(consent, recipient))
      .join(', ')
  const line = (consent: Consent) => (
    <ConsentLine
      key={consent.id}
      consent={consent}
      today={today}
      parties={parties(consent)}
      nameOf={(recipient) => nameOf(consent, recipient)}
      pages={(scans.data ?? []).filter(({ consentId }) => consentId === consent.id).length}
      onAct={(act) => setActing({ id: consent.id, act })}
    />
  )
  const done = () => setActing(null)
  const begin = () => setRecording({ for: missing[0]?.referral ?? only ?? null })
  useConsentCommands(standing, {
    parties,
    onRecord: begin,
    onRevoke: ({ id }) => setActing({ id, act: 'revoke' }),
  })
  return (
    <Section
      title={t('consents:box.title')}
      flush
      actions={
        <>
          {!only && (
            <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
              {t('papers:ask.action')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={begin}>
            {t('consents:record.action')}
          </Button>
        </>
      }
    >
      {missing.length + consents.length === 0 && <p className={classes.nothing}>{t('consents:box.none')}</p>}
      <ul className={classes.lines} aria-label={t('consents:box.title')}>
        {missing.map(({ referral, what }) => (
          <li key={referral.id} className={classes.consent} data-state="missing">
            <Icon name="warning" />
            <p className={classes.words}>
              <strong>{referral.destination}</strong> · {t(`consents:missing.${what}`)}
            </p>
          </li>
        ))}
        {standing.map(line)}
      </ul>
      <SaidNo studentId={record.student.id} {...(only && { referral: only })} />
      <PapersAway studentId={record.student.id} {...(only && { referralId: only.id })} />
      {over.length > 0 && (
        <details className={classes.over}>
          <summary>{t('consents:box.over', { count: over.length })}</summary>
          <ul className={classes.lines} aria-label={t('consents:box.overLabel')}>
            {over.map(line)}
          </ul>
        </details>
      )}
      {recording && (
        <RecordConsent record={record} referral={recording.for} onClose={() => setRecording(null)} />
      )}
      {isAsking && (
        <AskForSignature record={record} begin={askedFor(missing)} onClose={() => setAsking(false)} />
      )}
      {acting && acted && (
        <Act
          act={acting.act}
          consent={acted}
          record={record}
          nameOf={nameOf}
          onTakeBack={() => setActing({ id: acted.id, act: 'revoke' })}
          onClose={done}
        />
      )}
    </Section>
  )
}

/** What is asked for where one provider alone waits for a signature. */
function askedFor(
  missing: readonly { readonly referral: ReferralView }[],
): NonNullable<ComponentProps<typeof AskForSignature>['begin']> {
  const ids = [...new Set(missing.flatMap(({ referral }) => referral.organizationId ?? []))]
  return ids.length === 1 ? { kind: 'exchange', recipientIds: ids } : {}
}

function Act({
  act,
  consent,
  record,
  nameOf,
  onTakeBack,
  onClose,
}: {
  readonly act: ConsentAct | 'amend' | 'pages'
  readonly consent: Consent
  readonly record: CaseRecord
  readonly nameOf: (consent: Consent, recipient: TakenBackFor['recipientId']) => string
  readonly onTakeBack: () => void
  readonly onClose: () => void
}): ReactElement {
  switch (act) {
    case 'amend':
      return <RecordConsent record={record} referral={null} amends={consent} onClose={onClose} />
    case 'pages':
      return <SignedPages record={record} consent={consent} onClose={onClose} />
    case 'revoke':
      return <RevokeConsent consent={consent} papers={record.consents} nameOf={nameOf} onClose={onClose} />
    case 'end':
      return <EndConsent consent={consent} onClose={onClose} />
    case 'object':
      return <ObjectToConsent consent={consent} onClose={onClose} />
    case 'weigh':
      return <WeighConsent consent={consent} onTakeBack={onTakeBack} onClose={onClose} />
    default:
      return assertNever(act)
  }
}
