import { z } from 'zod'

import { Reason } from './concern.ts'
import { Day, Id, Instant, OptionalLine, Version } from './fields.ts'
import { Urgency } from './urgency.ts'

/** *Fixed.* Every state tells who acts next; see `referral-road.ts`. */
export const OPEN_STATES = [
  'draft',
  'awaiting-consent',
  'sent',
  'accepted',
  'waitlisted',
  'more-information-needed',
  'appointment-scheduled',
  'linked',
  'receiving-services',
] as const
export const CLOSED_STATES = [
  'closed-completed',
  'closed-provider-declined',
  'closed-family-declined',
  'closed-unable-to-contact',
  'closed-no-response',
  'closed-moved',
  'closed-redirected',
] as const
export const OpenState = z.enum(OPEN_STATES)
export type OpenState = z.infer<typeof OpenState>
export const ClosedState = z.enum(CLOSED_STATES)
export type ClosedState = z.infer<typeof ClosedState>
export const ReferralState = z.enum([...OPEN_STATES, ...CLOSED_STATES, 'entered-in-error'])
export type ReferralState = z.infer<typeof ReferralState>

/** Who carries it: the family calls, the school sends, or the school itself helps. */
export const Pathway = z.enum(['family-contacts-provider', 'school-contacts-provider', 'school-based'])
export type Pathway = z.infer<typeof Pathway>

/** Never plain e-mail. */
export const SendMethod = z.enum(['in-hand', 'phone', 'post', 'fax', 'secure-portal'])
export type SendMethod = z.infer<typeof SendMethod>

/** How the office knows what it states. */
export const EventSource = z.enum([
  'provider-said',
  'family-said',
  'student-said',
  'document-seen',
  'assumed',
  'office',
])
export type EventSource = z.infer<typeof EventSource>

/** How a kept first appointment may be known: somebody who was there said so, or a paper shows it. */
export const CONFIRMING_SOURCES: readonly EventSource[] = [
  'provider-said',
  'family-said',
  'student-said',
  'document-seen',
]

export const EndedBy = z.enum(['provider', 'family', 'student', 'school', 'system'])
export type EndedBy = z.infer<typeof EndedBy>

/** Provider decline reasons, then the other ways a referral ends. */
export const EndReason = z.enum([
  'eligibility',
  'no-capacity',
  'service-not-provided',
  'already-enrolled',
  'missing-documents',
  'out-of-area',
  'insurance-not-accepted',
  'age',
  'duplicate',
  'inappropriate',
  'incomplete-information',
  'time-limit-passed',
  'goals-reached',
  'family-chose-not-to',
  'student-chose-not-to',
  'could-not-reach',
  'no-answer',
  'moved-away',
  'another-referral',
  'other',
])
export type EndReason = z.infer<typeof EndReason>

/** What stood in the way (NSDUH groups and the school's own). */
export const Barrier = z.enum([
  'cost-insurance',
  'transport',
  'hours',
  'where-to-go',
  'waitlist',
  'stigma-confidentiality',
  'low-perceived-need',
  'would-not-help',
  'no-parent-permission',
  'language-interpreter',
  'custody',
  'unreachable',
  'provider-did-not-call-back',
  'school-side',
])
export type Barrier = z.infer<typeof Barrier>

/** What changed for the student, as far as the office can tell. */
export const Outcome = z.enum(['much-better', 'better', 'same', 'worse', 'not-known'])
export type Outcome = z.infer<typeof Outcome>

/** What starts a referral: one service, for one student's case. */
export const ReferralDraft = z
  .object({
    caseId: Id,
    pathway: Pathway,
    serviceId: Id.nullable(),
    locationId: Id.nullable(),
    schoolService: OptionalLine.nullable(),
    /** Which of the school's own services it is, where it stands on their list. */
    schoolServiceId: Id.nullable().default(null),
    primaryReason: Reason,
    otherReasons: z.array(Reason),
    urgency: Urgency,
    needIdentifiedOn: Day,
    ownerId: Id,
  })
  .check((context) => {
    const { pathway, serviceId, schoolService, schoolServiceId } = context.value
    const refuse = (path: string, message: string) =>
      context.issues.push({ code: 'custom', path: [path], message, input: context.value })
    if (pathway === 'school-based' && !schoolService && schoolServiceId === null)
      refuse('schoolService', 'referrals:errors.noSchoolService')
    if (pathway !== 'school-based' && serviceId === null) refuse('serviceId', 'referrals:errors.noService')
  })
export type ReferralDraft = z.infer<typeof ReferralDraft>

/** The same as a form holds it. */
export type ReferralFields = z.input<typeof ReferralDraft>

/** What the school or somebody else does next about a referral. */
export const ReferralTask = z.enum([
  'prepare-packet',
  'get-consent',
  'send-referral',
  'decide-without-consent',
  'hear-from-provider',
  'call-family',
  'get-appointment',
  'ask-about-waitlist',
  'give-information',
  'confirm-appointment-kept',
  'call-about-missed-appointment',
  'check-services-started',
  'review-progress',
])
export type ReferralTask = z.infer<typeof ReferralTask>

export const Referral = z.object({
  id: Id,
  caseId: Id,
  studentId: Id,
  pathway: Pathway,
  serviceId: Id.nullable(),
  locationId: Id.nullable(),
  /** The school's own service by the name it goes by. */
  schoolService: z.string().nullable(),
  schoolServiceId: Id.nullable(),
  primaryReason: Reason,
  otherReasons: z.array(Reason),
  urgency: Urgency,
  needIdentifiedOn: Day,
  state: ReferralState,
  stateSince: Day,
  ownerId: Id,
  nextTask: ReferralTask.nullable(),
  nextDueOn: Day.nullable(),
  sentOn: Day.nullable(),
  sentMethod: SendMethod.nullable(),
  consentId: Id.nullable(),
  linkedOn: Day.nullable(),
  closedOn: Day.nullable(),
  endedBy: EndedBy.nullable(),
  endReason: EndReason.nullable(),
  barriers: z.array(Barrier),
  outcome: Outcome.nullable(),
  createdAt: Instant,
  createdBy: Id,
  version: Version,
})
export type Referral = z.infer<typeof Referral>

/** One line of a referral's history; append-only. */
export const ReferralEvent = z.object({
  id: Id,
  referralId: Id,
  action: z.string(),
  fromState: ReferralState.nullable(),
  toState: ReferralState,
  effectiveOn: Day,
  recordedAt: Instant,
  recordedBy: Id,
  source: EventSource,
  reason: z.string(),
})
export type ReferralEvent = z.infer<typeof ReferralEvent>
