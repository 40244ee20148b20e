import library from 'jstat'

import { chiSquaredAbove, normalReach } from './distributions.ts'
import { impossible, mustBeFinite, mustBeLevel, mustHold } from './impossible.ts'

function mustBeTimes(argument: string, times: readonly number[], marks: readonly unknown[]): void {
  mustHold(argument, times, 1)
  mustBeFinite(argument, times)
  if (times.some((time) => time < 0)) throw impossible(argument, '0 or more')
  if (marks.length !== times.length) throw impossible(argument, 'one for each mark')
}

/** Each time at which something happened, and how many were still waiting just before it. */
function momentsOf(
  times: readonly number[],
  happened: (index: number) => boolean,
): { readonly time: number; readonly atRisk: number; readonly at: readonly number[] }[] {
  const order = times
    .map((_, index) => index)
    .toSorted((one, other) => (times[one] ?? 0) - (times[other] ?? 0))
  const moments: { time: number; atRisk: number; at: number[] }[] = []
  order.forEach((index, before) => {
    const time = times[index] ?? 0
    const last = moments.at(-1)
    if (last?.time !== time) moments.push({ time, atRisk: times.length - before, at: [] })
    if (happened(index)) moments.at(-1)?.at.push(index)
  })
  return moments.filter(({ at }) => at.length > 0)
}

/** What is known of those still waiting, from a moment at which somebody's wait ended. */
export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly survival: number
  /** Greenwood's; none once nobody waits any more, as there is then no limit either. */
  readonly standardError: number | null
  readonly low: number | null
  readonly high: number | null
}

/** When a curve is first at a half or below; nearly, since a half is seldom a half after many divisions. */
function firstHalf(
  steps: readonly SurvivalStep[],
  height: (step: SurvivalStep) => number | null,
): number | null {
  return steps.find((step) => (height(step) ?? 1) <= 0.5 + 1e-9)?.time ?? null
}

/**
 * How many still wait after each moment at which somebody's wait ended (Kaplan & Meier 1958, JASA 53:457), those whose
 * wait had not ended yet (`observed` false) counted as long as they were seen. Intervals on the log −log scale. The
 * median is the first time by which half no longer wait, so that whoever still waits never makes it shorter; its interval
 * is where the curve's limits are (Brookmeyer & Crowley 1982, Biometrics 38:29); `null` where not reached. Times in any unit.
 * @throws RangeError for no times, negative ones, or lists of different lengths
 */
export function kaplanMeier(
  times: readonly number[],
  observed: readonly boolean[],
  level = 0.95,
): {
  readonly steps: readonly SurvivalStep[]
  readonly median: {
    readonly estimate: number | null
    readonly low: number | null
    readonly high: number | null
  }
} {
  mustBeTimes('times', times, observed)
  mustBeLevel(level)
  const z = normalReach(level)
  let survival = 1
  let greenwood = 0
  const steps = momentsOf(times, (index) => Boolean(observed[index])).map(({ time, atRisk, at }) => {
    const events = at.length
    const step = { time, atRisk, events }
    if (events === atRisk) {
      survival = 0
      return { ...step, survival, standardError: null, low: null, high: null }
    }
    survival *= 1 - events / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    const reach = Math.exp((z * Math.sqrt(greenwood)) / Math.log(survival))
    return {
      ...step,
      survival,
      standardError: survival * Math.sqrt(greenwood),
      low: survival ** (1 / reach),
      high: survival ** reach,
    }
  })
  return {
    steps,
    median: {
      estimate: firstHalf(steps, (step) => step.survival),
      low: firstHalf(steps, ({ low }) => low),
      high: firstHalf(steps, ({ high }) => high),
    },
  }
}

/** The waits of one group. */
export interface Waits {
  readonly times: readonly number[]
  readonly observed: readonly boolean[]
}

/**
 * Whether groups wait differently long: the log-rank test (Mantel 1966, Cancer Chemother Rep 50:163). Groups of whom
 * nobody waited while somebody's wait ended say nothing and are left out.
 * @throws RangeError for fewer than two groups, an empty one, or times that are none
 */
export function logRank(groups: readonly Waits[]): {
  readonly chiSquared: number
  readonly degreesOfFreedom: number
  readonly p: number
} {
  mustHold('groups', groups, 2)
  for (const { times, observed } of groups) mustBeTimes('groups', times, observed)
  const everybody = groups.flatMap(({ times, observed }, group) =>
    times.map((time, index) => ({ group, time, observed: Boolean(observed[index]) })),
  )
  const moments = momentsOf(
    everybody.map(({ time }) => time),
    (index) => everybody[index]?.observed === true,
  ).map(({ time, atRisk, at }) => ({
    atRisk,
    events: at.length,
    ofGroup: groups.map((group, number) => ({
      atRisk: group.times.filter((own) => own >= time).length,
      events: at.filter((index) => everybody[index]?.group === number).length,
    })),
  }))
  const surplus = (group: number): number =>
    moments.reduce((sum, { atRisk, events, ofGroup }) => {
      const own = ofGroup[group] ?? { atRisk: 0, events: 0 }
      return sum + own.events - (events * own.atRisk) / atRisk
    }, 0)
  const covariance = (one: number, other: number): number =>
    moments.reduce((sum, { atRisk, events, ofGroup }) => {
      if (atRisk === 1) return sum
      const first = (ofGroup[one]?.atRisk ?? 0) / atRisk
      const second = (ofGroup[other]?.atRisk ?? 0) / atRisk
      const spread = (events * (atRisk - events)) / (atRisk - 1)
      return sum + spread * first * ((one === other ? 1 : 0) - second)
    }, 0)
  const told = groups.map((_, group) => group).filter((group) => covariance(group, group) > 0)
  const compared = told.slice(1)
  if (compared.length === 0) return { chiSquared: 0, degreesOfFreedom: 0, p: 1 }
  const inverse = library.jStat.inv(compared.map((one) => compared.map((other) => covariance(one, other))))
  const chiSquared = compared.reduce(
    (sum, one, row) =>
      sum +
      compared.reduce(
        (inRow, other, column) => inRow + surplus(one) * (inverse[row]?.[column] ?? 0) * surplus(other),
        0,
      ),
    0,
  )
  return {
    chiSquared,
    degreesOfFreedom: compared.length,
    p: chiSquaredAbove(chiSquared, compared.length),
  }
}

/**
 * For each way a wait can end, the share of all it has ended that way by each time at which it did: the estimate of
 * Aalen & Johansen 1978 (Scand J Stat 5:141), in which one ending competes with the others. A cause is `null` (or
 * 0) where the wait had not ended.
 * @throws RangeError for no times, negative ones, or lists of different lengths
 */
export function cumulativeIncidence(
  times: readonly number[],
  causes: readonly (string | number | null)[],
): Readonly<Record<string, readonly { readonly time: number; readonly incidence: number }[]>> {
  mustBeTimes('times', times, causes)
  const known = [...new Set(causes.filter((cause) => Boolean(cause)))]
  const curves = new Map(known.map((cause) => [cause, [] as { time: number; incidence: number }[]]))
  let waiting = 1
  for (const { time, atRisk, at } of momentsOf(times, (index) => Boolean(causes[index]))) {
    for (const [cause, curve] of curves) {
      const events = at.filter((index) => causes[index] === cause).length
      const before = curve.at(-1)?.incidence ?? 0
      if (events > 0) curve.push({ time, incidence: before + (waiting * events) / atRisk })
    }
    waiting *= 1 - at.length / atRisk
  }
  return Object.fromEntries(curves)
}
