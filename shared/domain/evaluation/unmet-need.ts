import { z } from 'zod'

import { Day } from '../fields.ts'
import { KINDS_OF_HELP, type KindOfHelp } from '../kind-of-help.ts'
import { HELP_FOR } from '../matching/student-needs.ts'
import type { Barrier, EndReason } from '../referral.ts'
import { wilsonInterval } from '../statistics.ts'
import { InsuranceClass } from '../student.ts'
import { Waiting } from './figures.ts'
import { type Followed, followedIn, type FollowedReferral, type Period } from './followed.ts'
import { waitingOf } from './reach.ts'
import { type Cell, isFew, LEAST_PUBLISHED, toldParts } from './withheld.ts'

/** What a grant may pay for where it stood in the way. */
export const OBSTACLES = ['capacity', 'cost', 'language', 'distance'] as const
export type Obstacle = (typeof OBSTACLES)[number]

/** What became of referrals, as far as it is told outside. */
export const BECAME = ['replaced', 'seen', 'open', 'ended'] as const
export type Became = (typeof BECAME)[number]

/** By what the need is laid beside what the directory offers. */
export const ASKED_BY = ['help', 'language', 'payer'] as const
export type AskedBy = (typeof ASKED_BY)[number]

const Count = z.int().min(0)
/** `null` where so few students are in it that it is not told. */
const Told = Count.nullable()
const Part = z.number().min(0).max(1).nullable()

/** How many services offer something, and of how many nobody knows. */
export const Offered = z.object({ offers: Count, unknown: Count })
export type Offered = z.infer<typeof Offered>

/** The need of a school that is not met, as it may leave the office: nobody is in it who might be known. */
export const UnmetNeed = z.object({
  from: Day,
  to: Day,
  /** Where even all of them are few, nothing is told. */
  all: z.object({ referrals: Count, students: Count }).nullable(),
  obstacles: z.array(z.object({ obstacle: z.enum(OBSTACLES), referrals: Told, low: Part, high: Part })),
  became: z.array(z.object({ became: z.enum(BECAME), referrals: Told })),
  /** Days until half were seen; `null` where too few were. */
  median: Waiting.shape.median.nullable(),
  asked: z.array(
    z.object({
      by: z.enum(ASKED_BY),
      /** `null` names those of whom it is not known, or who ask for nothing in particular. */
      groups: z.array(
        z.object({ group: z.string().nullable(), referrals: Count, offered: Offered.nullable() }),
      ),
      /** All who are in a group that is not told; 0 where every group is. */
      others: Count,
    }),
  ),
  /** Services of the directory that are offered. */
  services: Count,
})
export type UnmetNeed = z.infer<typeof UnmetNeed>

/** A referral as it counts here. */
export interface NeedReferral extends FollowedReferral {
  readonly endReason: EndReason | null
  readonly insurance: InsuranceClass
}

const BY_REASON: Readonly<Partial<Record<EndReason, Obstacle>>> = {
  'no-capacity': 'capacity',
  'insurance-not-accepted': 'cost',
  'out-of-area': 'distance',
}
const BY_BARRIER: Readonly<Partial<Record<Barrier, Obstacle>>> = {
  waitlist: 'capacity',
  'cost-insurance': 'cost',
  'language-interpreter': 'language',
  transport: 'distance',
}

/** What stood in the way of a referral that ended without being seen: several things, or none of these. */
export function obstaclesOf({
  endReason,
  barriers,
}: Pick<NeedReferral, 'endReason' | 'barriers'>): readonly Obstacle[] {
  const named = [endReason && BY_REASON[endReason], ...barriers.map((barrier) => BY_BARRIER[barrier])]
  return OBSTACLES.filter((obstacle) => named.includes(obstacle))
}

function becameOf({ standing }: Followed): Became {
  switch (standing) {
    case 'kept':
      return 'seen'
    case 'ended':
      return 'ended'
    case 'left':
      return 'replaced'
    case 'open':
      return 'open'
  }
}

const cellOf = (referrals: readonly NeedReferral[]): Cell => ({
  referrals: referrals.length,
  students: new Set(referrals.map(({ studentId }) => studentId)).size,
})

const without = (all: readonly NeedReferral[], some: readonly NeedReferral[]): Cell =>
  cellOf(all.filter((each) => !some.includes(each)))

/** Of what kind of help a reason asks for; `null` for none in particular. */
const helpOf = ({ reason }: NeedReferral): string | null =>
  (HELP_FOR as Readonly<Partial<Record<string, KindOfHelp>>>)[reason] ?? null

