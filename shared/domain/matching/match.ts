import { z } from 'zod'

import type { Candidate } from './candidate.ts'
import { judge, verdictOf, type Judgement, type Verdict } from './judge.ts'
import {
  HARD_NEEDS,
  HardNeed,
  type MatchNeeds,
  type MatchRules,
  type Need,
  type Preference,
} from './needs.ts'

/** So many providers a family is to choose from. */
export const ENOUGH_OPTIONS = 3

/** Hard needs without which there would be more to choose from, and how many more. */
export const Relaxation = z.object({ without: z.array(HardNeed), more: z.int() })
export type Relaxation = z.infer<typeof Relaxation>

/** A hard need, and of how many options nobody knows whether they meet it. */
export const OpenNeed = z.object({ need: HardNeed, count: z.int() })
export type OpenNeed = z.infer<typeof OpenNeed>

export interface Matches {
  /** Whoever may be offered, the best fit first: nothing they must be is known to be missing. */
  readonly options: readonly Candidate[]
  /** Whoever is known to miss what they must be; whoever misses least first. */
  readonly leftOut: readonly Candidate[]
  /** Of how many options everything they must be is known. */
  readonly sure: number
  /** Of how many options nobody knows whether they are what they must be, whatever is open of most first. */
  readonly open: readonly OpenNeed[]
  /** Empty where there are options enough, and where no need could be given up. */
  readonly relaxations: readonly Relaxation[]
}

const RANK: Record<Verdict, number> = { fits: 0, unknown: 1, misses: 2 }
const RANKS = 3

const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)
const compareNumber = (one: number, other: number): number => (one === other ? 0 : one - other)

/**
 * Where nothing asked for tells two apart: what was seen to go faster in referrals enough, what is nearer, and then their
 * names.
 */
function byWhatIsLeft(one: Candidate, other: Candidate, { fewestReferrals, nearMiles }: MatchRules): number {
  const days = ({ observedWait }: Candidate) =>
    observedWait !== null && observedWait.referrals >= fewestReferrals ? observedWait.medianDays : Infinity
  // What comes into the house by video is not far; after what is near it comes before what is not.
  const miles = (candidate: Candidate) => candidate.miles ?? (candidate.isOnlyByVideo ? nearMiles : Infinity)
  return (
    compareNumber(days(one), days(other)) ||
    compareNumber(miles(one), miles(other)) ||
    compareText(one.organizationName, other.organizationName) ||
    compareText(one.name, other.name) ||
    compareText(one.id, other.id)
  )
}

const allNeeds = ({ order }: MatchRules): readonly Need[] => [...HARD_NEEDS, ...order]

/** Whoever is known to help with it comes before whoever may, whatever else is known of those. */
const RANKED_FIRST: readonly HardNeed[] = ['help', 'age', 'payer']

/**
 * Everything that counts, the first before all others. Openings come last: they change from week to week, and one call
 * tells what nobody knows of them.
 */
export const rankedNeeds = (order: readonly Preference[]): readonly Need[] => [
  ...RANKED_FIRST,
  ...order,
  'open',
]

/**
 * One number that is smaller for a better fit: need by need, in order, whoever fits before whoever does not say, and that
 * before whoever does not fit. So a need that is added never moves a provider that fits it down.
 */
function rankOf(candidate: Candidate, needs: MatchNeeds, rules: MatchRules): number {
  let rank = 0
  for (const need of rankedNeeds(rules.order)) {
    rank = rank * RANKS + RANK[verdictOf(need, candidate, needs, rules) ?? 'fits']
  }
  return rank
}

/** What a provider would have to be and is known not to be. */
const missedBy = (candidate: Candidate, needs: MatchNeeds, rules: MatchRules): readonly HardNeed[] =>
  HARD_NEEDS.filter((need) => verdictOf(need, candidate, needs, rules) === 'misses')

/** How many options are known to be all they must be, and what is to be asked of how many. */
function howSure(
  options: readonly Candidate[],
  needs: MatchNeeds,
  rules: MatchRules,
): Pick<Matches, 'sure' | 'open'> {
  const unknown = options.map((candidate) =>
    HARD_NEEDS.filter((need) => verdictOf(need, candidate, needs, rules) === 'unknown'),
  )
  return {
    sure: unknown.filter(({ length }) => length === 0).length,
    open: HARD_NEEDS.map((need) => ({ need, count: unknown.filter((each) => each.includes(need)).length }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count),
  }
}

interface Placed {
  readonly candidate: Candidate
  readonly rank: number
}

const inOrder = (placed: readonly Placed[], rules: MatchRules): readonly Candidate[] =>
  placed
    .toSorted((one, other) => one.rank - other.rank || byWhatIsLeft(one.candidate, other.candidate, rules))
    .map(({ candidate }) => candidate)

/**
 * The providers that may be offered for some needs. Same needs, same list: nothing of who the student is comes in but what
 * was asked for. With fewer than three it says which needs stand in the way.
 */
export function matchProviders(
  candidates: readonly Candidate[],
  needs: MatchNeeds,
  rules: MatchRules,
): Matches {
  const inTheWay = new Map<string, number>()
  const fitting: Placed[] = []
  const missing: Placed[] = []
  for (const candidate of candidates) {
    const missed = missedBy(candidate, needs, rules)
    if (missed.length === 0) fitting.push({ candidate, rank: rankOf(candidate, needs, rules) })
    else {
      missing.push({ candidate, rank: missed.length })
      inTheWay.set(missed.join(), (inTheWay.get(missed.join()) ?? 0) + 1)
    }
  }
  const options = inOrder(fitting, rules)
  return {
    options,
    ...howSure(options, needs, rules),
    leftOut: inOrder(missing, rules),
    relaxations: options.length >= ENOUGH_OPTIONS ? [] : relaxationsFor(inTheWay),
  }
}

/** Every need that was asked for, with how it stands at one provider: the hard ones first, then in the office's order. */
export function explain(candidate: Candidate, needs: MatchNeeds, rules: MatchRules): readonly Judgement[] {
  return allNeeds(rules)
    .map((need) => judge(need, candidate, needs, rules))
    .filter((judgement) => judgement !== null)
}

/** Nobody is sent to a place that is closed, or to one that helps with something else. */
const NEVER_GIVEN_UP: readonly HardNeed[] = ['open', 'help']

/** Which needs to give up, the fewest first and then whatever brings most: with two, whoever misses one of them comes too. */
function relaxationsFor(inTheWay: ReadonlyMap<string, number>): readonly Relaxation[] {
  const missed = [...inTheWay].map(([key, count]) => ({ needs: key.split(',') as HardNeed[], count }))
  const broughtBy = (without: readonly HardNeed[]) =>
    missed
      .filter(({ needs }) => needs.every((need) => without.includes(need)))
      .reduce((sum, { count }) => sum + count, 0)
  return missed
    .map(({ needs }) => ({ without: needs, more: broughtBy(needs) }))
    .filter(({ without }) => !without.some((need) => NEVER_GIVEN_UP.includes(need)))
    .toSorted((one, other) => one.without.length - other.without.length || other.more - one.more)
}

/** What the office can ask the provider about: waits and what became of referrals it knows only from its own. */
const isQuestion = ({ need, verdict }: Judgement): boolean =>
  verdict === 'unknown' && need !== 'wait' && need !== 'history'

/** What to ask a provider before a family is sent there. */
export const questionsFor = (judgements: readonly Judgement[]): readonly Need[] =>
  judgements.filter(isQuestion).map(({ need }) => need)
