import { z } from 'zod'

import { message, OptionalWords } from './fields.ts'
import { endingKind } from './referral-road.ts'
import { Barrier, ClosedState, EndedBy, EndReason, Outcome } from './referral.ts'

/** Who may have ended a referral this way, and for which reasons; the usual ones first. */
interface PossibleEnding {
  readonly endedBy: readonly [EndedBy, ...EndedBy[]]
  readonly reasons: readonly [EndReason, ...EndReason[]]
}

/** What goes together in an ending: nobody declines for somebody else. */
export const POSSIBLE_ENDINGS: Readonly<Record<ClosedState, PossibleEnding>> = {
  'closed-completed': {
    endedBy: ['provider', 'family', 'student', 'school'],
    reasons: ['goals-reached', 'time-limit-passed', 'other'],
  },
  'closed-provider-declined': {
    endedBy: ['provider'],
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
      'other',
    ],
  },
  'closed-family-declined': {
    endedBy: ['family', 'student'],
    reasons: ['family-chose-not-to', 'student-chose-not-to', 'already-enrolled', 'other'],
  },
  'closed-unable-to-contact': {
    endedBy: ['school', 'provider', 'system'],
    reasons: ['could-not-reach', 'other'],
  },
  'closed-no-response': {
    endedBy: ['provider', 'school', 'system'],
    reasons: ['no-answer', 'time-limit-passed', 'other'],
  },
  'closed-moved': {
    endedBy: ['family', 'student', 'school', 'system'],
    reasons: ['moved-away', 'other'],
  },
  'closed-redirected': {
    endedBy: ['school', 'provider', 'family', 'student'],
    reasons: [
      'another-referral',
      'no-capacity',
      'inappropriate',
      'insurance-not-accepted',
      'eligibility',
      'age',
      'service-not-provided',
      'out-of-area',
      'duplicate',
      'no-answer',
      'family-chose-not-to',
      'student-chose-not-to',
      'other',
    ],
  },
}

/** Whether an ending says what stood in the way: where the student was not linked, or would have been. */
export function asksForBarriers(state: ClosedState): boolean {
  return endingKind(state) === 'not-linked'
}

/** An ending always says who, why and what stood in the way. */
export const Ending = z
  .object({
    state: ClosedState,
    endedBy: EndedBy,
    reason: EndReason,
    barriers: z.array(Barrier),
    /** Nothing stood in the way, as somebody said: an empty list alone may have been forgotten. */
    noBarrier: z.boolean().default(false),
    outcome: Outcome,
    note: OptionalWords,
  })
  .check((context) => {
    const { state, endedBy, reason, barriers, noBarrier } = context.value
    const refuse = (path: string, sentence: string) =>
      context.issues.push({ code: 'custom', path: [path], message: sentence, input: context.value })
    const possible = POSSIBLE_ENDINGS[state]
    if (!possible.endedBy.includes(endedBy)) refuse('endedBy', message('referrals:errors.endedByOther'))
    if (!possible.reasons.includes(reason)) refuse('reason', message('referrals:errors.otherReason'))
    if (asksForBarriers(state) && barriers.length === 0 && !noBarrier)
      refuse('barriers', message('referrals:errors.noBarrierSaid'))
  })
export type Ending = z.infer<typeof Ending>
