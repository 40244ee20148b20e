import { z } from 'zod'

import {
  comesOfAgeOn,
  isContested,
  isTakenBack,
  lapseOf,
  type Consent,
  type ConsentPurpose,
  type InformationClass,
} from './consent.ts'
import { treats } from './kind-of-help.ts'
import { missingElements, rulesFor, type ElementRule, type Way } from './consent-elements.ts'
import { isSuccess } from './referral-road.ts'
import type { ReferralState } from './referral.ts'
import { wordAgainst } from './taking-back.ts'

/** Somebody outside the school. */
export interface Party {
  /** An organization of the directory. */
  readonly id: string
  /** Whether they treat the student or are asked to, so that a paper for whoever treats names them. */
  readonly treats: boolean
}

/** What would leave or be asked for, with whom, what for, and when. */
export interface Disclosing {
  readonly party: Party
  readonly way: Way
  readonly information: readonly InformationClass[]
  /** What for; a paper that is for one of these will do. */
  readonly purposes: readonly ConsentPurpose[]
  /** From this day on the student alone signs (34 CFR 99.5(a)); `null` where the birth date is not known. */
  readonly ofAgeOn: string | null
  readonly today: string
}

/**
 * What is asked before the school tells the provider of a referral something: until help has begun it is told to arrange
 * it, and while help goes on to work together as well.
 */
export function tellingProvider(
  {
    organizationId,
    state,
    ...named
  }: {
    readonly organizationId: string
    readonly serviceName: string
    /** The organization, by name. */
    readonly destination: string
    /** How far it is; `null` where what leaves is of no one referral. */
    readonly state: ReferralState | null
  },
  { birthDate }: { readonly birthDate: string | null },
  today: string,
): Omit<Disclosing, 'information'> {
  return {
    party: { id: organizationId, treats: treats(named) },
    way: 'to',
    purposes:
      state === null || isSuccess(state) ? ['arranging-help', 'coordinating-care'] : ['arranging-help'],
    ofAgeOn: comesOfAgeOn(birthDate),
    today,
  }
}

/** What may be in the way, the farthest from an answer first. */
export const Obstacle = z.enum([
  'no-consent',
  'other-way',
  'not-yet-signed',
  'replaced',
  'revoked',
  'happened',
  'expired',
  'of-age',
  'not-of-age',
  'objection',
  'renamed',
  'other-purpose',
  'information-not-covered',
  'elements-missing',
])
export type Obstacle = z.infer<typeof Obstacle>

/** Why something may not leave, and what would mend it. */
export interface MayNot {
  readonly may: false
  readonly missing: Obstacle
  /** The consent that comes closest; `null` where none names the party. */
  readonly consentId: string | null
  /** What that consent does not cover. */
  readonly uncovered: readonly InformationClass[]
  /** What its paper lacks. */
  readonly elements: readonly ElementRule[]
}

export type MayDisclose = { readonly may: true; readonly consentId: string } | MayNot

const names = ({ kind, recipientIds, anyTreating }: Consent, { id, treats }: Party): boolean =>
  kind === 'exchange' && (recipientIds.includes(id) || (anyTreating && treats))

/** The party goes by another name than the paper says, and by that name alone it is named (34 CFR 99.30(b)(3)). */
function isRenamed({ renamedIds, anyTreating }: Consent, { id, treats }: Party): boolean {
  return renamedIds.includes(id) && !(anyTreating && treats)
}

/**
 * It was taken back for this party: what names it goes first, so that whoever treats the student is no way around what
 * the family said of one of them (34 CFR 99.30; 45 CFR 164.508(b)(5); 42 CFR 2.31(a)(6)).
 */
function isTakenBackFor(consent: Consent, { id }: Party, today: string): boolean {
  const isNamed = consent.recipientIds.includes(id)
  return isTakenBack(consent, id, today) || (!isNamed && isTakenBack(consent, null, today))
}

/** Whether the student signed it alone, being of age. */
const isStudents = ({ authority }: Pick<Consent, 'authority'>): boolean => authority === 'eligible-student'

