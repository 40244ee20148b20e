import { z } from 'zod'

import { ageOn } from './age.ts'
import { Day, Id, Instant, LanguageTag, Line, OptionalLine, Version } from './fields.ts'
import { SendMethod } from './referral.ts'

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
])
export type InformationClass = z.infer<typeof InformationClass>

/** From this age on a student signs for themselves (34 CFR 99.3; in college at any age, which is no school of ours). */
const ELIGIBLE_AGE = 18

/** Whether a student was of age on a day; `null` where the birth date is not known. */
export function wasOfAge(birthDate: string | null, onDay: string): boolean | null {
  return birthDate === null ? null : ageOn(birthDate, onDay) >= ELIGIBLE_AGE
}

/** What a signed consent says: who, to whom, what, why, until when (34 CFR 99.30; 45 CFR 164.508(c)). */
export const ConsentDraft = z
  .object({
    studentId: Id,
    kind: ConsentKind,
    signer: Line,
    authority: ConsentAuthority,
    /** Organizations this consent names; empty for a consent to services at school. */
    recipientIds: z.array(Id).max(50),
    direction: z.enum(['to', 'from', 'both']),
    information: z.array(InformationClass),
    purpose: Line,
    signedOn: Day,
    expiresOn: Day,
    languageSigned: LanguageTag,
    interpreter: OptionalLine,
  })
  .check((context) => {
    const draft = context.value
    const refuse = (path: string, message: string) =>
      context.issues.push({ code: 'custom', path: [path], message, input: draft })
    if (draft.expiresOn <= draft.signedOn) refuse('expiresOn', 'consents:errors.expiresBeforeSigned')
    if (draft.kind !== 'exchange') return
    if (draft.recipientIds.length === 0) refuse('recipientIds', 'consents:errors.noRecipient')
    if (draft.information.length === 0) refuse('information', 'consents:errors.noInformation')
    // A minor may sign for services where state law says so, never for the release of education records.
    if (draft.authority === 'minor-under-state-law') refuse('authority', 'consents:errors.minorCannotRelease')
  })
export type ConsentDraft = z.infer<typeof ConsentDraft>

export const Consent = z.object({
  id: Id,
  studentId: Id,
  /** The case it was recorded in, whose readers alone may see it; `null` where there was none. */
  caseId: Id.nullable(),
  kind: ConsentKind,
  signer: z.string(),
  authority: ConsentAuthority,
  recipientIds: z.array(Id),
  direction: z.enum(['to', 'from', 'both']),
  information: z.array(InformationClass),
  purpose: z.string(),
  signedOn: Day,
  expiresOn: Day,
  languageSigned: z.string(),
  interpreter: z.string(),
  revokedOn: Day.nullable(),
  revokedHow: z.string(),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type Consent = z.infer<typeof Consent>

/** Whether a consent holds on a day. Revocation works forward only. */
export function consentStands(
  consent: Pick<Consent, 'signedOn' | 'expiresOn' | 'revokedOn'>,
  today: string,
): boolean {
  return (
    consent.signedOn <= today &&
    today <= consent.expiresOn &&
    (consent.revokedOn === null || today < consent.revokedOn)
  )
}

/** What would leave, to whom, and when. */
export interface Disclosing {
  readonly recipientId: string
  readonly information: readonly InformationClass[]
  readonly today: string
}

export type MayDisclose =
  | { readonly may: true; readonly consentId: string }
  | {
      readonly may: false
      readonly missing: 'no-consent' | 'expired' | 'revoked' | 'information-not-covered'
    }

/**
 * May this information go to this party today, and if not, what is missing? Guards every page that leaves
 * (34 CFR 99.30: signed and dated, records, purpose, party).
 */
export function mayDisclose(
  consents: readonly Consent[],
  { recipientId, information, today }: Disclosing,
): MayDisclose {
  const naming = consents.filter(
    ({ kind, direction, recipientIds }) =>
      kind === 'exchange' && direction !== 'from' && recipientIds.includes(recipientId),
  )
  if (naming.length === 0) return { may: false, missing: 'no-consent' }
  const standing = naming.filter((consent) => consentStands(consent, today))
  if (standing.length === 0) {
    const revoked = naming.some(({ revokedOn }) => revokedOn !== null && revokedOn <= today)
    return { may: false, missing: revoked ? 'revoked' : 'expired' }
  }
  const covering = standing.find((consent) => information.every((part) => consent.information.includes(part)))
  return covering ? { may: true, consentId: covering.id } : { may: false, missing: 'information-not-covered' }
}

/**
 * The part of `wanted` one standing consent lets this party have today: what a page for them may speak of. Empty
 * when nothing may leave.
 */
export function mayLeave(
  consents: readonly Consent[],
  {
    recipientId,
    wanted,
    today,
  }: Omit<Disclosing, 'information'> & { readonly wanted: readonly InformationClass[] },
): readonly InformationClass[] {
  const parts = consents
    .filter((consent) => mayDisclose([consent], { recipientId, information: [], today }).may)
    .map(({ information }) => wanted.filter((part) => information.includes(part)))
  return parts.reduce((most, part) => (part.length > most.length ? part : most), [])
}

/** Written when something is sent or handed to a third party (34 CFR 99.32). */
export const Disclosure = z.object({
  id: Id,
  studentId: Id,
  referralId: Id.nullable(),
  party: z.string(),
  interest: z.string(),
  /** In the words of whoever recorded it. */
  what: z.string(),
  information: z.array(InformationClass),
  onDay: Day,
  recordedAt: Instant,
  recordedBy: Id,
  consentId: Id.nullable(),
  exception: z.enum(['health-or-safety-emergency']).nullable(),
  exceptionNote: z.string(),
  /** `null` for what was recorded before this was asked. */
  method: SendMethod.nullable(),
})
export type Disclosure = z.infer<typeof Disclosure>
