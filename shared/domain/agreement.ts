import { z } from 'zod'

import { addDays, addMonths, numberOf } from './days.ts'
import { Day, Id, Instant, Line, message, OptionalLine, OptionalWords, Version, Words } from './fields.ts'
import { ScanKind } from './consent-scan.ts'

/** Who promises something in an agreement. *Fixed*. */
export const AgreementParty = z.enum(['school', 'partner'])
export type AgreementParty = z.infer<typeof AgreementParty>

/** Levels of support: for everybody, for some, for one. *Fixed*. */
export const SUPPORT_TIERS = ['tier1', 'tier2', 'tier3'] as const

/** How often the two tell each other numbers. *Fixed*. */
export const DataFrequency = z.enum(['monthly', 'quarterly', 'twice-a-year', 'yearly', 'on-request', 'never'])
export type DataFrequency = z.infer<typeof DataFrequency>

/** What happens when a term is over: it ends unless both sign again, or goes on by itself unless somebody says no. */
export const RenewalKind = z.enum(['by-agreement', 'automatic'])
export type RenewalKind = z.infer<typeof RenewalKind>

/** What a term of an agreement does to the one before. *Fixed*. */
export const TermKind = z.enum(['first', 'amendment', 'renewal'])
export type TermKind = z.infer<typeof TermKind>

/** Somebody who signs; `signedOn` is `null` until they did. */
export const Signatory = z.object({
  name: Line,
  role: OptionalLine,
  party: AgreementParty,
  signedOn: Day.nullable(),
})
export type Signatory = z.infer<typeof Signatory>

const MOST_SIGNATORIES = 20

const Duties = z.object({ school: OptionalWords, partner: OptionalWords })

const days = z
  .int(message('partnerships:errors.days'))
  .min(0, message('partnerships:errors.days'))
  .max(365, message('partnerships:errors.days'))

const TermFields = z.object({
  /** Who promise it each other, as they call themselves on the paper. */
  schoolParty: Line,
  partnerParty: Line,
  purpose: Words,
  /** Who does what for all, for some, and for one. */
  responsibilities: z.object({ tier1: Duties, tier2: Duties, tier3: Duties }),
  referralProcedure: OptionalWords,
  informationSharing: OptionalWords,
  /** `null` where the paper says nothing of it. */
  dataFrequency: DataFrequency.nullable(),
  startsOn: Day,
  /** Its last day; `null` where it holds until somebody ends it. */
  endsOn: Day.nullable(),
  renewal: RenewalKind,
  /** For how many months it goes on by itself. */
  renewMonths: z
    .int(message('partnerships:errors.months'))
    .min(1, message('partnerships:errors.months'))
    .max(120, message('partnerships:errors.months'))
    .nullable(),
  /** By when it is renewed, or said that it does not go on; `null` is its last day. */
  renewBy: Day.nullable(),
  liability: OptionalWords,
  termination: OptionalWords,
  signatories: z.array(Signatory).max(MOST_SIGNATORIES, message('partnerships:errors.signatories')),
})

/** What stands on the paper of one term. */
export type TermDraft = z.infer<typeof TermFields>

/** Who at the school sees to an agreement, and how long before its day they are reminded, in days of the calendar. */
const AgreementCare = z.object({ ownerId: Id, warnDays: days })

/** A term as somebody writes it down, and who sees to it. */
export const AgreementDraft = TermFields.extend(AgreementCare.shape).check(({ value, issues }) => {
  const refuse = (path: keyof TermDraft, text: Parameters<typeof message>[0], input: unknown) =>
    issues.push({ code: 'custom', path: [path], message: message(text), input })
  const { startsOn, endsOn, renewal, renewMonths, renewBy } = value
  if (endsOn !== null && endsOn < startsOn) refuse('endsOn', 'partnerships:errors.beforeFrom', endsOn)
  if (renewBy !== null && (endsOn === null || renewBy > endsOn))
    refuse('renewBy', 'partnerships:errors.afterUntil', renewBy)
  if (renewal !== 'automatic') return
  if (endsOn === null) refuse('endsOn', 'partnerships:errors.automaticUntil', endsOn)
  if (renewMonths === null) refuse('renewMonths', 'common:fields.required', renewMonths)
})
export type AgreementDraft = z.infer<typeof AgreementDraft>

/** Days before the day to renew from which on it is told, where nobody says otherwise. */
export const USUAL_WARN_DAYS = 60