function inTheWay(
  consent: Consent,
  asked: Disclosing,
  { objected, singledOut }: { readonly objected: boolean; readonly singledOut: boolean },
): MayNot | null {
  const { way, information, purposes, ofAgeOn, today } = asked
  const uncovered = information.filter((part) => !consent.information.includes(part))
  const elements = missingElements(consent, rulesFor(way, information))
  const stops = (missing: Obstacle, is: boolean): MayNot | null =>
    is ? { may: false, missing, consentId: consent.id, uncovered, elements } : null
  const lapse = lapseOf(consent, today)
  const isOfAge = ofAgeOn !== null && ofAgeOn <= today && !isStudents(consent)
  const wasTooYoung = ofAgeOn !== null && ofAgeOn > consent.signedOn && isStudents(consent)
  return (
    stops('other-way', consent.direction !== 'both' && consent.direction !== way) ??
    (lapse && lapse !== 'objection' ? stops(lapse, true) : null) ??
    stops('revoked', singledOut || isTakenBackFor(consent, asked.party, today)) ??
    stops('of-age', isOfAge) ??
    stops('not-of-age', wasTooYoung) ??
    stops('objection', objected) ??
    stops('renamed', isRenamed(consent, asked.party)) ??
    stops('other-purpose', !purposes.some((purpose) => consent.purposes.includes(purpose))) ??
    stops('information-not-covered', uncovered.length > 0) ??
    stops('elements-missing', elements.length > 0)
  )
}

/**
 * Who says no says it to telling this party, not to one sheet of paper: no other sheet, and no end of it, answers them.
 * What a student of age signed is stopped by a no to their own papers alone (34 CFR 99.5(a)).
 */
function isObjected(
  consent: Consent,
  consents: readonly Consent[],
  { party, today }: Pick<Disclosing, 'party' | 'today'>,
): boolean {
  const speaks = (other: Consent) => isStudents(other) || !isStudents(consent)
  return consents.some((other) => speaks(other) && names(other, party) && isContested(other, today))
}

/**
 * The family said of this very party that what it signed is not for them: another paper that does not name the party takes
 * nothing of that back. Said of a paper for whoever treats the student, that goes for every such paper; said of one that
 * names the party, for those the office had not on file then, as it was asked about the others.
 */
function isSingledOut(
  consent: Consent,
  consents: readonly Consent[],
  { party: { id }, today }: Pick<Disclosing, 'party' | 'today'>,
): boolean {
  if (consent.recipientIds.includes(id)) return false
  return consents.some((other) => {
    const word = wordAgainst(other, id, today)
    return word !== null && (!word.isOfNamed || consent.recordedAt > word.since)
  })
}

/** What is in the way of letting this go by one consent among all of a student; `null` where nothing is. */
function obstacleTo(consent: Consent, consents: readonly Consent[], asked: Disclosing): MayNot | null {
  return inTheWay(consent, asked, {
    objected: isObjected(consent, consents, asked),
    singledOut: isSingledOut(consent, consents, asked),
  })
}

/** Whether one consent among all of a student allows this; what `mayDisclose` answers for whichever does. */
export function allows(consent: Consent, consents: readonly Consent[], asked: Disclosing): boolean {
  return names(consent, asked.party) && obstacleTo(consent, consents, asked) === null
}

const NONE: MayNot = { may: false, missing: 'no-consent', consentId: null, uncovered: [], elements: [] }

/**
 * May this information go to (or be asked of) this party for this purpose today, and if not, what is missing? One
 * consent has to allow all of it; two that allow half each do not. Every page and file that leaves asks here, and so does a call
 * of which whoever made it says that something was told (34 CFR 99.30; 45 CFR 164.508(c); 42 CFR 2.31).
 */
export function mayDisclose(consents: readonly Consent[], asked: Disclosing): MayDisclose {
  const naming = consents.filter((consent) => names(consent, asked.party))
  const answers = naming.map(
    (consent) => obstacleTo(consent, consents, asked) ?? { may: true as const, consentId: consent.id },
  )
  const allowing = answers.find(({ may }) => may)
  if (allowing) return allowing
  return answers
    .filter((answer) => !answer.may)
    .reduce(
      (nearest, answer) =>
        Obstacle.options.indexOf(answer.missing) > Obstacle.options.indexOf(nearest.missing)
          ? answer
          : nearest,
      NONE,
    )
}

/**
 * What one consent at the most lets a party have of what is wanted today; empty when nothing may leave. Only one that lets
 * it have the least is picked, and is weighed against all the others.
 */
export function mayLeave(
  consents: readonly Consent[],
  {
    wanted,
    atLeast,
    ...asked
  }: Omit<Disclosing, 'information'> & {
    readonly wanted: readonly InformationClass[]
    readonly atLeast: readonly InformationClass[]
  },
): readonly InformationClass[] {
  const allowed = (consent: Consent, part: InformationClass) =>
    allows(consent, consents, { ...asked, information: [part] })
  return consents
    .filter((consent) => atLeast.every((part) => allowed(consent, part)))
    .map((consent) => wanted.filter((part) => allowed(consent, part)))
    .reduce<readonly InformationClass[]>((most, part) => (part.length > most.length ? part : most), [])
}
