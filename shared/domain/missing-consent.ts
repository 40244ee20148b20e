import type { Consent, InformationClass } from './consent.ts'
import { mayDisclose, type Obstacle, tellingProvider } from './may-disclose.ts'
import { isOpen } from './referral-road.ts'
import type { Referral } from './referral.ts'
import type { Student } from './student.ts'

/** What a letter to a provider says about a student at the least. */
export const USUAL_INFORMATION: readonly InformationClass[] = ['contact-details', 'reason-for-referral']

/** What befalls a consent that was there: its day, its event, a newer paper, or the birthday of the student. */
const LAPSED: readonly Obstacle[] = ['replaced', 'revoked', 'happened', 'expired', 'of-age']

/** Whether a next step sends something, or waits for a decision as nothing may be sent, and so rests on a consent. */
export const restsOnConsent = (task: Referral['nextTask']): boolean =>
  task === 'send-referral' ||
  task === 'decide-without-consent' ||
  task === 'give-information' ||
  task === 'prepare-packet'

/**
 * What the next step of a referral lacks though a paper was there for it: a day passes, and nothing is sent by a consent
 * that has ended. `null` where the step rests on none, or the signature is still waited for.
 */
export function nextStepLacks(
  referral: Parameters<typeof missingConsent>[0] & Pick<Referral, 'nextTask'>,
  known: Parameters<typeof missingConsent>[1],
): Obstacle | null {
  const { nextTask: task } = referral
  if (!restsOnConsent(task)) return null
  const missing = missingConsent(referral, known)
  return missing !== null && (task === 'send-referral' || LAPSED.includes(missing)) ? missing : null
}

/** What this referral still lacks before the school may send it; `null` where nothing is sent or nothing is missing. */
export function missingConsent(
  referral: Pick<Referral, 'pathway' | 'state'> & {
    readonly organizationId: string | null
    readonly serviceName: string
    readonly destination: string
  },
  {
    consents,
    student,
    today,
  }: {
    readonly consents: readonly Consent[]
    readonly student: Pick<Student, 'birthDate'>
    readonly today: string
  },
): Obstacle | null {
  const { pathway, organizationId, state } = referral
  if (pathway !== 'school-contacts-provider' || organizationId === null || !isOpen(state)) return null
  const answer = mayDisclose(consents, {
    ...tellingProvider({ ...referral, organizationId }, student, today),
    information: USUAL_INFORMATION,
  })
  return answer.may ? null : answer.missing
}
