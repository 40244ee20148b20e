import type { ReactElement } from 'react'

import type { ReferralView } from '#shared/api/referrals.ts'
import { isOpen, whoActs } from '#shared/domain/referral-road.ts'
import { useText } from '#renderer/text.ts'
import { StateSteps } from '#renderer/ui/state-steps.tsx'
import { roadSteps, stationOf } from './road-steps.ts'

/** Where a referral stands on its road, and who is waited for. */
export function Road({
  referral,
  compact = false,
}: {
  readonly referral: ReferralView
  readonly compact?: boolean
}): ReactElement {
  const { t } = useText()
  const { state, destination } = referral
  const acts = whoActs(referral)
  return (
    <StateSteps
      label={t('referrals:road', { destination })}
      steps={roadSteps(referral).map((step) => ({
        id: step.station,
        label: t(`referrals:step.${step.state}`),
      }))}
      current={stationOf(referral)}
      compact={compact}
      {...(!isOpen(state) && { ended: t(`vocabulary:referralState.${state}`) })}
      {...(acts !== 'nobody' && { waitingFor: t(`vocabulary:whoActs.${acts}`) })}
    />
  )
}
