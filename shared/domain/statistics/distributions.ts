import library from 'jstat'

const { jStat } = library

/** How many standard deviations the middle `level` of a normal distribution reaches to either side. */
export function normalReach(level: number): number {
  return jStat.normal.inv((1 + level) / 2, 0, 1)
}

/** The chance of a normal value at least so far from its mean, to either side. */
export function normalTails(z: number): number {
  return Math.min(1, 2 * jStat.normal.cdf(-Math.abs(z), 0, 1))
}

/**
 * How far beyond `z` those lie on average who lie beyond it, in standard deviations: φ(z) / (1 − Φ(z)). Far out, where
 * 1 − Φ vanishes, by Laplace's continued fraction (Abramowitz & Stegun 26.2.14).
 */
export function meanBeyond(z: number): number {
  if (z < 5) return jStat.normal.pdf(z, 0, 1) / jStat.normal.cdf(-z, 0, 1)
  let tail = z
  for (let term = 60; term >= 1; term -= 1) tail = z + term / tail
  return tail
}

/** The value that `p` of a chi-squared distribution lie below. */
export function chiSquaredAt(p: number, degreesOfFreedom: number): number {
  return jStat.chisquare.inv(p, degreesOfFreedom)
}

/** The chance of so large a chi-squared value or a larger one. */
export function chiSquaredAbove(value: number, degreesOfFreedom: number): number {
  return degreesOfFreedom === 1
    ? normalTails(Math.sqrt(value))
    : 1 - jStat.chisquare.cdf(value, degreesOfFreedom)
}

/**
 * The share of Student's t between −t and t, for whole degrees of freedom: the finite series of Abramowitz & Stegun
 * 26.7.3 and 26.7.4, because jStat's own, good to nine digits, is not good enough for a published table.
 */
function tWithin(t: number, degreesOfFreedom: number): number {
  const angle = Math.atan(t / Math.sqrt(degreesOfFreedom))
  const cosine = Math.cos(angle)
  const odd = degreesOfFreedom % 2 === 1
  let term = odd ? cosine : 1
  let sum = degreesOfFreedom === 1 ? 0 : term
  for (let power = odd ? 3 : 2; power <= degreesOfFreedom - 2; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}

/** The chance of Student's t at least so far from 0, to either side. */
export function tTails(t: number, degreesOfFreedom: number): number {
  return Math.max(0, 1 - tWithin(Math.abs(t), degreesOfFreedom))
}

/** How far the middle `level` of Student's t reaches to either side. */
export function tReach(level: number, degreesOfFreedom: number): number {
  let reach = jStat.studentt.inv((1 + level) / 2, degreesOfFreedom)
  for (let step = 0; step < 3; step += 1) {
    reach -= (tWithin(reach, degreesOfFreedom) - level) / (2 * jStat.studentt.pdf(reach, degreesOfFreedom))
  }
  return reach
}

/** The chance of at most so many heads in so many throws of a fair coin, counted without rounding. */
export function coinAtMost(heads: number, throws: number): number {
  let ways = 1n
  let sum = 0n
  for (let many = 0; many <= heads; many += 1) {
    sum += ways
    ways = (ways * BigInt(throws - many)) / BigInt(many + 1)
  }
  return Number((sum << 1000n) >> BigInt(throws)) / 2 ** 1000
}

/** The fewest heads in so many throws of a fair coin that no more than `p` of all rows of throws fall short of. */
export function coinQuantile(p: number, throws: number): number {
  let heads = 0
  while (heads < throws && coinAtMost(heads, throws) < p) heads += 1
  return heads
}