/** One term of an agreement as it is kept. */
export const AgreementTerm = z.object({
  ...TermFields.shape,
  id: Id,
  agreementId: Id,
  /** 1 is the first. */
  number: z.int().min(1),
  kind: TermKind,
  writtenAt: Instant,
  writtenBy: Id,
})
export type AgreementTerm = z.infer<typeof AgreementTerm>

/** An agreement with a partner, whose terms follow one another. */
export const Agreement = AgreementCare.extend({
  id: Id,
  organizationId: Id,
  /** From this day on it no longer holds; `null` while nobody ended it. */
  endedOn: Day.nullable(),
  endReason: OptionalWords,
  /** The last day after which somebody said that it may go on by itself. */
  goesOnAfter: Day.nullable(),
  version: Version,
})
export type Agreement = z.infer<typeof Agreement>

/** A signed page, or another paper, kept with a term; the file itself is asked for when somebody looks. */
export const AgreementDocument = z.object({
  id: Id,
  termId: Id,
  kind: ScanKind,
  size: z.int(),
  addedAt: Instant,
})
export type AgreementDocument = z.infer<typeof AgreementDocument>

/** How an agreement stands on a day. *Fixed*. */
export const AgreementState = z.enum(['draft', 'in-force', 'expired', 'ended'])
export type AgreementState = z.infer<typeof AgreementState>

type TermFacts = Pick<
  AgreementTerm,
  'number' | 'startsOn' | 'endsOn' | 'renewal' | 'renewMonths' | 'renewBy' | 'signatories'
>
type AgreementFacts = Pick<Agreement, 'endedOn' | 'goesOnAfter' | 'warnDays'>

const PARTIES = AgreementParty.options

/** Whether everybody who signs has signed, and somebody did for each party. */
export function isSigned({ signatories }: Pick<AgreementTerm, 'signatories'>): boolean {
  return (
    signatories.every(({ signedOn }) => signedOn !== null) &&
    PARTIES.every((party) => signatories.some((each) => each.party === party))
  )
}

/** The last day of a term as it stands on a day: one that goes on by itself ends later each time. `null` never ends. */
function endOf({ endsOn, renewal, renewMonths }: TermFacts, today: string): string | null {
  if (endsOn === null || renewal !== 'automatic' || renewMonths === null) return endsOn
  for (let times = 0; ; times += 1) {
    const end = addMonths(endsOn, times * renewMonths)
    if (end >= today) return end
  }
}

const isAfter = (one: string | null, other: string | null): boolean =>
  other !== null && (one === null || one > other)

/** Where an agreement stands on a day. */
export interface AgreementStanding {
  readonly state: AgreementState
  /** The number of the term that holds, or held last; of the newest where none ever did. */
  readonly number: number
  readonly startsOn: string
  /** Its last day by now; `null` where it has none. */
  readonly endsOn: string | null
  /** A newer term that waits for signatures. */
  readonly draftNumber: number | null
  /** A day to come on which what is signed begins. */
  readonly beginsOn: string | null
}

/**
 * How an agreement stands on a day, by its terms, the first first: there is always one. The newest signed one that covers
 * the day holds; a day after the last day of all of them it is expired, from the day it was ended on it is ended.
 */
export function standingOf(
  { endedOn }: Pick<Agreement, 'endedOn'>,
  terms: readonly TermFacts[],
  today: string,
): AgreementStanding {
  const signed = terms.filter(isSigned)
  const begun = signed.filter(({ startsOn }) => startsOn <= today)
  const holds = begun.findLast((term) => !isAfter(today, endOf(term, today)))
  const lastEnded = begun
    .toSorted((one, other) => (one.endsOn ?? '').localeCompare(other.endsOn ?? ''))
    .at(-1)
  const shown = holds ?? lastEnded ?? terms.at(-1)
  if (!shown) throw new Error('An agreement without a term.')
  const newest = terms.at(-1)
  const isEnded = endedOn !== null && endedOn <= today
  const standing = holds ? 'in-force' : lastEnded ? 'expired' : 'draft'
  return {
    state: isEnded ? 'ended' : standing,
    number: shown.number,
    startsOn: shown.startsOn,
    endsOn: endOf(shown, today),
    draftNumber: newest && !isSigned(newest) ? newest.number : null,
    beginsOn:
      signed
        .map(({ startsOn }) => startsOn)
        .filter((startsOn) => startsOn > today)
        .toSorted()[0] ?? null,
  }
}

/** What the clock of an agreement asks for. *Fixed*. */
export const RenewalAsk = z.enum(['renew', 'goes-on', 'expired'])
export type RenewalAsk = z.infer<typeof RenewalAsk>

