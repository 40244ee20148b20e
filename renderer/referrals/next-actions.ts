import { possibleActions, type RoadAction } from '#shared/domain/referral-road.ts'
import type { Referral, ReferralState } from '#shared/domain/referral.ts'

/** What a screen offers about a referral: the likely steps as buttons, the rarer ones under More. */
export interface OfferedActions {
  readonly likely: readonly RoadAction[]
  readonly rare: readonly RoadAction[]
}

/** What an office does most often in a state, in the order it is offered. */
const USUAL: Readonly<Partial<Record<ReferralState, readonly RoadAction[]>>> = {
  draft: ['send', 'request-consent'],
  'awaiting-consent': ['send'],
  sent: ['accept', 'schedule-appointment', 'waitlist', 'ask-for-information'],
  accepted: ['schedule-appointment', 'waitlist', 'confirm-linked'],
  waitlisted: ['accept', 'schedule-appointment'],
  'more-information-needed': ['send', 'accept', 'schedule-appointment'],
  'appointment-scheduled': ['confirm-linked', 'miss-appointment', 'schedule-appointment'],
  linked: ['start-services'],
}

/** On these roads no provider owes the school an answer: the family calls, or the service is down the corridor. */
const USUAL_WITHOUT_ANSWER: typeof USUAL = {
  draft: ['send'],
  sent: ['schedule-appointment', 'confirm-linked'],
}

/** The actions a referral offers, the likely ones first. */
export function offeredActions({ state, pathway }: Pick<Referral, 'state' | 'pathway'>): OfferedActions {
  const possible = possibleActions(state)
  const usual =
    (pathway === 'school-contacts-provider' ? undefined : USUAL_WITHOUT_ANSWER[state]) ?? USUAL[state] ?? []
  const likely = usual.filter((action) => possible.includes(action))
  return { likely, rare: possible.filter((action) => !likely.includes(action)) }
}
