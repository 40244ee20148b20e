import { z } from 'zod'

import { assertNever } from '../assert-never.ts'
import { dueDay, type DueRule } from './due.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import type { ClosedState, OpenState, Pathway, Referral, ReferralState, ReferralTask } from './referral.ts'
import type { ProtocolTier } from './protocol.ts'
import { isPressing, type Urgency } from './urgency.ts'

/** What can be recorded about an open referral, in office words. */
export const ROAD_ACTIONS = [
  'request-consent',
  'send',
  'accept',
  'waitlist',
  'ask-for-information',
  'schedule-appointment',
  'miss-appointment',
  'confirm-linked',
  'start-services',
] as const
export type RoadAction = (typeof ROAD_ACTIONS)[number]

/**
 * The road of a referral: in each open state, what may be recorded and where it leads. A missed appointment goes
 * back to `accepted` with the school to act. The families' own pathway learns of appointments without an answer
 * from the provider, so they may follow `sent`. After the first kept appointment a further one is written down without
 * a new state.
 */
export const ROAD: Readonly<Record<OpenState, Readonly<Partial<Record<RoadAction, OpenState>>>>> = {
  draft: { 'request-consent': 'awaiting-consent', send: 'sent' },
  'awaiting-consent': { send: 'sent' },
  sent: {
    accept: 'accepted',
    waitlist: 'waitlisted',
    'ask-for-information': 'more-information-needed',
    'schedule-appointment': 'appointment-scheduled',
    'confirm-linked': 'linked',
  },
  accepted: {
    waitlist: 'waitlisted',
    'ask-for-information': 'more-information-needed',
    'schedule-appointment': 'appointment-scheduled',
    'confirm-linked': 'linked',
  },
  waitlisted: {
    accept: 'accepted',
    'ask-for-information': 'more-information-needed',
    'schedule-appointment': 'appointment-scheduled',
    'confirm-linked': 'linked',
  },
  'more-information-needed': {
    send: 'sent',
    accept: 'accepted',
    'schedule-appointment': 'appointment-scheduled',
  },
  'appointment-scheduled': {
    'schedule-appointment': 'appointment-scheduled',
    'miss-appointment': 'accepted',
    waitlist: 'waitlisted',
    'confirm-linked': 'linked',
  },
  linked: { 'schedule-appointment': 'linked', 'start-services': 'receiving-services' },
  'receiving-services': { 'schedule-appointment': 'receiving-services' },
}

const BEFORE_SENDING: ReadonlySet<ReferralState> = new Set(['draft', 'awaiting-consent'])
const AFTER_LINKING: ReadonlySet<ReferralState> = new Set(['linked', 'receiving-services'])

/** The endings that make sense from a state: nobody can decline what was never sent, or complete what never began. */
export function possibleEndings(state: ReferralState): readonly ClosedState[] {
  if (!isOpen(state)) return []
  if (BEFORE_SENDING.has(state))
    return ['closed-family-declined', 'closed-unable-to-contact', 'closed-moved', 'closed-redirected']
  if (AFTER_LINKING.has(state))
    return [
      'closed-completed',
      'closed-provider-declined',
      'closed-family-declined',
      'closed-moved',
      'closed-redirected',
    ]
  return [
    'closed-provider-declined',
    'closed-family-declined',
    'closed-unable-to-contact',
    'closed-no-response',
    'closed-moved',
    'closed-redirected',
  ]
}

/** Whether the referral still needs somebody to act. */
export function isOpen(state: ReferralState): state is OpenState {
  return state in ROAD
}

/** The actions possible in a state, in the order of the road. */
export function possibleActions(state: ReferralState): readonly RoadAction[] {
  if (!isOpen(state)) return []
  const road = ROAD[state]
  return ROAD_ACTIONS.filter((action) => road[action] !== undefined)
}

/** Where an action leads, or `null` where it makes no sense. */
export function stateAfter(state: ReferralState, action: RoadAction): OpenState | null {
  return isOpen(state) ? (ROAD[state][action] ?? null) : null
}

/** What "linked" is counted by: the first kept appointment was confirmed. */
export function isSuccess(state: ReferralState): boolean {
  return AFTER_LINKING.has(state)
}

/** How an ending counts: neutral endings stay in denominators. */
export function endingKind(state: ClosedState): 'success' | 'not-linked' | 'neutral' {
  switch (state) {
    case 'closed-completed':
      return 'success'
    case 'closed-moved':
    case 'closed-redirected':
      return 'neutral'
    case 'closed-provider-declined':
    case 'closed-family-declined':
    case 'closed-unable-to-contact':
    case 'closed-no-response':
      return 'not-linked'
    default:
      return assertNever(state)
  }
}

