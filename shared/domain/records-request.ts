import { z } from 'zod'

import { ConsentPurpose, InformationClass } from './consent.ts'
import { AskedHow } from './consent-request.ts'
import {
  Day,
  Id,
  Instant,
  LanguageTag,
  Line,
  message,
  OptionalLine,
  OptionalWords,
  Version,
  Words,
} from './fields.ts'
import { ProgramGround } from './program-records.ts'

/** Who may ask for a student's records, each under a rule of its own. */
export const RequesterKind = z.enum([
  'parent',
  'eligible-student',
  'new-school',
  'subpoena',
  'court-order',
  'child-welfare',
  'police',
  'other',
])
export type RequesterKind = z.infer<typeof RequesterKind>

/** The kinds that ask for what is their own (34 CFR 99.10). */
const OWN_RECORDS: readonly RequesterKind[] = ['parent', 'eligible-student']

/** Whether somebody asks for records that are their own or their child's: they inspect, and nothing is disclosed. */
export function asksForOwn({ kind }: { readonly kind: RequesterKind }): boolean {
  return OWN_RECORDS.includes(kind)
}

const WITH_A_DAY: readonly RequesterKind[] = ['subpoena', 'court-order']

/** Whether what they bring names a day: the paper of a court has its return date; for anybody else one may be named. */
export function bringsDay({ kind }: { readonly kind: RequesterKind }): boolean {
  return WITH_A_DAY.includes(kind)
}

/** A request as it came in. */
export const RecordsRequestDraft = z
  .object({
    studentId: Id,
    kind: RequesterKind,
    requester: Line,
    /** In what capacity they ask: mother, records clerk, detective. */
    capacity: OptionalLine,
    /** The organization of the directory that asks, where a signed consent may name it. */
    organizationId: Id.nullable(),
    /** What a signed consent would have to allow it for. */
    consentPurpose: ConsentPurpose.nullable(),
    asksFor: Words,
    /** Of which days they ask for it; `null` where they named none. */
    periodFrom: Day.nullable().default(null),
    periodUntil: Day.nullable().default(null),
    /** What they want it for: their legitimate interest (34 CFR 99.32(a)(3)(ii)); the paper of a court may not say it. */
    interest: OptionalLine,
    /** What was seen that shows who they are, and what entitles them (34 CFR 99.31(c)). */
    shown: OptionalLine,
    receivedOn: Day,
    /** The day their paper or they themselves name, or an earlier one than the rule's; `null` where nobody named one. */
    answerBy: Day.nullable(),
    ownerId: Id,
  })
  .check((context) => {
    const { kind, answerBy, receivedOn, interest, periodFrom, periodUntil } = context.value
    const refuse = (path: string, key: string) =>
      context.issues.push({ code: 'custom', path: [path], message: key, input: context.value })
    const isOwn = asksForOwn({ kind })
    if (bringsDay({ kind }) && answerBy === null) refuse('answerBy', message('requests:errors.noDay'))
    if (!isOwn && !bringsDay({ kind }) && interest === '')
      refuse('interest', message('requests:errors.noInterest'))
    if (answerBy !== null && answerBy < receivedOn)
      refuse('answerBy', message('requests:errors.dayBeforeReceived'))
    if (periodFrom !== null && periodUntil !== null && periodUntil < periodFrom)
      refuse('periodUntil', message('requests:errors.periodBackwards'))
  })
export type RecordsRequestDraft = z.infer<typeof RecordsRequestDraft>

/** Why a parent need not be told before something leaves. */
export const NoticeExemption = z.enum([
  'grand-jury',
  'order-forbids',
  'terrorism-order',
  'welfare-proceeding',
  'parent-began',
  'annual-notice',
])
export type NoticeExemption = z.infer<typeof NoticeExemption>

