import { z } from 'zod'

import type { MessageKey } from '../text/catalogues.ts'
import { ageOn } from './age.ts'
import { addDays } from './days.ts'
import { Day, Id, Instant, LanguageTag, Line, OptionalLine, Version } from './fields.ts'

export const ConsentKind = z.enum(['services', 'exchange', 'screening'])
export type ConsentKind = z.infer<typeof ConsentKind>
export const ConsentAuthority = z.enum(['parent', 'eligible-student', 'minor-under-state-law'])
export type ConsentAuthority = z.infer<typeof ConsentAuthority>
/** What may be told about a student. Who they are takes two: a family may give the name and keep the birthday. */
export const InformationClass = z.enum([
  'contact-details',
  'date-of-birth',
  'reason-for-referral',
  'school-records',
  'health-history',
  'screening-results',
  'attendance-kept',
  'treatment-progress',
  /** Records of a program for substance use (42 CFR part 2); not what the school itself has seen. */
  'substance-use-records',
])
export type InformationClass = z.infer<typeof InformationClass>

/** The classes of information a letter to a provider can hold; the rest the office does not have or does not send by letter. */
export const LETTER_INFORMATION: readonly InformationClass[] = [
  'contact-details',
  'date-of-birth',
  'reason-for-referral',
  'school-records',
]
/** What it may be told for. */
export const ConsentPurpose = z.enum([
  'arranging-help',
  'coordinating-care',
  'planning-at-school',
  'payment',
  /** A court, an agency or the police look into something or decide about it (42 CFR 2.31(d)). */
  'proceedings',
])
export type ConsentPurpose = z.infer<typeof ConsentPurpose>
export const ConsentDirection = z.enum(['to', 'from', 'both'])
export type ConsentDirection = z.infer<typeof ConsentDirection>
/** What a paper has to tell its signer (45 CFR 164.508(c)(2)). */
export const ConsentStatement = z.enum(['right-to-revoke', 'no-conditioning', 'redisclosure'])
export type ConsentStatement = z.infer<typeof ConsentStatement>

/** From this age on a student signs for themselves (34 CFR 99.3; in college at any age, which is no school of ours). */
export const ELIGIBLE_AGE = 18

/** Whether a student was of age on a day; `null` where the birth date is not known. */
export function wasOfAge(birthDate: string | null, onDay: string): boolean | null {
  return birthDate === null ? null : ageOn(birthDate, onDay) >= ELIGIBLE_AGE
}

/** The day on which a student is of age and signs for themselves; `null` where the birth date is not known. */
export function comesOfAgeOn(birthDate: string | null): string | null {
  if (birthDate === null) return null
  const year = String(Number(birthDate.slice(0, 4)) + ELIGIBLE_AGE)
  // Whoever was born on a leap day is of age on the first day after it where there is none.
  const day = `${year}-${birthDate.slice(5)}`
  return Day.safeParse(day).success ? day : `${year}-03-01`
}

/** Until when a consent usually holds: the end of this school year, or a year where that is not set. */
export function usualConsentEnd(today: string, years: readonly { readonly endsOn: string }[]): string {
  return years.find(({ endsOn }) => endsOn > today)?.endsOn ?? addDays(today, 365)
}

interface Lacking {
  readonly path: string
  readonly message: MessageKey
}

/** What tells whether a paper says all that its kind must. */
interface Said {
  readonly kind: ConsentKind
  readonly authority: ConsentAuthority
  readonly direction: ConsentDirection
  readonly recipientIds: readonly unknown[]
  readonly anyTreating: boolean
  readonly information: readonly unknown[]
  readonly purposes: readonly unknown[]
  readonly purpose: string
  readonly signedOn: string
  readonly expiresOn: string | null
  readonly expiresWhen: string
}

/** What a paper of its kind must say and does not, whatever else is still to be filled in. */
export function lackingIn(draft: Said): readonly Lacking[] {
  const { kind, signedOn, expiresOn, recipientIds, anyTreating, information, purposes } = draft
  const found: Lacking[] = []
  const refuse = (path: string, message: MessageKey) => found.push({ path, message })
  if (expiresOn === null && draft.expiresWhen.trim() === '') refuse('expiresOn', 'consents:errors.noEnd')
  if (expiresOn !== null && expiresOn <= signedOn) refuse('expiresOn', 'consents:errors.expiresBeforeSigned')
  if (kind !== 'exchange') {
    if (draft.purpose.trim() === '') refuse('purpose', 'common:fields.required')
    return found
  }
  if (recipientIds.length === 0 && !anyTreating) refuse('recipientIds', 'consents:errors.noRecipient')
  if (information.length === 0) refuse('information', 'consents:errors.noInformation')
  if (purposes.length === 0) refuse('purposes', 'consents:errors.noPurpose')
  // Where state law says so a minor signs for what comes from a provider, never for the school's own records.
  if (draft.authority === 'minor-under-state-law' && draft.direction !== 'from')
    refuse('authority', 'consents:errors.minorCannotRelease')
  return found
}