export const Actor = z.enum(['school', 'family', 'school-and-family', 'provider', 'nobody'])
export type Actor = z.infer<typeof Actor>

const IS_FOR_SCHOOL: ReadonlySet<ReferralTask> = new Set([
  'call-about-missed-appointment',
  'send-referral',
  'decide-without-consent',
])

/**
 * Who acts next. On the families' own pathway a sent referral waits for the family, and the school calls them. After a
 * missed appointment everybody waits for the school, whatever the provider accepted before; and so they do once the
 * consent that was asked for is signed, and once it was taken back.
 */
export function whoActs({
  state,
  pathway,
  nextTask: task,
}: Pick<Referral, 'state' | 'pathway' | 'nextTask'>): Actor {
  if (task !== null && IS_FOR_SCHOOL.has(task)) return 'school'
  switch (state) {
    case 'draft':
    case 'more-information-needed':
      return 'school'
    case 'awaiting-consent':
      return 'school-and-family'
    case 'sent':
      return pathway === 'family-contacts-provider'
        ? 'family'
        : pathway === 'school-based'
          ? 'school'
          : 'provider'
    case 'accepted':
    case 'waitlisted':
    case 'linked':
    case 'receiving-services':
      return pathway === 'school-based' ? 'school' : 'provider'
    case 'appointment-scheduled':
      return 'family'
    case 'closed-completed':
    case 'closed-provider-declined':
    case 'closed-family-declined':
    case 'closed-unable-to-contact':
    case 'closed-no-response':
    case 'closed-moved':
    case 'closed-redirected':
    case 'entered-in-error':
      return 'nobody'
    default:
      return assertNever(state)
  }
}

/** How the referral came into its state, as far as the next task depends on it. */
export interface Arrival {
  readonly state: OpenState
  readonly pathway: Pathway
  readonly urgency: Urgency
  readonly on: string
  readonly appointmentOn?: string
  readonly missed?: boolean
}

/** What somebody at the school does next, and by when. */
export interface NextTask {
  readonly task: ReferralTask
  readonly dueOn: string
}

const days = (amount: number, unit: DueRule['unit']): DueRule => ({ amount, unit })

/** How long what a referral waits for may take, as the protocol says for its urgency. */
export type ReferralClocks = Pick<ProtocolTier, 'target' | 'familyCall' | 'providerAnswer'>

/**
 * The task that comes with each state and when it is due. Provider clocks count business days and run through
 * breaks; what the school does counts school days, but what presses waits for no weekend and no summer; how long the first
 * of it may take is for the protocol to say.
 */
export function nextTask(arrival: Arrival, calendar: SchoolCalendar, clocks: ReferralClocks): NextTask {
  const due = (task: ReferralTask, rule: DueRule, from = arrival.on): NextTask => ({
    task,
    dueOn: dueDay(from, rule, calendar),
  })
  const ownDays = isPressing(arrival.urgency) ? 'calendar-days' : 'school-days'
  switch (arrival.state) {
    case 'draft':
      return due('prepare-packet', clocks.target)
    case 'awaiting-consent':
      return due('get-consent', clocks.familyCall)
    case 'sent':
      return arrival.pathway === 'family-contacts-provider'
        ? due('call-family', clocks.familyCall)
        : due('hear-from-provider', clocks.providerAnswer)
    case 'accepted':
      return arrival.missed
        ? due('call-about-missed-appointment', days(1, ownDays))
        : due('get-appointment', clocks.providerAnswer)
    case 'waitlisted':
      return due('ask-about-waitlist', days(14, 'calendar-days'))
    case 'more-information-needed':
      return due('give-information', days(2, ownDays))
    case 'appointment-scheduled':
      return due('confirm-appointment-kept', days(1, ownDays), arrival.appointmentOn ?? arrival.on)
    case 'linked':
      return due('check-services-started', days(30, 'calendar-days'))
    case 'receiving-services':
      return due('review-progress', days(60, 'calendar-days'))
    default:
      return assertNever(arrival.state)
  }
}

/**
 * The state a reopened referral goes back to: the last open one in its history, oldest first. Closing called off
 * its appointment, so a referral that waited for one goes back to asking for a new one.
 */
export function stateBeforeClosing(
  history: readonly { readonly fromState: ReferralState | null }[],
): OpenState {
  const last = history.map(({ fromState }) => fromState).findLast((state) => state !== null && isOpen(state))
  if (!last || !isOpen(last)) return 'draft'
  return last === 'appointment-scheduled' ? 'accepted' : last
}
