import { impossible, mustBeFinite, mustHold } from './impossible.ts'

/** A sum that loses nothing to rounding on its way (Neumaier 1974, ZAMM 54:39). */
export function exactSum(values: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return sum + lost
}

/** The mean of one value or more. */
export function meanOf(values: readonly number[]): number {
  const rough = exactSum(values) / values.length
  return rough + exactSum(values.map((value) => value - rough)) / values.length
}

/**
 * Mean, standard deviation (divided by n − 1) and how much each value goes with the one before it (lag-1
 * autocorrelation, `null` where nothing varies). Checked against the certified values of NIST StRD.
 * @throws RangeError for fewer than two values, or one that is no number
 */
export function describe(values: readonly number[]): {
  readonly mean: number
  readonly standardDeviation: number
  readonly lag1: number | null
} {
  mustHold('values', values, 2)
  mustBeFinite('values', values)
  const mean = meanOf(values)
  const away = values.map((value) => value - mean)
  const squares = exactSum(away.map((distance) => distance ** 2))
  const neighbours = exactSum(away.slice(1).map((distance, index) => distance * (away[index] ?? 0)))
  return {
    mean,
    standardDeviation: Math.sqrt(squares / (values.length - 1)),
    lag1: squares === 0 ? null : neighbours / squares,
  }
}

/**
 * The value that a share `p` of all lie below, by type 6 (Weibull, for a sample) or 7 (linear between the smallest and
 * the largest) of Hyndman & Fan 1996, Am Stat 50:361.
 * @throws RangeError for no values, one that is no number, or a share outside 0 and 1
 */
export function quantile(values: readonly number[], p: number, type: 6 | 7): number {
  mustHold('values', values, 1)
  mustBeFinite('values', values)
  if (!(p >= 0 && p <= 1)) throw impossible('p', 'between 0 and 1')
  const sorted = values.toSorted((one, other) => one - other)
  const last = sorted.length - 1
  const place = type === 7 ? last * p : (sorted.length + 1) * p - 1
  const within = Math.min(Math.max(place, 0), last)
  const below = sorted[Math.floor(within)] ?? 0
  const above = sorted[Math.ceil(within)] ?? below
  return below + (within % 1) * (above - below)
}
