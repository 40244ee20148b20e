import { z } from 'zod'

import { comesOfAgeOn, InformationClass, type Consent } from './consent.ts'
import { Day, Id, Instant, Line, message, OptionalLine, OptionalWords, Version, Words } from './fields.ts'
import { mayDisclose } from './may-disclose.ts'
import type { AnswerBasis } from './may-answer.ts'
import { INFORMATION_OF, Notice, type PartKind } from './records-request.ts'

/** How a student leaves: for another school, or from school altogether. */
export const LeavingHow = z.enum(['transferred', 'withdrawn'])
export type LeavingHow = z.infer<typeof LeavingHow>

/** What becomes of an open referral: the family goes on with the provider, the school still follows it, or it ends. */
export const ReferralFate = z.enum(['continues', 'followed', 'ends'])
export type ReferralFate = z.infer<typeof ReferralFate>

/** What becomes of the open case: it closes, or somebody still has it. */
export const CaseFate = z.discriminatedUnion('fate', [
  z.object({ fate: z.literal('close'), id: Id, version: Version, note: OptionalWords }),
  z.object({ fate: z.literal('keep'), id: Id, version: Version, ownerId: Id, note: OptionalWords }),
])
export type CaseFate = z.infer<typeof CaseFate>

/** That a student left, and what becomes of everything that is open. */
export const Leaving = z
  .object({
    studentId: Id,
    version: Version,
    how: LeavingHow,
    leftOn: Day,
    /** The school they go to; empty while nobody knows. */
    toSchool: OptionalLine,
    referrals: z.array(z.object({ id: Id, version: Version, fate: ReferralFate })).max(200),
    /** `null` where no case is open that the asker may read. */
    openCase: CaseFate.nullable(),
  })
  .check((context) => {
    const { referrals, openCase } = context.value
    if (openCase?.fate === 'close' && referrals.some(({ fate }) => fate === 'followed'))
      context.issues.push({
        code: 'custom',
        path: ['openCase'],
        message: message('moves:errors.stillFollowed'),
        input: context.value,
      })
  })
export type Leaving = z.infer<typeof Leaving>

/** A call to the school a student goes to. */
export const SchoolCallDraft = z.object({
  on: Day,
  /** With whom, and what they are there. */
  whom: Line,
  capacity: OptionalLine,
  /** Which school it is, where nobody knew when the student left. */
  toSchool: OptionalLine.default(''),
  said: Words,
  /** What was told about the student; empty where nothing was. */
  information: z.array(InformationClass),
  /** That school in the directory, where a signed consent may name it. */
  organizationId: Id.nullable(),
  /** How a parent, or the student of age, knows that something is told (34 CFR 99.34(a)(1)). */
  notice: Notice.nullable(),
})
export type SchoolCallDraft = z.infer<typeof SchoolCallDraft>

export const SchoolCall = SchoolCallDraft.extend({
  id: Id,
  /** `null` where nothing about the student was told. */
  disclosureId: Id.nullable(),
  recordedAt: Instant,
  recordedBy: Id,
})
export type SchoolCall = z.infer<typeof SchoolCall>

/** That a student left, for where, and what the new school was told. */
export const Move = z.object({
  id: Id,
  studentId: Id,
  how: LeavingHow,
  leftOn: Day,
  toSchool: z.string(),
  /** The case that was open then, whose readers alone see what was said. */
  caseId: Id.nullable(),
  calls: z.array(SchoolCall),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type Move = z.infer<typeof Move>

/** Why something may not be told to the new school. */
export const CallObstacle = z.enum(['no-school', 'needs-consent', 'no-notice'])
export type CallObstacle = z.infer<typeof CallObstacle>

/** Records of a program for substance use leave by a consent alone, whoever keeps them (42 CFR 2.31). */
const BY_CONSENT_ALONE: readonly InformationClass[] = ['substance-use-records']

/**
 * May this be told to the school a student goes to today, on which ground, and if not, what is missing? A consent that
 * names it covers what it says (34 CFR 99.30); without one the school's records may go where the student enrolls
 * (99.31(a)(2)), and nowhere while nobody knows which school that is, once a parent knows of it (99.34(a)(1)). Where
 * nothing is told no ground is needed.
 */
export function mayTellNewSchool(
  {
    information,
    organizationId,
    notice,
    toSchool,
  }: Pick<SchoolCallDraft, 'information' | 'organizationId' | 'notice' | 'toSchool'>,
  {
    consents,
    birthDate,
    today,
  }: {
    readonly consents: readonly Consent[]
    readonly birthDate: string | null
    readonly today: string
  },
): { readonly basis: AnswerBasis | null; readonly missing: CallObstacle | null } {
  if (information.length === 0) return { basis: null, missing: null }
  if (toSchool === '') return { basis: null, missing: 'no-school' }
  const consent =
    organizationId !== null &&
    mayDisclose(consents, {
      party: { id: organizationId, treats: false },
      way: 'to',
      information,
      purposes: ['planning-at-school'],
      ofAgeOn: comesOfAgeOn(birthDate),
      today,
    })
  if (consent && consent.may)
    return { basis: { kind: 'consent', consentId: consent.consentId }, missing: null }
  if (information.some((part) => BY_CONSENT_ALONE.includes(part)))
    return { basis: null, missing: 'needs-consent' }
  if (notice === null) return { basis: null, missing: 'no-notice' }
  return { basis: { kind: 'exception', exception: 'new-school' }, missing: null }
}

/**
 * Whether a call that tells this tells from such a part of the record: surely from who the student is whatever it tells,
 * and from any other where it tells what that holds beside the school's records in general. Of those, as of the notes, only
 * whoever called knows which they told.
 */
export function tellsFrom(
  kind: PartKind,
  information: readonly InformationClass[],
): 'surely' | 'perhaps' | 'not' {
  if (information.length === 0) return 'not'
  const told = INFORMATION_OF[kind].filter((part) => information.includes(part))
  if (kind === 'student' || told.some((part) => part !== 'school-records')) return 'surely'
  return told.length > 0 ? 'perhaps' : 'not'
}
