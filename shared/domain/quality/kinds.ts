import { ageOn } from '../age.ts'
import { ELIGIBLE_AGE } from '../consent.ts'
import { type FollowedReferral, isNeverConfirmed, isSeenBeforeBegun } from '../evaluation/followed.ts'
import { isStale } from '../provider-check.ts'
import { asksForBarriers } from '../referral-ending.ts'
import { isOpen, isSuccess } from '../referral-road.ts'
import { ClosedState } from '../referral.ts'
import { standingSteps } from '../scorecard.ts'
import type { ContactFacts, ReferralFacts, ServiceFacts, StudentFacts } from './facts.ts'

/** What a figure is about that something weakens. */
export const FIGURES = ['reach', 'waiting', 'funnel', 'compared', 'unmet-need', 'matching', 'papers'] as const
export type Figure = (typeof FIGURES)[number]

/** What may be unknown of a student without anything else being wrong. */
export const UNKNOWN_FIELDS = ['gender', 'iep', 'englishLearner'] as const
export type UnknownField = (typeof UNKNOWN_FIELDS)[number]

/** That something is wrong with a record: since when, the days it is about, and what is not known. */
export interface Finding {
  readonly since: string | null
  readonly days?: readonly string[]
  readonly unknown?: readonly UnknownField[]
}

interface FactsOf {
  readonly referral: ReferralFacts
  readonly student: StudentFacts
  readonly contact: ContactFacts
  readonly service: ServiceFacts
}

/** What a record may be that is looked at. */
export type About = keyof FactsOf

interface KindAbout<Of extends About> {
  readonly about: Of
  /** The figures that know less because of it. */
  readonly weakens: readonly Figure[]
  /** What is wrong with a record, or `null`. */
  readonly find: (facts: FactsOf[Of], today: string) => Finding | null
  /** The same for a referral as the evaluation follows it, where its figures take it as it is all the same. */
  readonly inFigures?: (referral: FollowedReferral) => Finding | null
}

/** One thing that may be wrong with records. */
export type Kind = { [Of in About]: KindAbout<Of> }[About]

function kind<Of extends About>(
  about: Of,
  weakens: readonly Figure[],
  find: KindAbout<Of>['find'],
  inFigures?: KindAbout<Of>['inFigures'],
): KindAbout<Of> {
  return { about, weakens, find, ...(inFigures && { inFigures }) }
}

/** Whether a step changed where a referral stands by what happened outside the program. */
function isOfTheRoad({ action, from, to }: { action: string; from: string | null; to: string }): boolean {
  return action !== 'create' && from !== to
}

/** The first two steps that hold of which the later one is said to have been before the earlier one. */
function wrongWayRound({ steps }: ReferralFacts): readonly [string, string] | null {
  const road = standingSteps(steps).filter(isOfTheRoad)
  for (const [at, step] of road.entries()) {
    const before = road[at - 1]
    if (before && step.on < before.on) return [before.on, step.on]
  }
  return null
}

/** Nothing is wrong where something is known. */
const unlessKnown = (known: string | null, since: string): Finding | null => (known ? null : { since })

type OfFigures = Pick<FollowedReferral, 'state' | 'linkedOn' | 'initiatedOn'>

function seenBeforeBegun({ linkedOn, initiatedOn }: OfFigures): Finding | null {
  if (linkedOn === null || !isSeenBeforeBegun({ linkedOn, initiatedOn })) return null
  return { since: initiatedOn, days: [linkedOn, initiatedOn] }
}

function neverConfirmed(referral: OfFigures): Finding | null {
  return isNeverConfirmed(referral) ? { since: referral.initiatedOn } : null
}

/** Reasons that say nothing of why. */
const SAYS_NOTHING = 'other'

function isEndedUnsaid({ state, endReason, barriers }: ReferralFacts): boolean {
  const closed = ClosedState.safeParse(state).data
  return (
    closed !== undefined && asksForBarriers(closed) && endReason === SAYS_NOTHING && barriers.length === 0
  )
}

const unknownOf = (student: StudentFacts): readonly UnknownField[] =>
  UNKNOWN_FIELDS.filter((field) => student[field] === null || student[field] === '')

/**
 * Everything records are looked through for, the gravest first. One entry is one kind: whose record, which figures it
 * weakens, and its rule. Its words are those of `quality:kind` under the same name.
 */
