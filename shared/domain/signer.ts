import { z } from 'zod'

import type { FieldProblem } from '../app-error.ts'
import { assertNever } from '../assert-never.ts'
import type { MessageKey } from '../text/catalogues.ts'
import { ELIGIBLE_AGE, type ConsentAuthority, type ConsentKind, type InformationClass } from './consent.ts'
import { Day, Id, Line } from './fields.ts'
import type { Contact, Relation } from './student.ts'

/** What of a signature tells whether whoever wrote it may. */
export interface Signature {
  readonly kind: ConsentKind
  readonly information: readonly InformationClass[]
  readonly authority: ConsentAuthority
  readonly authorityShown: string
  /** The contact who signed; `null` for the student and for somebody the records do not hold. */
  readonly contact: Pick<Contact, 'holdsConsentRights' | 'relation' | 'custodyNote' | 'doNotContact'> | null
  /** The contacts who carry the name that was signed, where none was chosen. */
  readonly namesakes: readonly Pick<Contact, 'holdsConsentRights'>[]
  /** Whole years on the day it was signed; `null` where the birth date is not known and the office has looked. */
  readonly age: number | null
  readonly minors: MinorConsent | null
}

function minorProblem({ kind, information, age, minors }: Signature): FieldProblem | null {
  const refuse = (message: MessageKey) => ({ path: 'authority', message })
  // A survey or screening is for parents, or the student of age, to allow (20 USC 1232h(c)(5)(B)).
  if (kind === 'screening') return refuse('consents:errors.minorMayNot')
  if (minors === null) return refuse('consents:errors.minorNotConfirmed')
  const from = kind === 'exchange' ? minors.informationFrom : minors.servicesFrom
  if (from === null) return refuse('consents:errors.minorMayNot')
  if (age !== null && age < from) return refuse('consents:errors.minorTooYoung')
  // Of such a program the student alone decides only where they may be treated without a parent (42 CFR 2.14(a), (b)).
  const { servicesFrom } = minors
  const mayBeTreatedAlone = servicesFrom !== null && (age === null || age >= servicesFrom)
  return information.includes('substance-use-records') && !mayBeTreatedAlone
    ? refuse('consents:errors.minorWithParent')
    : null
}

/** Nobody signs as the student but the student. */
function studentProblem({ contact, namesakes }: Signature): FieldProblem | null {
  const isSomebodyElse = contact !== null || namesakes.length > 0
  return isSomebodyElse ? { path: 'authority', message: 'consents:errors.notTheStudent' } : null
}

function parentProblem({ authorityShown, contact, namesakes, age }: Signature): FieldProblem | null {
  // The rights of parents are the student's own from 18 on (34 CFR 99.5(a)).
  if (age !== null && age >= ELIGIBLE_AGE) return { path: 'authority', message: 'consents:errors.ofAge' }
  const known = contact ? [contact] : namesakes
  if (known.length > 0 && known.every(({ holdsConsentRights }) => !holdsConsentRights))
    return { path: 'signer', message: 'consents:errors.signerMayNot' }
  const isTakenForGranted = contact !== null && !needsAuthorityShown(contact)
  return isTakenForGranted || authorityShown !== ''
    ? null
    : { path: 'authorityShown', message: 'consents:errors.authorityNotShown' }
}

function eligibleProblem({ age }: Signature): FieldProblem | null {
  return age !== null && age < ELIGIBLE_AGE
    ? { path: 'authority', message: 'consents:errors.notOfAge' }
    : null
}

/** Why whoever signed may not; `null` where they may. */
export function signerProblem(signature: Signature): FieldProblem | null {
  switch (signature.authority) {
    case 'parent':
      return parentProblem(signature)
    case 'minor-under-state-law':
      return studentProblem(signature) ?? minorProblem(signature)
    case 'eligible-student':
      return studentProblem(signature) ?? eligibleProblem(signature)
    default:
      return assertNever(signature.authority)
  }
}

/** Of whom nobody takes it for granted that they may sign for a student. */
const TO_BE_SHOWN: ReadonlySet<Relation> = new Set([
  'grandparent',
  'relative',
  'acting-as-parent',
  'agency',
  'court',
  'other',
])

/**
 * Whether somebody has to have seen what gives a contact the right to sign: for whoever is no parent or guardian, and
 * wherever there is a word about custody or against contact (34 CFR 99.4; 45 CFR 164.508(c)(1)(vi)).
 */
export function needsAuthorityShown({
  relation,
  custodyNote,
  doNotContact,
}: Pick<Contact, 'relation' | 'custodyNote' | 'doNotContact'>): boolean {
  return doNotContact || custodyNote !== '' || TO_BE_SHOWN.has(relation)
}

const Age = z.int().min(10).max(17).nullable()

/** From what age the law of the state lets a minor sign, as somebody of the school has looked it up. */
export const MinorConsentDraft = z.object({
  /** For help for themselves; `null` where they may not. */
  servicesFrom: Age,
  /** For what a provider tells the school; `null` where they may not. */
  informationFrom: Age,
  /** Who looked it up, and where. */
  confirmedBy: Line,
  source: Line,
})
export type MinorConsentDraft = z.infer<typeof MinorConsentDraft>

export const MinorConsent = MinorConsentDraft.extend({ confirmedOn: Day, writtenBy: Id })
export type MinorConsent = z.infer<typeof MinorConsent>
