import { z } from 'zod'

import { comesOfAgeOn, InformationClass, wasOfAge } from './consent.ts'
import { Day, Id, Instant, Line, message, OptionalLine, Version } from './fields.ts'

/**
 * Why a parent of a student of age may be told something: the student's signed and dated word (34 CFR 99.30), or that
 * the student is their dependent for federal tax (99.31(a)(8); 26 U.S.C. 152).
 */
export const ParentBasisKind = z.enum(['student-word', 'tax-dependent'])
export type ParentBasisKind = z.infer<typeof ParentBasisKind>

export const ParentBasisDraft = z
  .object({
    studentId: Id,
    kind: ParentBasisKind,
    /** Which parent: no other one is told on the student's word (34 CFR 99.30(b)(3)). */
    contactId: Id,
    /** What the student's word names (34 CFR 99.30(b)(1)); of a dependent all of the school's records. */
    information: z.array(InformationClass),
    /** What the student's word says it is for (34 CFR 99.30(b)(2)); empty of a dependent. */
    purpose: OptionalLine,
    /** What was seen: the signed page, the tax return of which year. */
    how: Line,
    /** The day the student signed, or the tax return was seen. */
    since: Day,
    /** The last day it holds. */
    until: Day,
  })
  .check((context) => {
    const { kind, information, purpose, since, until } = context.value
    const refuse = (path: string, key: string) =>
      context.issues.push({ code: 'custom', path: [path], message: key, input: context.value })
    if (kind === 'student-word' && information.length === 0)
      refuse('information', message('consents:errors.noInformation'))
    if (kind === 'student-word' && purpose === '')
      refuse('purpose', message('consents:errors.noPurposeOfWord'))
    if (until < since) refuse('until', message('consents:errors.expiresBeforeSigned'))
  })
export type ParentBasisDraft = z.infer<typeof ParentBasisDraft>

/** A basis as it is on record: who confirmed it is whoever recorded it. */
export const ParentBasis = z.object({
  ...ParentBasisDraft.shape,
  id: Id,
  /** `null` where nobody said which parent, or they are no longer on record. */
  contactId: Id.nullable(),
  /** What the parent was called that day. */
  parent: Line,
  /** From this day on it holds no longer; `null` where nobody ended it. */
  endedOn: Day.nullable(),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type ParentBasis = z.infer<typeof ParentBasis>

/** Whether a basis holds on a day. */
export function basisStands(
  { since, until, endedOn }: Pick<ParentBasis, 'since' | 'until' | 'endedOn'>,
  on: string,
): boolean {
  return since <= on && on <= until && (endedOn === null || on < endedOn)
}

/** Why what is on record as a student's word lets nobody be told. */
export type BasisLack = 'no-parent' | 'no-purpose' | 'not-of-age'

/**
 * What a basis lacks by itself, whatever the day; `null` where it lacks nothing. Until the student is of age a parent
 * signs and not they, and what they signed before holds no better afterwards (34 CFR 99.5(a), 99.30(b)).
 */
export function lackOf(
  { kind, contactId, purpose, since }: Pick<ParentBasis, 'kind' | 'contactId' | 'purpose' | 'since'>,
  birthDate: string | null,
): BasisLack | null {
  if (kind !== 'student-word') return null
  const ofAgeOn = comesOfAgeOn(birthDate)
  if (ofAgeOn !== null && since < ofAgeOn) return 'not-of-age'
  if (contactId === null) return 'no-parent'
  return purpose === '' ? 'no-purpose' : null
}

/** The student's word is for the parent it names; of a dependent each parent may be told. */
const isFor = ({ kind, contactId }: ParentBasis, toWhom: string | null): boolean =>
  kind === 'tax-dependent' || (contactId !== null && contactId === toWhom)

/** Records of a program for substance use need the paper of 42 CFR 2.31, which neither basis is. */
function covers(
  { kind, information: named }: ParentBasis,
  information: readonly InformationClass[],
): boolean {
  return information.every(
    (part) => part !== 'substance-use-records' && (kind === 'tax-dependent' || named.includes(part)),
  )
}

/**
 * May this parent be told this about their child on this day, danger apart? Until the child is of age it is theirs to know;
 * then one basis has to cover all of it (34 CFR 99.5(a), 99.30, 99.31(a)(8)).
 */
export function mayTellParent({
  toWhom,
  birthDate,
  bases,
  information,
  on,
}: {
  /** Which contact; `null` where nobody knows which parent it is. */
  readonly toWhom: string | null
  readonly birthDate: string | null
  readonly bases: readonly ParentBasis[]
  readonly information: readonly InformationClass[]
  readonly on: string
}): boolean {
  if (wasOfAge(birthDate, on) !== true) return true
  return bases.some(
    (basis) =>
      isFor(basis, toWhom) &&
      lackOf(basis, birthDate) === null &&
      basisStands(basis, on) &&
      covers(basis, information),
  )
}
