import type { ReferralView } from '#shared/api/referrals.ts'
import type { Consent, InformationClass } from '#shared/domain/consent.ts'
import { type Disclosing, mayDisclose, type Obstacle } from '#shared/domain/may-disclose.ts'
import { isOpen } from '#shared/domain/referral-road.ts'

/** What a letter to a provider says about a student at the least. */
export const USUAL_INFORMATION: readonly InformationClass[] = ['contact-details', 'reason-for-referral']

/** The same with what is told where the paper names it. */
export const LETTER_INFORMATION: readonly InformationClass[] = [...USUAL_INFORMATION, 'date-of-birth']

/** What is asked of a consent before the school tells the provider of a referral something. */
export function sendingTo(organizationId: string, today: string): Omit<Disclosing, 'information'> {
  return { party: { id: organizationId, treats: true }, way: 'to', purpose: 'arranging-help', today }
}

/** What this referral still lacks before the school may send it; `null` where nothing is sent or nothing is missing. */
export function missingConsent(
  { pathway, organizationId, state }: Pick<ReferralView, 'pathway' | 'organizationId' | 'state'>,
  consents: readonly Consent[],
  today: string,
): Obstacle | null {
  if (pathway !== 'school-contacts-provider' || organizationId === null || !isOpen(state)) return null
  const answer = mayDisclose(consents, {
    ...sendingTo(organizationId, today),
    information: USUAL_INFORMATION,
  })
  return answer.may ? null : answer.missing
}
