import type { ReactElement, ReactNode } from 'react'

import type { ReferralView } from '#shared/api/referrals.ts'
import { useChoiceName } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Facts, Section } from '#renderer/ui/page.tsx'

/** What a referral is about and how it went, fact by fact. */
export function ReferralFacts({ referral }: { readonly referral: ReferralView }): ReactElement {
  const { t } = useText()
  const reasonName = useChoiceName('reasons')
  const barrierName = useChoiceName('barriers')
  const { otherReasons, sentOn, sentMethod, linkedOn, endedBy, endReason, barriers, outcome } = referral
  const facts: (readonly [string, ReactNode])[] = [
    [t('referrals:fields.pathway'), t(`vocabulary:pathway.${referral.pathway}`)],
    [t('referrals:fields.reason'), [referral.primaryReason, ...otherReasons].map(reasonName).join(' · ')],
    [t('referrals:fields.needIdentifiedOn'), <DateText on={referral.needIdentifiedOn} />],
  ]
  if (sentOn)
    facts.push([
      t('referrals:fields.sentOn'),
      <>
        <DateText on={sentOn} />
        {sentMethod && ` · ${t(`vocabulary:sendMethod.${sentMethod}`)}`}
      </>,
    ])
  if (linkedOn) facts.push([t('referrals:fields.linkedOn'), <DateText on={linkedOn} />])
  if (endReason) facts.push([t('referrals:close.why'), t(`vocabulary:endReason.${endReason}`)])
  if (endedBy) facts.push([t('referrals:close.who'), t(`vocabulary:endedBy.${endedBy}`)])
  if (barriers.length > 0) facts.push([t('referrals:close.barriers'), barriers.map(barrierName).join(' · ')])
  if (outcome) facts.push([t('referrals:close.outcome'), t(`vocabulary:outcome.${outcome}`)])
  return (
    <Section title={t('referrals:fields.title')}>
      <Facts of={facts} />
    </Section>
  )
}
