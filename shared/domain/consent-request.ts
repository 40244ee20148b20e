import { z } from 'zod'

import { consentStands, ConsentKind, isOver, isTakenBack, stillFor, type Consent } from './consent.ts'
import { Day, Id, Instant, LanguageTag, Line, OptionalLine, Version } from './fields.ts'
import type { Referral } from './referral.ts'
import { schoolDaysBetween, type SchoolCalendar } from './school-calendar.ts'

/** How a paper went to whoever is to sign it, and how they were reminded. */
export const AskedHow = z.enum(['in-hand', 'with-the-student', 'post', 'phone', 'meeting', 'other'])
export type AskedHow = z.infer<typeof AskedHow>

/** School days after which a paper that came back neither signed nor declined is taken to be lost. */
export const NEVER_RETURNED_AFTER = 30

/** School days before the end of a consent in which it is asked for again: as long as a paper may be on its way. */
export const RUNS_OUT_WITHIN = 30

/** School days before its end from which on Today tells of a consent. */
export const SAID_ON_TODAY_WITHIN = 10

/** Days for which a consent that ended is still told of where nothing went on after it. */
export const ENDED_TOLD_FOR = 45

/** Of whom a signature was asked, and how. */
export const Asked = z
  .object({
    /** `null` for the student and for somebody the records do not hold. */
    contactId: Id.nullable(),
    name: OptionalLine,
    how: AskedHow.nullable(),
    language: LanguageTag.nullable(),
  })
  .check((context) => {
    const { contactId, name } = context.value
    if (contactId === null && name === '')
      context.issues.push({
        code: 'custom',
        path: ['name'],
        message: 'papers:errors.nobodyAsked',
        input: context.value,
      })
  })
export type Asked = z.infer<typeof Asked>

/** What a signature is asked for. */
export const ConsentRequestDraft = z
  .object({
    studentId: Id,
    kind: ConsentKind,
    /** The organizations the paper names; empty for help and screening at school. */
    recipientIds: z.array(Id).max(50),
    asked: Asked,
    askedOn: Day,
  })
  .check((context) => {
    const { kind, recipientIds } = context.value
    if (kind === 'exchange' && recipientIds.length === 0)
      context.issues.push({
        code: 'custom',
        path: ['recipientIds'],
        message: 'consents:errors.noRecipient',
        input: context.value,
      })
  })
export type ConsentRequestDraft = z.infer<typeof ConsentRequestDraft>

export const Reminder = z.object({ on: Day, how: AskedHow, by: Id })
export type Reminder = z.infer<typeof Reminder>

/** How waiting for a paper ended. */
export const RequestEnding = z.discriminatedUnion('state', [
  z.object({ state: z.literal('returned'), on: Day, consentId: Id }),
  /** `at` is when it was written down, where that was on its day. */
  z.object({
    state: z.literal('declined'),
    ...{ on: Day, at: Instant.optional(), by: Line, words: OptionalLine },
  }),
  z.object({ state: z.literal('never-returned'), on: Day, schoolDays: z.int() }),
  /** The office needs it no longer, and says why. */
  z.object({ state: z.literal('not-needed'), on: Day, words: Line }),
])
export type RequestEnding = z.infer<typeof RequestEnding>