/** What a signed paper says: who, to whom, what, why, until when. */
export const ConsentDraft = z
  .object({
    studentId: Id,
    kind: ConsentKind,
    signer: Line,
    /** The contact who signed; `null` for the student and for somebody the records do not hold. */
    signerContactId: Id.nullable(),
    authority: ConsentAuthority,
    /** What was seen that shows it: a court order, a letter, a card. */
    authorityShown: OptionalLine,
    /** The student signed beside a parent, as records of a program for substance use ask it (42 CFR 2.14(b)). */
    studentSigned: z.boolean().default(false),
    /** Organizations this consent names; empty for a consent to services at school. */
    recipientIds: z.array(Id).max(50),
    /** It names a class of parties too: whoever treats the student (34 CFR 99.30(b)(3); 42 CFR 2.31(a)(4)). */
    anyTreating: z.boolean(),
    direction: ConsentDirection,
    information: z.array(InformationClass),
    purposes: z.array(ConsentPurpose),
    /** The purpose in the words of the paper; empty where it has a tick for it, whose words are kept then. */
    purpose: OptionalLine,
    statements: z.array(ConsentStatement),
    signedOn: Day,
    expiresOn: Day.nullable(),
    /** What ends it, where the paper names an event. */
    expiresWhen: OptionalLine,
    languageSigned: LanguageTag,
    interpreter: OptionalLine,
    /** The consent this paper takes the place of, from the day it was signed. */
    amendsId: Id.nullable(),
  })
  .check((context) => {
    for (const { path, message } of lackingIn(context.value))
      context.issues.push({ code: 'custom', path: [path], message, input: context.value })
  })
export type ConsentDraft = z.infer<typeof ConsentDraft>

/** Another person who may sign says no, and how the office weighed it. */
export const Objection = z.object({
  by: Line,
  on: Day,
  /** When it was written down, where that was on its day. */
  at: Instant.optional(),
  how: Line,
  weighed: z.object({ on: Day, by: Id, words: Line }).nullable(),
})
export type Objection = z.infer<typeof Objection>

/** A paper taken back for one of those it names or who treat the student, while it goes on for the others. */
export const TakenBackFor = z.object({
  /** The organization; `null` for whoever treats the student. */
  recipientId: Id.nullable(),
  /** What one that the paper does not name was called that day. */
  name: z.string().optional(),
  on: Day,
  /** When it was written down, where that was on its day. */
  at: Instant.nullable(),
  how: Line,
})
export type TakenBackFor = z.infer<typeof TakenBackFor>

