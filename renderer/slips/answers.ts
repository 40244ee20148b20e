import { isOpen, possibleActions, type RoadAction } from '#shared/domain/referral-road.ts'
import type { ReferralState } from '#shared/domain/referral.ts'
import type { Slip } from '#shared/domain/slip.ts'

/** What a paper that comes back can say, in the words of the paper. */
export type SlipAnswer =
  | 'appointment'
  | 'kept'
  | 'waiting'
  | 'accepted'
  | 'more-information'
  | 'declined'
  | 'no-answer'
  | 'could-not'
  | 'not-now'
  | 'call-us'

/** The papers that tell how a referral stands; a signed form is a consent. */
export type TellingSlip = Exclude<Slip, 'consent-form'>

const FROM_FAMILY = [
  'appointment',
  'kept',
  'waiting',
  'no-answer',
  'could-not',
  'not-now',
  'call-us',
] as const

/** What each paper asks, in its own order. */
export const ANSWERS: Readonly<Record<TellingSlip, readonly SlipAnswer[]>> = {
  'contact-slip': FROM_FAMILY,
  'follow-up-card': FROM_FAMILY,
  'feedback-slip': [
    'accepted',
    'appointment',
    'kept',
    'waiting',
    'more-information',
    'declined',
    'no-answer',
    'call-us',
  ],
}

const STEPS: Readonly<Partial<Record<SlipAnswer, RoadAction>>> = {
  appointment: 'schedule-appointment',
  kept: 'confirm-linked',
  waiting: 'waitlist',
  accepted: 'accept',
  'more-information': 'ask-for-information',
}

/** What an answer does: a step of the referral, its ending, or a line in what was heard. */
type Consequence = RoadAction | 'close' | 'log'

/** What is recorded when a paper says something while the referral stands like this. */
export function consequenceOf(answer: SlipAnswer, state: ReferralState, decides: boolean): Consequence {
  if (answer === 'declined') return decides && isOpen(state) ? 'close' : 'log'
  const step = STEPS[answer]
  return step !== undefined && possibleActions(state).includes(step) ? step : 'log'
}

/** Whether a paper says where the referral is now, and the referral cannot go there from where it stands. */
export function isOnlyLogged(answer: SlipAnswer, consequence: Consequence): boolean {
  return consequence === 'log' && (answer === 'declined' || STEPS[answer] !== undefined)
}