const GROUPS: Readonly<Record<AskedBy, (referral: NeedReferral) => string | null>> = {
  help: helpOf,
  language: ({ homeLanguage }) => homeLanguage,
  payer: ({ insurance }) => (insurance === 'unknown' ? null : insurance),
}

/** The places of groups, by which those are chosen that are not told for the sake of others: what is common is last to go. */
function placeOf(by: AskedBy, group: string | null): string {
  if (group === null) return '0'
  const known: Readonly<Record<AskedBy, readonly string[]>> = {
    help: KINDS_OF_HELP.toReversed(),
    language: [],
    payer: InsuranceClass.options,
  }
  const at = known[by].indexOf(group)
  return `1${String(Math.max(0, at)).padStart(2, '0')}${group}`
}

function askedOf(
  referrals: readonly NeedReferral[],
  by: AskedBy,
  least: number,
  offered: (by: AskedBy, group: string) => Offered | null,
): UnmetNeed['asked'][number] {
  const groups = [...Map.groupBy(referrals, GROUPS[by])].toSorted(([one], [other]) =>
    placeOf(by, one).localeCompare(placeOf(by, other)),
  )
  const told = toldParts(
    groups.map(([, same]) => cellOf(same)),
    least,
  )
  return {
    by,
    groups: groups
      .filter((_, at) => told[at])
      .map(([group, same]) => ({
        ...{ group, referrals: same.length },
        offered: group === null ? null : offered(by, group),
      })),
    others: groups.filter((_, at) => !told[at]).reduce((sum, [, same]) => sum + same.length, 0),
  }
}

/**
 * The need that was not met, of what began in a period, as far as it is known `today`. Everything told is of at least
 * `least` students, and so is whatever is left when one figure of the page is taken from another, unless so much is left
 * out that nothing can be told of it. One may have ended for several obstacles, so they do not add up.
 */
export function unmetNeedOf(
  referrals: readonly NeedReferral[],
  { from, to, today }: Period & { readonly today: string },
  directory: {
    readonly services: number
    readonly offered: (by: AskedBy, group: string) => Offered | null
  },
  least: number = LEAST_PUBLISHED,
): UnmetNeed {
  const followed = followedIn(referrals, 'referral', { from, to })
  const byId = new Map(referrals.map((each) => [each.id, each]))
  const of = (some: readonly Followed[]): readonly NeedReferral[] =>
    some.flatMap((each) => each.referrals.flatMap(({ id }) => byId.get(id) ?? []))
  const begun = of(followed)
  const all = cellOf(begun)
  const empty = { from, to, services: directory.services }
  if (isFew(all, least)) return { ...empty, all: null, obstacles: [], became: [], median: null, asked: [] }

  const parts = BECAME.map((became) => of(followed.filter((each) => becameOf(each) === became)))
  const ended = parts[BECAME.indexOf('ended')] ?? []
  const byObstacle = OBSTACLES.map((obstacle) =>
    ended.filter((referral) => obstaclesOf(referral).includes(obstacle)),
  )
  const isTold = byObstacle.map((some) => !isFew(cellOf(some), least) && !isFew(without(begun, some), least))
  const toldObstacles = byObstacle.filter((_, at) => isTold[at])
  const known = Math.max(0, ...toldObstacles.map((some) => cellOf(some).students))
  const told = toldParts(
    parts.map((some, at) => {
      const cell = cellOf(some)
      if (BECAME[at] !== 'ended') return cell
      return {
        ...cell,
        slack: Math.max(0, cell.students - known),
        isNever: toldObstacles.some((obstacle) => isFew(without(ended, obstacle), least)),
      }
    }),
    least,
  )
  const seen = cellOf(parts[BECAME.indexOf('seen')] ?? [])
  return {
    ...empty,
    all,
    obstacles: OBSTACLES.map((obstacle, at) => {
      const count = isTold[at] ? (byObstacle[at]?.length ?? 0) : null
      const range = count === null ? { low: null, high: null } : wilsonInterval(count, all.referrals)
      return { obstacle, referrals: count, ...range }
    }),
    became: BECAME.map((became, at) => ({ became, referrals: told[at] ? (parts[at]?.length ?? 0) : null })),
    median: isFew(seen, least) ? null : (waitingOf(followed, today)?.median ?? null),
    asked: ASKED_BY.map((by) => askedOf(begun, by, least, directory.offered)),
  }
}