/** What was done so that a parent, or the student of age, knows before something leaves. */
export const Notice = z.discriminatedUnion('state', [
  z.object({
    ...{ state: z.literal('given'), on: Day, to: Line, how: AskedHow, language: LanguageTag.nullable() },
    /** Who interpreted when they were told; what was told before it was asked does not say. */
    interpreter: OptionalLine.optional(),
  }),
  /** A reasonable effort that reached nobody. */
  z.object({ state: z.literal('tried'), on: Day, words: Words }),
  z.object({ state: z.literal('not-owed'), why: NoticeExemption, words: Line }),
])
export type Notice = z.infer<typeof Notice>

/** What the administrator decided about answering. */
export const ReviewDraft = z
  .object({
    decision: z.enum(['approved', 'refused']),
    /** Who decided, with their office. */
    by: Line,
    on: Day,
    words: OptionalWords,
  })
  .check((context) => {
    const { decision, words } = context.value
    if (decision === 'refused' && words === '')
      context.issues.push({
        code: 'custom',
        path: ['words'],
        message: message('requests:errors.noReason'),
        input: context.value,
      })
  })
export type ReviewDraft = z.infer<typeof ReviewDraft>

export const Review = z.object({
  decision: z.enum(['approved', 'refused']),
  by: z.string(),
  on: Day,
  words: z.string(),
  /** What was chosen as the administrator saw it, as a fingerprint; of a refusal empty. */
  seen: z.string().default(''),
  /** The orders whoever wrote it down said they had read, as a fingerprint; empty where there were none. */
  ordersRead: z.string().default(''),
  recordedAt: Instant,
  recordedBy: Id,
})
export type Review = z.infer<typeof Review>

/** A review of what was chosen before. It holds again where exactly that is chosen again, and nothing else changed since. */
export const ReviewBefore = Review.extend({ untilAt: Instant, mayHoldAgain: z.boolean() })
export type ReviewBefore = z.infer<typeof ReviewBefore>

/** More are not kept: the oldest go. */
export const MOST_REVIEWS_BEFORE = 20

/** What another parent says against an answer, for whoever reviews to read. */
export const ObjectionDraft = z.object({
  /** Who objects, and who they are to the student. */
  by: Line,
  on: Day,
  words: Words,
})
export type ObjectionDraft = z.infer<typeof ObjectionDraft>

export const Objection = ObjectionDraft.extend({ recordedAt: Instant, recordedBy: Id })
export type Objection = z.infer<typeof Objection>

export const MOST_OBJECTIONS = 20

/** What stands in a student's record and may be asked for; what somebody keeps to themselves is no part of it (34 CFR 99.3). */
export const PartKind = z.enum([
  'student',
  'contact',
  'concern',
  'decision',
  'note',
  'call',
  'referral',
  'returned-paper',
  'safety-plan',
  'return-plan',
  'support',
  'crisis',
  'meeting',
  'consent',
  'scan',
  'brief-contact',
  'disclosures',
  'attendance',
  'incidents',
])
export type PartKind = z.infer<typeof PartKind>

/** What each part tells about a student, in the words consents use. */
export const INFORMATION_OF: Readonly<Record<PartKind, readonly InformationClass[]>> = {
  student: ['contact-details', 'date-of-birth', 'school-records'],
  contact: ['contact-details'],
  concern: ['reason-for-referral', 'school-records'],
  decision: ['reason-for-referral', 'school-records'],
  note: ['school-records'],
  call: ['school-records'],
  referral: ['reason-for-referral', 'attendance-kept'],
  'returned-paper': ['school-records', 'attendance-kept'],
  'safety-plan': ['health-history'],
  'return-plan': ['health-history', 'school-records'],
  support: ['school-records'],
  crisis: ['health-history', 'school-records'],
  meeting: ['school-records'],
  scan: ['school-records'],
  consent: ['school-records'],
  'brief-contact': ['school-records'],
  disclosures: ['school-records'],
  attendance: ['school-records'],
  incidents: ['school-records'],
}

/** One document of a record. */
export const PartRef = z.object({ kind: PartKind, id: Id })
export type PartRef = z.infer<typeof PartRef>

/** What a counselor said of one document: that it came from a program for substance use, or that it did not. */
export const ProgramMark = PartRef.extend({ isOfProgram: z.boolean() })
export type ProgramMark = z.infer<typeof ProgramMark>

export const MOST_PARTS = 2000

