import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { api } from '#renderer/api.ts'
import { CasePeople } from '#renderer/cases/case-people.tsx'
import { ConsentsBox } from '#renderer/consents/consents-box.tsx'
import { useAnswer } from '#renderer/query.ts'
import { AmendSlip, SlipArrived } from '#renderer/slips/slip-arrived.tsx'
import { useText } from '#renderer/text.ts'
import { Loading } from '#renderer/ui/answer.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { ProviderBox } from './provider-box.tsx'
import { ReferralFacts } from './referral-facts.tsx'
import { ReferralHistory } from './referral-history.tsx'
import { Standing } from './standing.tsx'

/** One referral: where it stands, who does what next, and everything one needs to do it. */
export function ReferralScreen(): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const { referralId } = useParams({ from: '/referrals/$referralId' })
  const view = useAnswer(api.referrals.get, { id: referralId })
  const caseId = view.data?.caseId ?? ''
  const answer = useAnswer(api.cases.get, { id: caseId }, { enabled: caseId !== '' })
  const referral = answer.data?.referrals.find(({ id }) => id === referralId)
  if (answer.data && referral)
    return <OneReferral key={referralId} record={answer.data} referral={referral} />
  const error = view.error ?? answer.error
  if (!error) return <Loading lines={12} />
  return (
    <Page
      title={t('common:rail.referrals')}
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
    >
      <ErrorNotice error={error} takesFocus={false} retry={() => void view.refetch()} />
    </Page>
  )
}

function OneReferral({
  record,
  referral,
}: {
  readonly record: CaseRecord
  readonly referral: ReferralView
}): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { slip, amend } = useSearch({ from: '/referrals/$referralId' })
  const amended = record.slipAnswers.find(({ id }) => id === amend)
  const putAside = () =>
    void navigate({
      to: '/referrals/$referralId',
      params: { referralId: referral.id },
      search: {},
      replace: true,
    })
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={referral.studentName}
      facts={
        <>
          {t('referrals:one.to')} <strong>{referral.destination}</strong>
          {referral.serviceName && ` · ${referral.serviceName}`} · <UrgencyBadge urgency={referral.urgency} />{' '}
          ·{' '}
          <Link to="/cases/$caseId" params={{ caseId: referral.caseId }}>
            {t('cases:one.case')} <Ltr>{referral.caseCode}</Ltr>
          </Link>
        </>
      }
      aside={
        <>
          <ProviderBox referral={referral} />
          <CasePeople record={record} />
          {referral.pathway !== 'family-contacts-provider' && <ConsentsBox record={record} only={referral} />}
          <ReferralFacts referral={referral} />
        </>
      }
    >
      <Standing record={record} referral={referral} />
      <ReferralHistory record={record} referral={referral} />
      {slip && <SlipArrived key={slip} record={record} referral={referral} slip={slip} onClose={putAside} />}
      {amended && (
        <AmendSlip key={amend} record={record} referral={referral} answer={amended} onClose={putAside} />
      )}
    </Page>
  )
}
