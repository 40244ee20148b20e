import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { ReferralView } from '#shared/api/referrals.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { RecordPanel } from '#renderer/ui/record-panel.tsx'
import { ProviderBox } from './provider-box.tsx'
import { ReferralFacts } from './referral-facts.tsx'
import { ReferralHistory } from './referral-history.tsx'
import { Standing } from './standing.tsx'

/** A referral beside the list it was found in. */
export function ReferralPanel({
  referral,
  onClose,
  onOpenPage,
}: {
  /** As the list has it. */
  readonly referral: ReferralView
  readonly onClose: () => void
  readonly onOpenPage: () => void
}): ReactElement {
  const { t } = useText()
  const { caseId } = referral
  const answer = useAnswer(api.cases.get, { id: caseId })
  return (
    <RecordPanel
      title={referral.studentName}
      facts={
        <>
          {t('referrals:one.to')} <strong>{referral.destination}</strong> ·{' '}
          <Link to="/cases/$caseId" params={{ caseId }}>
            {t('cases:one.case')} <Ltr>{referral.caseCode}</Ltr>
          </Link>
        </>
      }
      onClose={onClose}
      onOpenPage={onOpenPage}
      actions={
        <Button size="xs" onClick={onOpenPage}>
          {t('common:actions.openPage')}
        </Button>
      }
    >
      <Answer of={answer} lines={8}>
        {(record) => {
          const fresh = record.referrals.find(({ id }) => id === referral.id) ?? referral
          return (
            <>
              <Standing record={record} referral={fresh} />
              <ProviderBox referral={fresh} />
              <ReferralHistory record={record} referral={fresh} />
              <ReferralFacts referral={fresh} />
            </>
          )
        }}
      </Answer>
    </RecordPanel>
  )
}