/** Whether two name the same document. */
export function isSamePart(one: PartRef, other: PartRef): boolean {
  return one.kind === other.kind && one.id === other.id
}

/** How what was asked for went, or was looked at. */
export const AnswerMethod = z.enum(['inspected', 'in-hand', 'phone', 'post', 'fax', 'secure-portal'])
export type AnswerMethod = z.infer<typeof AnswerMethod>

/** Whether what goes this way are the pages that were printed, or the PDF that was saved in their place. */
export function goesAsPrinted(method: AnswerMethod): boolean {
  return method !== 'inspected' && method !== 'phone'
}

/** How a request ended. */
export const RequestOutcome = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('left'),
    on: Day,
    method: AnswerMethod,
    parts: z.array(
      PartRef.extend({
        title: z.string(),
        on: Day.nullable(),
        /** Of a signed page how many pages it holds; `null` where nobody knows, and of anything else. */
        pages: z.int().nullable().default(null),
      }),
    ),
    /** How many names of others were hidden in them. */
    hidden: z.int().min(0),
    information: z.array(InformationClass),
    /** `null` where the law asks for no record of it (34 CFR 99.32(d)). */
    disclosureId: Id.nullable(),
    /** The threat somebody stated when it left (34 CFR 99.36); empty where nobody did. */
    threat: z.string().default(''),
    /** Its pages came out of the printer since: what left is not taken back any more. */
    printed: z.boolean().default(false),
    /** The printer stopped before they were out, and nobody has said since that it left all the same. */
    stopped: z.boolean().default(false),
  }),
  z.object({ state: z.literal('refused'), on: Day, how: AskedHow, words: Words }),
  z.object({ state: z.literal('withdrawn'), on: Day, words: Words }),
])
export type RequestOutcome = z.infer<typeof RequestOutcome>

/** Whether what left in an emergency is yet to print as it goes: on its day, and before its pages came out. */
export function mayStillPrint(
  { on, method, printed }: Pick<Extract<RequestOutcome, { state: 'left' }>, 'on' | 'method' | 'printed'>,
  today: string,
): boolean {
  return on === today && goesAsPrinted(method) && !printed
}

/** What is to become of one name in one document. */
export const NameDecision = z.enum(['hide', 'show'])
export type NameDecision = z.infer<typeof NameDecision>

export const MOST_WORDS_HIDDEN = 50

/** Somebody asks for what the school keeps about a student. */
export const RecordsRequest = z.object({
  id: Id,
  studentId: Id,
  kind: RequesterKind,
  requester: z.string(),
  capacity: z.string(),
  organizationId: Id.nullable(),
  consentPurpose: ConsentPurpose.nullable(),
  asksFor: z.string(),
  /** Of which days they ask for it; `null` where they named none. */
  periodFrom: Day.nullable(),
  periodUntil: Day.nullable(),
  interest: z.string(),
  shown: z.string(),
  receivedOn: Day,
  answerBy: Day.nullable(),
  ownerId: Id,
  /** `null` until somebody saw to it. */
  notice: Notice.nullable(),
  /** What other parents say against it; on no paper of ours. */
  objections: z.array(Objection),
  /** `null` until the administrator decided. */
  review: Review.nullable(),
  /** What was approved before something else was chosen, the newest last. */
  reviewsBefore: z.array(ReviewBefore),
  /** The documents that are to leave, in their order. */
  parts: z.array(PartRef),
  /** Of which documents somebody said whether they came from a program for substance use (42 CFR part 2). */
  programMarks: z.array(ProgramMark),
  /** What lets those go without a consent; `null` where nothing was seen that does. */
  programGround: ProgramGround.nullable(),
  /** What was decided about each name that was found, by its place. */
  names: z.record(z.string(), NameDecision),
  /** More words that are hidden wherever they stand. */
  alsoHidden: z.array(z.string()),
  /** The hold that keeps the record meanwhile. */
  holdId: Id.nullable(),
  /** `null` while it is open. */
  outcome: RequestOutcome.nullable(),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type RecordsRequest = z.infer<typeof RecordsRequest>
