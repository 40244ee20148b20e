import type { ClosedState, EndedBy, EndReason } from '#shared/domain/referral.ts'

/** What an ending usually means: who is filled in, and why where one reason is the rule; else reasons are offered in this order. */
interface UsualEnding {
  readonly endedBy: EndedBy
  readonly reasons: readonly [EndReason, ...EndReason[]]
}

/** Who usually ended it and why, for each ending; everything else stays possible. */
export const USUAL_ENDING: Readonly<Record<ClosedState, UsualEnding>> = {
  'closed-completed': { endedBy: 'provider', reasons: ['goals-reached', 'time-limit-passed'] },
  'closed-provider-declined': {
    endedBy: 'provider',
    reasons: [
      'no-capacity',
      'insurance-not-accepted',
      'eligibility',
      'age',
      'service-not-provided',
      'out-of-area',
      'missing-documents',
      'incomplete-information',
      'inappropriate',
      'already-enrolled',
      'duplicate',
      'time-limit-passed',
    ],
  },
  'closed-family-declined': { endedBy: 'family', reasons: ['family-chose-not-to', 'student-chose-not-to'] },
  'closed-unable-to-contact': { endedBy: 'school', reasons: ['could-not-reach'] },
  'closed-no-response': { endedBy: 'provider', reasons: ['no-answer', 'time-limit-passed'] },
  'closed-moved': { endedBy: 'family', reasons: ['moved-away'] },
  'closed-redirected': { endedBy: 'school', reasons: ['another-referral', 'no-capacity', 'inappropriate'] },
}