export const ConsentRequest = z.object({
  id: Id,
  studentId: Id,
  /** The case it was asked in, whose readers alone may see it; `null` where there was none. */
  caseId: Id.nullable(),
  /** The referral that waits for it. */
  referralId: Id.nullable(),
  kind: ConsentKind,
  recipientIds: z.array(Id),
  askedContactId: Id.nullable(),
  /** Empty where nobody wrote down who was asked. */
  askedName: z.string(),
  /** `null` where nobody wrote it down. */
  how: AskedHow.nullable(),
  language: z.string().nullable(),
  askedOn: Day,
  reminders: z.array(Reminder),
  /** `null` while the office waits. */
  ending: RequestEnding.nullable(),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type ConsentRequest = z.infer<typeof ConsentRequest>

/** School days a paper was waited for: until today, or until the day that ended it. */
export function schoolDaysWaited(
  { askedOn, ending }: Pick<ConsentRequest, 'askedOn' | 'ending'>,
  { today, calendar }: { readonly today: string; readonly calendar: SchoolCalendar },
): number {
  return Math.max(0, schoolDaysBetween(askedOn, ending?.on ?? today, calendar))
}

/** Whether so many school days are enough to say that a paper will not come back. */
export function isTakenForLost(schoolDays: number): boolean {
  return schoolDays >= NEVER_RETURNED_AFTER
}

/** A paper that comes late comes back all the same; only a no is for the family to take back. */
export function mayStillReturn({ ending }: Pick<ConsentRequest, 'ending'>): boolean {
  return ending === null || ending.state === 'never-returned' || ending.state === 'not-needed'
}

/** What a paper is asked for, or says. */
type Subject = Pick<ConsentRequest, 'studentId' | 'kind' | 'recipientIds' | 'referralId'>

/** What the paper of a referral is for: the school's own help goes to nobody outside it. */
export function subjectOfReferral({
  id: referralId,
  studentId,
  caseId,
  organizationId,
}: Pick<Referral, 'id' | 'studentId' | 'caseId'> & { readonly organizationId: string | null }): Subject &
  Pick<ConsentRequest, 'caseId'> {
  const about = { studentId, caseId, referralId }
  return organizationId === null
    ? { ...about, kind: 'services', recipientIds: [] }
    : { ...about, kind: 'exchange', recipientIds: [organizationId] }
}

/** Whether a consent is about what was asked for: the same student and kind, and everybody who was to be named. */
export function isAbout(
  consent: Pick<Consent, 'studentId' | 'kind' | 'recipientIds' | 'anyTreating'>,
  { studentId, kind, recipientIds, referralId }: Subject,
): boolean {
  if (consent.studentId !== studentId || consent.kind !== kind) return false
  if (kind !== 'exchange') return true
  // Whoever a referral asks to treat the student is named by a paper for whoever treats them.
  if (consent.anyTreating && referralId !== null) return true
  return recipientIds.every((id) => consent.recipientIds.includes(id))
}

/** The last request for a paper that is still waited for; `null` where none is. */
export function waitedFor<Request extends Subject & Pick<ConsentRequest, 'ending' | 'recordedAt'>>(
  requests: readonly Request[],
  subject: Subject,
): Request | null {
  const waiting = requests
    .filter((request) => request.ending === null && isAbout({ ...request, anyTreating: false }, subject))
    .toSorted((one, other) => one.recordedAt.localeCompare(other.recordedAt))
  return waiting.at(-1) ?? null
}

/** Whether a paper lets the school tell the provider of a referral what it asks them for. */
const letsTell = ({ kind, direction, purposes }: Consent) =>
  kind !== 'exchange' || (direction !== 'from' && purposes.includes('arranging-help'))

/** Whether one paper allows all that another does. */
function allowsAsMuch(
  other: Consent,
  { direction, information, purposes }: Pick<Consent, 'direction' | 'information' | 'purposes'>,
): boolean {
  return (
    (other.direction === 'both' || other.direction === direction) &&
    information.every((part) => other.information.includes(part)) &&
    purposes.every((purpose) => other.purposes.includes(purpose))
  )
}

/** Whether a signed paper is the one that was waited for. */
export function answers(
  consent: Consent,
  request: Subject & Pick<ConsentRequest, 'ending'>,
  today: string,
): boolean {
  return (
    mayStillReturn(request) &&
    consentStands(consent, today) &&
    isAbout(stillFor(consent, today), request) &&
    request.recipientIds.every((id) => !isTakenBack(consent, id, today)) &&
    (request.referralId === null || letsTell(consent))
  )
}

/** A written no to a paper, and whether whoever says it signed the consent it is held against. */
interface WrittenNo {
  readonly kind: ConsentKind
  readonly recipientIds: readonly string[]
  readonly on: string
  readonly isSigners: boolean
  /** It was written down before the consent was: of two words of one day the later one holds. */
  readonly isEarlier: boolean
}

/**
 * Whether a written no speaks against a consent, whichever was written down first: from its day on nothing leaves by it
 * until somebody at the office has weighed what was meant, also where it is the no of its own signer (34 CFR 99.30(a);
 * 45 CFR 164.508(b)(5)). A student of age is answered by nobody else (34 CFR 99.5(a)), and whoever signs after they said
 * no has changed their mind. A paper for whoever treats the student may be about the same party without naming it.
 */
export function speaksAgainst(
  { kind, recipientIds, on, isSigners, isEarlier }: WrittenNo,
  consent: Consent,
): boolean {
  const isAboutThem = consent.anyTreating || consent.recipientIds.some((id) => recipientIds.includes(id))
  if (kind !== consent.kind || (kind === 'exchange' && !isAboutThem)) return false
  const isSignedSince = consent.signedOn > on || (isEarlier && consent.signedOn === on)
  if (isSigners ? isSignedSince : consent.authority === 'eligible-student') return false
  return !isOver(consent, consent.signedOn > on ? consent.signedOn : on)
}

/** Whether somebody was asked already for a paper about all that this consent is about. */
export function isAskedAgain(consent: Consent, request: ConsentRequest): boolean {
  return (
    request.ending === null && isAbout({ ...request, anyTreating: false }, { ...consent, referralId: null })
  )
}

/**
 * Whether anything goes on holding when a consent runs out, or holds now where it has: another paper that allows as much,
 * with a later end.
 */
export function isFollowedUp(
  consent: Consent & { readonly expiresOn: string },
  others: readonly Consent[],
  today: string,
): boolean {
  const on = consent.expiresOn < today ? today : consent.expiresOn
  return others.some(
    (other) =>
      other.id !== consent.id &&
      consentStands(other, on) &&
      (other.expiresOn === null || other.expiresOn > consent.expiresOn) &&
      (other.anyTreating || !consent.anyTreating) &&
      (consent.kind !== 'exchange' || allowsAsMuch(other, consent)) &&
      isAbout(stillFor(other, on), { ...consent, referralId: null }),
  )
}