export const Consent = z.object({
  id: Id,
  studentId: Id,
  /** The case it was recorded in, whose readers alone may see it; `null` where there was none. */
  caseId: Id.nullable(),
  kind: ConsentKind,
  signer: z.string(),
  signerContactId: Id.nullable(),
  authority: ConsentAuthority,
  authorityShown: z.string(),
  studentSigned: z.boolean(),
  recipientIds: z.array(Id),
  /** What the paper calls them, by id: the names of the day it was recorded. */
  recipientNames: z.record(z.string(), z.string()),
  /** Those of them that go by another name since, and nobody has said that they are the same organization. */
  renamedIds: z.array(Id),
  anyTreating: z.boolean(),
  direction: ConsentDirection,
  information: z.array(InformationClass),
  purposes: z.array(ConsentPurpose),
  purpose: z.string(),
  statements: z.array(ConsentStatement),
  signedOn: Day,
  expiresOn: Day.nullable(),
  expiresWhen: z.string(),
  /** The day on which what ends it happened. */
  happenedOn: Day.nullable(),
  languageSigned: z.string(),
  interpreter: z.string(),
  revokedOn: Day.nullable(),
  revokedHow: z.string(),
  /** When it was taken back, where that was written down on that very day; `null` where only the day is known. */
  revokedAt: Instant.nullable(),
  takenBackFor: z.array(TakenBackFor),
  amendsId: Id.nullable(),
  /** From this day on another paper takes its place. */
  replacedOn: Day.nullable(),
  objections: z.array(Objection),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type Consent = z.infer<typeof Consent>

/** What tells on which days a consent holds. */
export type ConsentSpan = Pick<
  Consent,
  'signedOn' | 'expiresOn' | 'happenedOn' | 'revokedOn' | 'replacedOn' | 'objections'
>

/** Whom a paper names: organizations by id, and `null` for whoever treats the student. */
export function recipientsOf({
  recipientIds,
  anyTreating,
}: Pick<Consent, 'recipientIds' | 'anyTreating'>): readonly TakenBackFor['recipientId'][] {
  return anyTreating ? [...recipientIds, null] : recipientIds
}

/** What a paper calls an organization, or what one it does not name was called when it was taken back for it. */
export function calledOn(
  { recipientNames, takenBackFor }: Pick<Consent, 'recipientNames' | 'takenBackFor'>,
  id: string,
): string | undefined {
  return recipientNames[id] ?? takenBackFor.find(({ recipientId }) => recipientId === id)?.name
}

/** Since when a paper does not hold for one of those it names; `null` while it does. */
export function takenBackOn(
  { revokedOn, takenBackFor }: Pick<Consent, 'revokedOn' | 'takenBackFor'>,
  recipientId: TakenBackFor['recipientId'],
): string | null {
  return takenBackFor.find((each) => each.recipientId === recipientId)?.on ?? revokedOn
}

/** Whether a paper was taken back by a day for one of those it names, or for all. */
export function isTakenBack(
  consent: Pick<Consent, 'revokedOn' | 'takenBackFor'>,
  recipientId: TakenBackFor['recipientId'],
  today: string,
): boolean {
  const on = takenBackOn(consent, recipientId)
  return on !== null && on <= today
}

/** Whom a paper is for on a day: those it names but for whom it was taken back. */
export function stillFor<Paper extends Pick<Consent, 'recipientIds' | 'anyTreating' | 'takenBackFor'>>(
  consent: Paper,
  today: string,
): Paper {
  const isGone = (id: string | null) => isTakenBack({ ...consent, revokedOn: null }, id, today)
  return {
    ...consent,
    recipientIds: consent.recipientIds.filter((id) => !isGone(id)),
    anyTreating: consent.anyTreating && !isGone(null),
  }
}

/** Why a consent does not hold on a day. */
export const ConsentLapse = z.enum([
  'not-yet-signed',
  'replaced',
  'revoked',
  'happened',
  'expired',
  'objection',
])
export type ConsentLapse = z.infer<typeof ConsentLapse>

/**
 * Whether somebody else who may sign had said no by a day, and nobody had weighed it by then: that outlives the sheet it
 * was said of, and what was weighed later stood in the way until then.
 */
export function isContested({ objections }: Pick<ConsentSpan, 'objections'>, today: string): boolean {
  return objections.some(({ on, weighed }) => on <= today && (weighed === null || weighed.on > today))
}

/**
 * Why a consent does not hold on a day; `null` while it does. The last day of an end is one of its days. Taking back,
 * replacing and ending work forward only: what was sent the day before was allowed.
 */
export function lapseOf(consent: ConsentSpan, today: string): ConsentLapse | null {
  const { signedOn, expiresOn, happenedOn, revokedOn, replacedOn, objections } = consent
  if (signedOn > today) return 'not-yet-signed'
  if (replacedOn !== null && replacedOn <= today) return 'replaced'
  if (revokedOn !== null && revokedOn <= today) return 'revoked'
  if (happenedOn !== null && happenedOn <= today) return 'happened'
  if (expiresOn !== null && expiresOn < today) return 'expired'
  return isContested({ objections }, today) ? 'objection' : null
}

/**
 * Consents as a day began: without what was taken back, replaced, ended or said no to on that very day. Days do not tell
 * which came first; somebody who was there does.
 */
export function asTheDayBegan(consents: readonly Consent[], day: string): Consent[] {
  const unlessThen = (on: string | null) => (on === day ? null : on)
  return consents.map((consent) => ({
    ...consent,
    revokedOn: unlessThen(consent.revokedOn),
    takenBackFor: consent.takenBackFor.filter(({ on }) => on !== day),
    replacedOn: unlessThen(consent.replacedOn),
    happenedOn: unlessThen(consent.happenedOn),
    objections: consent.objections.filter(({ on }) => on !== day),
  }))
}

/** Whether a consent does not hold on a day, for more than a no that waits to be weighed. */
export function isOver(consent: ConsentSpan, today: string): boolean {
  const lapse = lapseOf(consent, today)
  return lapse !== null && lapse !== 'objection'
}

/**
 * The other papers that let one of the same parties have something on a day: taking one back leaves them. One for whoever
 * treats the student may be for any party (34 CFR 99.30(b)(3)).
 */
export function othersForTheSame(
  { id, kind, recipientIds, anyTreating }: Pick<Consent, 'id' | 'kind' | 'recipientIds' | 'anyTreating'>,
  consents: readonly Consent[],
  today: string,
): readonly Consent[] {
  const isForThem = (other: Consent) => {
    const still = stillFor(other, today)
    const isStill = (recipient: string) => !isTakenBack(other, recipient, today)
    if (anyTreating) return recipientsOf(still).length > 0
    if (still.anyTreating) return recipientIds.some(isStill) || recipientIds.length === 0
    return still.recipientIds.some((recipient) => recipientIds.includes(recipient))
  }
  return consents.filter(
    (other) => other.id !== id && other.kind === kind && consentStands(other, today) && isForThem(other),
  )
}

/** Whether a consent holds on a day. */
export function consentStands(consent: ConsentSpan, today: string): boolean {
  return lapseOf(consent, today) === null
}
