import { coinAtMost, normalReach, normalTails, tReach, tTails } from './distributions.ts'
import { describe, quantile } from './describing.ts'
import { impossible, mustBeFinite, mustBeLevel, mustCount, mustHold } from './impossible.ts'

/** A mean change, and whether it is more than chance would make. */
export interface PairedChange {
  readonly mean: number
  readonly standardDeviation: number
  /** `null` where everybody changed by the same: there is nothing to hold it against. */
  readonly t: number | null
  readonly degreesOfFreedom: number
  readonly p: number | null
  readonly low: number
  readonly high: number
}

/**
 * The mean change within each student, after − before, with Student's t (1908, Biometrika 6:1).
 * @throws RangeError for lists of different lengths, fewer than two pairs, or what is no number
 */
export function pairedChange(
  before: readonly number[],
  after: readonly number[],
  level = 0.95,
): PairedChange {
  mustHold('before', before, 2)
  mustBeFinite('before', before)
  mustBeFinite('after', after)
  if (after.length !== before.length) throw impossible('after', 'as long as before')
  mustBeLevel(level)
  const changes = after.map((value, index) => value - (before[index] ?? 0))
  const { mean, standardDeviation } = describe(changes)
  const degreesOfFreedom = changes.length - 1
  const error = standardDeviation / Math.sqrt(changes.length)
  const reach = tReach(level, degreesOfFreedom) * error
  const t = error === 0 ? null : mean / error
  return {
    mean,
    standardDeviation,
    t,
    degreesOfFreedom,
    p: t === null ? null : tTails(t, degreesOfFreedom),
    low: mean - reach,
    high: mean + reach,
  }
}

/** Up to so many differences the distribution is counted out, not approximated. */
const EXACT_TO = 25

/** Ranks by size without sign, those of equal size sharing the mean of their ranks. */
function ranks(sizes: readonly number[]): number[] {
  const sorted = sizes.toSorted((one, other) => one - other)
  return sizes.map((size) => (sorted.indexOf(size) + sorted.lastIndexOf(size)) / 2 + 1)
}

/** In how many ways the signs can fall so that the positive ranks, doubled to be whole, make each sum. */
function waysOfSums(doubled: readonly number[]): Float64Array {
  const ways = new Float64Array(doubled.reduce((sum, rank) => sum + rank, 0) + 1)
  ways[0] = 1
  for (const rank of doubled) {
    for (let sum = ways.length - 1; sum >= rank; sum -= 1) {
      ways[sum] = (ways[sum] ?? 0) + (ways[sum - rank] ?? 0)
    }
  }
  return ways
}

function sumTo(ways: Float64Array, last: number): number {
  return ways.subarray(0, last + 1).reduce((sum, many) => sum + many, 0)
}

function exactP(all: readonly number[], v: number): number {
  const ways = waysOfSums(all.map((rank) => rank * 2))
  const most = ways.length - 1
  return Math.min(1, (2 * sumTo(ways, Math.min(2 * v, most - 2 * v))) / 2 ** all.length)
}

/** With half a rank taken off for the step from whole ranks to a smooth curve, and what ties take from the variance. */
function approximateP(all: readonly number[], v: number): number {
  const many = all.length
  const tied = new Map<number, number>()
  for (const rank of all) tied.set(rank, (tied.get(rank) ?? 0) + 1)
  const ofTies = [...tied.values()].reduce((sum, size) => sum + size ** 3 - size, 0)
  const variance = (many * (many + 1) * (2 * many + 1)) / 24 - ofTies / 48
  const away = Math.abs(v - (many * (many + 1)) / 4)
  return normalTails(Math.max(0, away - 0.5) / Math.sqrt(variance))
}

/** How many of the smallest and of the largest pair means lie outside the interval, and one more. */
function depth(many: number, level: number): number {
  const beyond = (1 - level) / 2
  if (many > EXACT_TO) {
    const deviation = Math.sqrt((many * (many + 1) * (2 * many + 1)) / 24)
    return Math.max(1, Math.round((many * (many + 1)) / 4 - normalReach(level) * deviation))
  }
  const ways = waysOfSums(Array.from({ length: many }, (_, index) => index + 1))
  const enough = beyond * 2 ** many
  let sum = 0
  let deep = 0
  while (sum + (ways[deep] ?? 0) < enough) {
    sum += ways[deep] ?? 0
    deep += 1
  }
  return Math.max(1, deep)
}

/**
 * Whether changes lean to one side, whatever their shape: Wilcoxon's signed ranks (1945, Biometrics Bull 1:80). `v` sums
 * the ranks of what grew; who did not change has no rank (the p of nobody changing is 1). `estimate` is the
 * Hodges–Lehmann median of all pair means, zeros among them, and `low` and `high` its interval (Hollander & Wolfe 1999,
 * 3.3); so few differences that none reaches the level have the widest there is. Counted out to n = 25, ties sharing
 * their ranks; above, the normal curve with continuity correction.
 * @throws RangeError for no differences, or what is no number
 */
export function wilcoxonSignedRank(
  differences: readonly number[],
  level = 0.95,
): {
  readonly v: number
  readonly p: number
  readonly estimate: number
  readonly low: number
  readonly high: number
} {
  mustHold('differences', differences, 1)
  mustBeFinite('differences', differences)
  mustBeLevel(level)
  const moved = differences.filter((difference) => difference !== 0)
  const all = ranks(moved.map(Math.abs))
  const v = all.reduce((sum, rank, index) => ((moved[index] ?? 0) > 0 ? sum + rank : sum), 0)
  const means = differences
    .flatMap((one, index) => differences.slice(index).map((other) => (one + other) / 2))
    .toSorted((one, other) => one - other)
  const deep = depth(differences.length, level)
  return {
    v,
    p: moved.length === 0 ? 1 : moved.length <= EXACT_TO ? exactP(all, v) : approximateP(all, v),
    estimate: quantile(means, 0.5, 7),
    low: means[deep - 1] ?? 0,
    high: means[means.length - deep] ?? 0,
  }
}

/**
 * Whether more changed one way (`b`) than the other (`c`), of what is only yes or no: McNemar 1947, Psychometrika
 * 12:153, exact.
 * @throws RangeError for counts that are not whole
 */
export function mcnemarExact(b: number, c: number): { readonly p: number } {
  mustCount('b', b)
  mustCount('c', c)
  return { p: Math.min(1, 2 * coinAtMost(Math.min(b, c), b + c)) }
}

/**
 * Whether one student's change is more than the instrument's own unsteadiness: the reliable change index of Jacobson &
 * Truax 1991, J Consult Clin Psychol 59:12, reliable beyond 1.96.
 * @throws RangeError for a deviation that is not positive, or a reliability outside 0 and 1
 */
export function reliableChange(
  before: number,
  after: number,
  { sd, reliability }: { readonly sd: number; readonly reliability: number },
): { readonly index: number; readonly reliable: boolean } {
  mustBeFinite('before', [before])
  mustBeFinite('after', [after])
  if (!(sd > 0 && Number.isFinite(sd))) throw impossible('sd', 'more than 0')
  if (!(reliability >= 0 && reliability < 1)) throw impossible('reliability', 'at least 0 and below 1')
  const index = (after - before) / (sd * Math.sqrt(2 * (1 - reliability)))
  return { index, reliable: Math.abs(index) > 1.96 }
}
