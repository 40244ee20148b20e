import type { ReferralView } from '#shared/api/referrals.ts'
import { type Consent, type InformationClass, mayDisclose } from '#shared/domain/consent.ts'
import { isOpen } from '#shared/domain/referral-road.ts'

/** What a letter to a provider says about a student at the least. */
export const USUAL_INFORMATION: readonly InformationClass[] = ['contact-details', 'reason-for-referral']

/** The same with what is told where the paper names it. */
export const LETTER_INFORMATION: readonly InformationClass[] = [...USUAL_INFORMATION, 'date-of-birth']

/** Why nothing may be sent to a provider yet. */
export type Missing = Extract<ReturnType<typeof mayDisclose>, { may: false }>['missing']

/** What this referral still lacks before the school may send it; `null` where nothing is sent or nothing is missing. */
export function missingConsent(
  { pathway, organizationId, state }: Pick<ReferralView, 'pathway' | 'organizationId' | 'state'>,
  consents: readonly Consent[],
  today: string,
): Missing | null {
  if (pathway !== 'school-contacts-provider' || organizationId === null || !isOpen(state)) return null
  const answer = mayDisclose(consents, {
    recipientId: organizationId,
    information: USUAL_INFORMATION,
    today,
  })
  return answer.may ? null : answer.missing
}
