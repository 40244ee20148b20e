import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import type { InformationClass } from '#shared/domain/consent.ts'
import { mayDisclose, type Obstacle, tellingProvider } from '#shared/domain/may-disclose.ts'
import { isOpen } from '#shared/domain/referral-road.ts'

/** What a letter to a provider says about a student at the least. */
export const USUAL_INFORMATION: readonly InformationClass[] = ['contact-details', 'reason-for-referral']

/** What this referral still lacks before the school may send it; `null` where nothing is sent or nothing is missing. */
export function missingConsent(
  { pathway, organizationId, state }: Pick<ReferralView, 'pathway' | 'organizationId' | 'state'>,
  { consents, student, today }: Pick<CaseRecord, 'consents' | 'student' | 'today'>,
): Obstacle | null {
  if (pathway !== 'school-contacts-provider' || organizationId === null || !isOpen(state)) return null
  const answer = mayDisclose(consents, {
    ...tellingProvider(organizationId, student, today),
    information: USUAL_INFORMATION,
  })
  return answer.may ? null : answer.missing
}
