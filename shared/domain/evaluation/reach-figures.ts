import { addDays } from '../days.ts'
import { COMPARED_BY, type ComparedBy, LINKED_BY_DAYS, type Rate } from './figures.ts'
import {
  type Followed,
  followedIn,
  type FollowedReferral,
  type Period,
  STAGES,
  type Unit,
} from './followed.ts'
import { endingsOf, funnelOf, groupOf, linkageBy, linkageWithin, waitingOf } from './reach.ts'
import { wilsonInterval } from '../statistics.ts'
import type { FigureValue } from './frozen.ts'

/** The ways figures of reaching help are counted; each has its definition. */
export const REACH_SECTIONS = [
  'began',
  'linkage',
  'waiting',
  'funnel',
  'endings',
  'barriers',
  'compared',
] as const
export type ReachSection = (typeof REACH_SECTIONS)[number]

/**
 * A number for each way of counting, which grows when what is counted changes: then a cycle is not compared with one before
 * the change, whatever the words say.
 */
export const REACH_VERSIONS: Readonly<Record<ReachSection, number>> = {
  began: 1,
  linkage: 1,
  waiting: 1,
  funnel: 1,
  endings: 1,
  barriers: 1,
  compared: 1,
}

/** A figure of reaching help before it has words: what it is called by, and of whom it is. */
export interface ReachFigure {
  readonly name: readonly string[]
  readonly period: Period
  readonly students: number
  readonly value: FigureValue
}

/** A part of the figures that is counted one way, for one unit. */
export interface ReachFigures {
  readonly section: ReachSection
  readonly unit: Unit
  /** What groups are laid side by side by. */
  readonly by: ComparedBy | null
  readonly figures: readonly ReachFigure[]
}

const [FIRST_DAYS] = LINKED_BY_DAYS

/**
 * Those whose days are known to their end when a time is over: who began as many days before it, over as many days as it
 * has. So one cycle follows the other without a gap, and nobody is too young to be told of.
 */
export function knownWhenOver({ from, to }: Period, days: number): Period {
  return { from: addDays(from, -days), to: addDays(to, -days) }
}

const studentsIn = (followed: readonly Followed[]): number =>
  new Set(followed.flatMap(({ referrals }) => referrals.map(({ studentId }) => studentId))).size

const shareOf = (count: number, of: number): FigureValue =>
  of === 0
    ? { kind: 'share', count, of, low: null, high: null }
    : { kind: 'share', count, of, ...wilsonInterval(count, of) }

const asShare = ({ count, of, low, high }: Rate): FigureValue => ({ kind: 'share', count, of, low, high })

const daysOf = ({ from, to }: Period): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

/** The figures of reaching help that a cycle over a time freezes, by one unit. */
export function reachFigures(
  all: readonly FollowedReferral[],
  unit: Unit,
  { period, today }: { readonly period: Period; readonly today: string },
): readonly ReachFigures[] {
  const known = knownWhenOver(period, FIRST_DAYS)
  const begun = followedIn(all, unit, period)
  const followed = followedIn(all, unit, known)
  const students = studentsIn(followed)
  const within = (some: readonly FollowedReferral[], days: number) => {
    const of = knownWhenOver(period, days)
    const asked = followedIn(some, unit, of)
    return { period: of, students: studentsIn(asked), value: asShare(linkageWithin(asked, days, today)) }
  }
  const from = (isSchool: boolean) => all.filter(({ pathway }) => (pathway === 'school-based') === isSchool)
  const part = (section: ReachSection, figures: readonly ReachFigure[], by: ComparedBy | null = null) => ({
    ...{ section, unit, by, figures },
  })
  const figure = (name: readonly string[], value: FigureValue): ReachFigure => ({
    ...{ name, period: known, students, value },
  })
  const funnel = funnelOf(followed)
  const { median, stillWaiting = 0 } = waitingOf(followed, today) ?? {}
  const middle = median ?? { estimate: null, low: null, high: null }
  return [
    part('began', [
      {
        ...{ name: ['began'], period, students: studentsIn(begun) },
        value: { kind: 'count', count: begun.length, days: daysOf(period) },
      },
    ]),
    part('linkage', [
      ...LINKED_BY_DAYS.map((days) => ({ name: ['within', String(days)], ...within(all, days) })),
      { name: ['school'], ...within(from(true), FIRST_DAYS) },
      { name: ['community'], ...within(from(false), FIRST_DAYS) },
    ]),
    part('waiting', [
      figure(['median'], { kind: 'days', median: middle.estimate, low: middle.low, high: middle.high }),
      figure(['still'], shareOf(stillWaiting, followed.length)),
    ]),
    part(
      'funnel',
      STAGES.slice(1).map((stage) =>
        figure(
          ['stage', stage],
          shareOf(funnel.find((each) => each.stage === stage)?.count ?? 0, followed.length),
        ),
      ),
    ),
    ...(unit === 'referral' ? endingParts(followed, part, figure) : []),
    ...COMPARED_BY.map((by) => part('compared', groupFigures(followed, by, { period: known, today }), by)),
  ]
}

/** How what began ended without being seen, and what stood in the way; referrals alone end. */
function endingParts(
  followed: readonly Followed[],
  part: (section: ReachSection, figures: readonly ReachFigure[]) => ReachFigures,
  figure: (name: readonly string[], value: FigureValue) => ReachFigure,
): readonly ReachFigures[] {
  const { endings, barriers } = endingsOf(followed.flatMap(({ referrals }) => referrals))
  const ended = endings.reduce((sum, { count }) => sum + count, 0)
  return [
    part(
      'endings',
      endings.map(({ state, endedBy, count }) =>
        figure(['ending', state, endedBy], shareOf(count, followed.length)),
      ),
    ),
    part(
      'barriers',
      barriers.map(({ barrier, count }) => figure(['barrier', barrier], shareOf(count, ended))),
    ),
  ]
}

function groupFigures(
  followed: readonly Followed[],
  by: ComparedBy,
  { period, today }: { readonly period: Period; readonly today: string },
): readonly ReachFigure[] {
  const groups = Map.groupBy(followed, (each) => groupOf(each, by))
  return linkageBy(followed, by, { days: FIRST_DAYS, today }).map(({ group, ...rate }) => ({
    ...{ name: group === null ? ['unknown'] : ['group', group], period, value: asShare(rate) },
    students: studentsIn(groups.get(group) ?? []),
  }))
}
