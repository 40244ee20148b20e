import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { RecordConsent } from '#renderer/consents/record-consent.tsx'
import { usePapersAsked } from '#renderer/packets/waits.ts'
import { asPrinted } from './as-printed.ts'

/** Our own form of a referral came back signed: the consent begins with what we printed on it. */
export function RecordSigned({
  record,
  referral,
  onClose,
}: {
  readonly record: CaseRecord
  readonly referral: ReferralView
  readonly onClose: () => void
}): ReactElement | null {
  const asked = usePapersAsked(referral.studentId)
  if (!asked.data && !asked.error) return null
  return (
    <RecordConsent
      record={record}
      referral={referral}
      begin={asPrinted(referral, record, asked.data ?? [])}
      onClose={onClose}
    />
  )
}