export const KINDS = {
  'steps-out-of-order': kind('referral', ['waiting', 'funnel'], (facts) => {
    const days = wrongWayRound(facts)
    return days && { since: days[0], days }
  }),
  'in-the-future': kind('referral', ['reach', 'waiting'], ({ lastOn, initiatedOn }, today) =>
    lastOn > today ? { since: initiatedOn, days: [lastOn] } : null,
  ),
  'before-birth': kind('referral', ['reach', 'waiting'], ({ birthDate, needIdentifiedOn }) =>
    birthDate !== null && needIdentifiedOn < birthDate
      ? { since: needIdentifiedOn, days: [needIdentifiedOn, birthDate] }
      : null,
  ),
  'after-leaving': kind('referral', ['reach', 'waiting'], ({ leftOn, initiatedOn }) =>
    leftOn !== null && initiatedOn > leftOn ? { since: initiatedOn, days: [initiatedOn, leftOn] } : null,
  ),
  'seen-before-begun': kind('referral', ['waiting'], seenBeforeBegun, seenBeforeBegun),
  'never-confirmed': kind('referral', ['reach', 'waiting', 'funnel'], neverConfirmed, neverConfirmed),
  'sent-unanswered': kind(
    'referral',
    ['reach', 'funnel'],
    ({ state, nextDueOn, sentOn, stateSince }, today) =>
      state === 'sent' && nextDueOn !== null && nextDueOn < today
        ? { since: nextDueOn, days: [sentOn ?? stateSince, nextDueOn] }
        : null,
  ),
  'appointment-unsaid': kind('referral', ['reach', 'waiting', 'funnel'], ({ unsaidOn }, today) =>
    unsaidOn !== null && unsaidOn < today ? { since: unsaidOn, days: [unsaidOn] } : null,
  ),
  'sent-day-missing': kind('referral', ['funnel'], ({ state, sentOn, stateSince }) =>
    sentOn === null && isOpen(state) && state !== 'draft' && state !== 'awaiting-consent'
      ? { since: stateSince }
      : null,
  ),
  'ended-unsaid': kind('referral', ['unmet-need'], (facts) =>
    isEndedUnsaid(facts) ? { since: facts.closedOn } : null,
  ),
  'destination-gone': kind('referral', ['reach', 'waiting'], ({ state, isOffered, stateSince }) =>
    isOpen(state) && !isSuccess(state) && !isOffered ? { since: stateSince } : null,
  ),
  'language-unknown': kind(
    'student',
    ['compared', 'unmet-need'],
    ({ homeLanguage, since }) => unlessKnown(homeLanguage, since),
    ({ homeLanguage, initiatedOn }) => unlessKnown(homeLanguage, initiatedOn),
  ),
  'grade-unknown': kind(
    'student',
    ['compared'],
    ({ grade, since }) => unlessKnown(grade, since),
    ({ grade, initiatedOn }) => unlessKnown(grade, initiatedOn),
  ),
  'birth-date-unknown': kind('student', ['matching'], ({ birthDate, since }) =>
    unlessKnown(birthDate, since),
  ),
  'demographics-unknown': kind('student', ['compared'], (student) => {
    const unknown = unknownOf(student)
    return unknown.length > 0 ? { since: student.since, unknown } : null
  }),
  'insurance-unknown': kind('student', ['unmet-need', 'matching'], ({ insurance, since }) =>
    insurance === 'unknown' ? { since } : null,
  ),
  'nobody-signs': kind(
    'student',
    ['funnel', 'papers'],
    ({ hasOpenCase, signers, birthDate, since }, today) =>
      hasOpenCase && signers === 0 && !(birthDate !== null && ageOn(birthDate, today) >= ELIGIBLE_AGE)
        ? { since }
        : null,
  ),
  'language-read-unknown': kind('contact', ['papers'], ({ languageRead, since }) =>
    unlessKnown(languageRead, since),
  ),
  'not-checked': kind('service', ['matching', 'unmet-need'], ({ verifiedOn }, today) => {
    if (verifiedOn === null) return { since: null }
    return isStale(verifiedOn, today) ? { since: verifiedOn, days: [verifiedOn] } : null
  }),
  'room-unknown': kind('service', ['matching'], ({ capacityOn }) =>
    capacityOn === null ? { since: null } : null,
  ),
  'payers-unknown': kind('service', ['matching', 'unmet-need'], ({ payers }) =>
    payers.length === 0 ? { since: null } : null,
  ),
} as const satisfies Readonly<Record<string, Kind>>

export type KindId = keyof typeof KINDS

/** Every kind by its name, in its order. */
export const KIND_IDS = Object.keys(KINDS) as readonly KindId[] as readonly [KindId, ...KindId[]]

/** What a kind is, with the fields any of them may have. */
export function kindOf(id: KindId): Kind {
  return KINDS[id]
}

/** The kinds of which the figures of the evaluation take the records as they are. */
export const DOUBTS: readonly KindId[] = KIND_IDS.filter((id) => kindOf(id).inFigures !== undefined)

/** What of a record a kind found, as one text: while it reads the same, what somebody said of it holds. */
export function asItIs({ days = [], unknown = [] }: Finding): string {
  return [...days, ...unknown].join(' ')
}