/** By when an agreement is renewed, or said that it does not go on by itself. */
export interface RenewalClock {
  /** `null` where nothing ends, where what follows is signed, and where it ends and somebody said so. */
  readonly by: string | null
  /** What is asked of whoever sees to it today; `null` while there is time. */
  readonly ask: RenewalAsk | null
}

const NO_CLOCK: RenewalClock = { by: null, ask: null }

/**
 * The renewal clock of an agreement on a day. It asks from `warnDays` before the day to renew, once: until a signed term
 * goes on after the last day, or somebody ends it. What goes on by itself asks until the last day to say no.
 */
export function renewalClock(
  agreement: AgreementFacts,
  terms: readonly TermFacts[],
  today: string,
): RenewalClock {
  const { state, number, endsOn: end } = standingOf(agreement, terms, today)
  const term = terms.find((each) => each.number === number)
  if (!term || end === null || agreement.endedOn !== null || state === 'draft') return NO_CLOCK
  const follows = terms.some(
    (each) =>
      isSigned(each) &&
      each.startsOn <= addDays(end, 1) &&
      each.startsOn > term.startsOn &&
      isAfter(each.endsOn, end),
  )
  if (follows) return NO_CLOCK
  if (state === 'expired') return { by: end, ask: 'expired' }
  // Each time it goes on, the day to say no comes as many days before its end as the first time.
  const lead = numberOf(term.endsOn ?? end) - numberOf(term.renewBy ?? term.endsOn ?? end)
  const by = addDays(end, -lead)
  const isAsked = today >= addDays(by, -agreement.warnDays)
  if (term.renewal === 'by-agreement') return { by, ask: isAsked ? 'renew' : null }
  const isSettled = agreement.goesOnAfter !== null && agreement.goesOnAfter >= end
  return { by, ask: isAsked && !isSettled && today <= by ? 'goes-on' : null }
}

/** Why a partner to whom students are sent is a gap: the best its agreements are, or that there is none. *Fixed*. */
export const GapReason = z.enum(['draft', 'expired', 'ended', 'none'])
export type GapReason = z.infer<typeof GapReason>

/** The gap of a partner by how its agreements stand; `null` where one of them holds. */
export function gapOf(states: readonly AgreementState[]): GapReason | null {
  if (states.includes('in-force')) return null
  return GapReason.options.find((reason) => states.some((state) => state === reason)) ?? 'none'
}

/** Referrals of so many days count as recent: a school year. */
export const RECENT_REFERRAL_DAYS = 365

const MONTHS_A_YEAR = 12

/** Whether nothing is said of what a party does at a tier. */
export const saysNothing = ({ school, partner }: z.infer<typeof Duties>): boolean =>
  school === '' && partner === ''

/** How many years a term lasts, whether its paper counts the day on which it began a second time or not; else `null`. */
function wholeYears(startsOn: string, endsOn: string): number | null {
  const after = [endsOn, addDays(endsOn, 1)].find((day) => day.slice(5) === startsOn.slice(5))
  const years = after === undefined ? 0 : Number(after.slice(0, 4)) - Number(startsOn.slice(0, 4))
  return years > 0 ? years : null
}

/** What the next term begins with: the same words, unsigned; a renewal as long as the term before, from the day after it. */
export function nextTerm(
  { endsOn, startsOn, renewBy, signatories, ...rest }: TermDraft,
  {
    kind,
    today,
    end,
  }: { readonly kind: 'amendment' | 'renewal'; readonly today: string; readonly end: string | null },
): TermDraft {
  const unsigned = signatories.map((each) => ({ ...each, signedOn: null }))
  if (kind === 'amendment' || endsOn === null || end === null)
    return {
      ...rest,
      startsOn: kind === 'amendment' ? today : startsOn,
      endsOn,
      renewBy,
      signatories: unsigned,
    }
  const begins = addDays(end, 1)
  const years = wholeYears(startsOn, endsOn)
  const ends =
    years === null
      ? addDays(begins, numberOf(endsOn) - numberOf(startsOn))
      : addDays(addMonths(begins, years * MONTHS_A_YEAR), -1)
  const lead = renewBy === null ? null : numberOf(endsOn) - numberOf(renewBy)
  return {
    ...rest,
    startsOn: begins,
    endsOn: ends,
    renewBy: lead === null ? null : addDays(ends, -lead),
    signatories: unsigned,
  }
}
