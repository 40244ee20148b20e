import { riskRatio, wilsonDifference, wilsonInterval } from '../statistics.ts'
import {
  type Apart,
  type EquityMeasure,
  type GroupFigure,
  LEAST_EVENTS,
  LEAST_FOR_RATIO,
  type MeasuredGroups,
  type Ratio,
} from './equity-figures.ts'
import { EQUITY_DAYS, type Measured } from './equity-measures.ts'
import { LEAST_COMPARED } from './figures.ts'
import { seenApart, seenByDay, type SeenByDay, seenRatio } from './seen-by-day.ts'

/** One of those a measure is of, with the groups it is in. */
export interface InGroups extends Measured {
  readonly groups: readonly string[]
}

/** How a share is estimated, and how two of them are laid side by side. */
interface Reckoning {
  estimate(things: readonly Measured[]): SeenByDay
  apart(group: SeenByDay, others: SeenByDay): Apart | null
  ratio(group: SeenByDay, others: SeenByDay): Ratio | null
}

const events = ({ count, of }: SeenByDay) => ({ events: count, total: of })
const trials = ({ count, of }: SeenByDay) => ({ successes: count, trials: of })

/** So many of so many. */
const COUNTED: Reckoning = {
  estimate(things) {
    const of = things.length
    const count = things.filter(({ happened }) => happened).length
    if (of === 0) return { count, of, share: null, low: null, high: null, error: null }
    return { count, of, share: count / of, ...wilsonInterval(count, of), error: null }
  },
  apart: (group, others) => wilsonDifference(trials(group), trials(others)),
  ratio(group, others) {
    const { ratio, low, high } = riskRatio(events(group), events(others))
    return ratio === null || low === null || high === null ? null : { ratio, low, high }
  },
}

/** Followed as long as is known. */
const FOLLOWED: Reckoning = {
  estimate: (things) =>
    seenByDay(
      things.map(({ days }) => days ?? 0),
      things.map(({ happened }) => happened),
      EQUITY_DAYS,
    ),
  apart: seenApart,
  ratio: seenRatio,
}

const RECKONINGS: Readonly<Record<EquityMeasure, Reckoning>> = {
  linked: COUNTED,
  seen: FOLLOWED,
  lost: COUNTED,
  barred: COUNTED,
}

/** Whether both sides are large enough for their difference to say anything. */
const isComparable = (group: SeenByDay, others: SeenByDay): boolean =>
  Math.min(group.of, others.of) >= LEAST_COMPARED

/** Whether both sides are large enough for a ratio to be steady. */
const isSteady = (group: SeenByDay, others: SeenByDay): boolean =>
  Math.min(group.of, others.of) >= LEAST_FOR_RATIO && Math.min(group.count, others.count) >= LEAST_EVENTS

/**
 * Whether a group stands out: the interval of its ratio leaves out 1, so that it is more than chance would make it, and the
 * ratio reaches the threshold the school set, in either direction. Without a threshold nothing does.
 */
export function standsOut(ratio: Ratio | null, threshold: number | null): GroupFigure['standsOut'] {
  if (ratio === null || threshold === null) return null
  if (ratio.low > 1 && ratio.ratio >= threshold) return 'more'
  return ratio.high < 1 && ratio.ratio <= 1 / threshold ? 'less' : null
}

/** The groups somebody is in; `null` where it is not known. */
const groupsIn = ({ groups }: InGroups): readonly (string | null)[] => (groups.length === 0 ? [null] : groups)

/** The groups that occur, each with those that are in it; whoever is in several stands in each. */
function eachGroup(things: readonly InGroups[]): ReadonlyMap<string | null, readonly InGroups[]> {
  const groups = new Map<string | null, InGroups[]>()
  for (const thing of things)
    for (const group of groupsIn(thing)) {
      const members = groups.get(group)
      if (members) members.push(thing)
      else groups.set(group, [thing])
    }
  return groups
}

/**
 * The groups of which may be told. What is left out must be many as well, since all less what is told would tell it: so the
 * next smallest groups are left out with it.
 */
function toldGroups(
  things: readonly InGroups[],
  mayTell: (things: readonly InGroups[]) => boolean,
): ReadonlyMap<string | null, readonly InGroups[]> {
  const groups = [...eachGroup(things)].toSorted(([, one], [, other]) => other.length - one.length)
  const told = new Map(groups.filter(([, members]) => mayTell(members)))
  const isTold = (group: string | null): boolean => told.has(group)
  const areHidden = (): boolean =>
    mayTell(things.filter((thing) => !groupsIn(thing).every(isTold))) &&
    mayTell(things.filter((thing) => !groupsIn(thing).some(isTold)))
  while (told.size > 0 && !areHidden()) told.delete([...told.keys()].at(-1) ?? null)
  return told
}

/** Those of whom a group is known and who are not in this one: what a group is laid beside. */
function othersThan(things: readonly InGroups[], group: string): readonly InGroups[] {
  return things.filter(({ groups }) => groups.length > 0 && !groups.includes(group))
}

/**
 * One measure in each group and beside all other groups. Those of whom it is not known are told by themselves and are on
 * neither side. Only groups that `mayTell` lets through are told of.
 */
export function measuredGroups(
  measure: EquityMeasure,
  things: readonly InGroups[],
  {
    mayTell,
    threshold,
  }: {
    readonly mayTell: (things: readonly InGroups[]) => boolean
    readonly threshold: number | null
  },
): MeasuredGroups {
  const { estimate, apart, ratio } = RECKONINGS[measure]
  const told = toldGroups(things, mayTell)
  const figureOf = (group: string, members: readonly InGroups[]): GroupFigure => {
    const others = othersThan(things, group)
    const own = estimate(members)
    const beside = estimate(mayTell(others) ? others : [])
    const { error: _, ...figure } = own
    const times = isSteady(own, beside) ? ratio(own, beside) : null
    return {
      ...{ group, ...figure, ratio: times, standsOut: standsOut(times, threshold) },
      apart: isComparable(own, beside) ? apart(own, beside) : null,
    }
  }
  const { count, of, low, high } = estimate(told.get(null) ?? [])
  return {
    measure,
    all: things.length,
    groups: [...told]
      .flatMap(([group, members]) => (group === null ? [] : [figureOf(group, members)]))
      .toSorted((one, other) => other.of - one.of || one.group.localeCompare(other.group)),
    unknown: of === 0 ? null : { count, of, low, high },
    untold: things.filter((thing) => !groupsIn(thing).every((group) => told.has(group))).length,
    inSeveral: things.filter((thing) => thing.groups.length > 1).length,
  }
}
