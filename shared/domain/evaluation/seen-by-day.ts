import { kaplanMeier } from '../statistics.ts'
import { normalReach } from '../statistics/distributions.ts'
import type { Apart, Ratio } from './equity-figures.ts'

/** Who of those who stay with it was seen by a day. */
export interface SeenByDay {
  /** Seen by then. */
  readonly count: number
  /** Followed from the beginning. */
  readonly of: number
  /** `null` where nobody has waited so long yet. */
  readonly share: number | null
  /** `null` before anybody was seen, and once everybody was. */
  readonly low: number | null
  readonly high: number | null
  /** Greenwood's standard error of the share. */
  readonly error: number | null
}

const NOTHING = { share: null, low: null, high: null, error: null }

/**
 * The share seen by a day, were nothing else to end the waiting: one less what still waits on the curve of Kaplan and
 * Meier, with its log −log interval. Times in days.
 */
export function seenByDay(times: readonly number[], observed: readonly boolean[], day: number): SeenByDay {
  const of = times.length
  const count = times.filter((time, at) => time <= day && observed[at]).length
  if (of === 0) return { count, of, ...NOTHING }
  const step = kaplanMeier(times, observed).steps.findLast(({ time }) => time <= day)
  const isKnown = times.some((time) => time >= day) || step?.survival === 0
  if (!isKnown) return { count, of, ...NOTHING }
  if (!step) return { count, of, ...NOTHING, share: 0 }
  return {
    ...{ count, of, share: 1 - step.survival, error: step.standardError },
    low: step.high === null ? null : 1 - step.high,
    high: step.low === null ? null : 1 - step.low,
  }
}

/**
 * How far the first share lies above the second, from the limits of each: what Newcombe's method 10 does with Wilson's
 * limits, for any limits (Zou & Donner 2008, Stat Med 27:1693).
 */
export function seenApart(first: SeenByDay, second: SeenByDay): Apart | null {
  if (first.share === null || first.low === null || first.high === null) return null
  if (second.share === null || second.low === null || second.high === null) return null
  const difference = first.share - second.share
  return {
    difference,
    low: difference - Math.hypot(first.share - first.low, second.high - second.share),
    high: difference + Math.hypot(first.high - first.share, second.share - second.low),
  }
}

/**
 * How many times the first share is the second, with the interval of Wald on the log scale; the variance of each logarithm
 * is Greenwood's by the delta method. Of shares without anybody still waiting at the end it is Katz's.
 */
export function seenRatio(first: SeenByDay, second: SeenByDay): Ratio | null {
  if (!first.share || first.error === null || !second.share || second.error === null) return null
  const ratio = first.share / second.share
  const deviation = Math.hypot(first.error / first.share, second.error / second.share)
  const reach = Math.exp(normalReach(0.95) * deviation)
  return { ratio, low: ratio / reach, high: ratio * reach }
}
