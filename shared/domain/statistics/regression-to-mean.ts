import { meanBeyond } from './distributions.ts'
import { impossible, mustBeFinite } from './impossible.ts'

/**
 * By how much a group picked for being extreme comes nearer the mean the next time with nothing done (Davis 1976, Am J
 * Epidemiol 104:493; Barnett 2005, Int J Epidemiol 34:215). `sdBetween` is how students differ from one another,
 * `sdWithin` how one differs from day to day; `z` is how far the cut-off lies out, to the side picked from. `effect` is a
 * size: `expectedSecond` lies that much nearer the mean than `selectedMean`.
 * @throws RangeError for a negative deviation, none at all, or what is no number
 */
export function regressionToMean({
  mean,
  sdBetween,
  sdWithin,
  cutoff,
  selected,
}: {
  readonly mean: number
  readonly sdBetween: number
  readonly sdWithin: number
  readonly cutoff: number
  readonly selected: 'above' | 'below'
}): {
  readonly z: number
  readonly selectedMean: number
  readonly effect: number
  readonly expectedSecond: number
} {
  mustBeFinite('mean', [mean])
  mustBeFinite('cutoff', [cutoff])
  if (!(sdBetween >= 0 && Number.isFinite(sdBetween))) throw impossible('sdBetween', '0 or more')
  if (!(sdWithin >= 0 && Number.isFinite(sdWithin))) throw impossible('sdWithin', '0 or more')
  const deviation = Math.hypot(sdBetween, sdWithin)
  if (deviation === 0) throw impossible('sdBetween and sdWithin', 'more than 0 together')
  const side = selected === 'above' ? 1 : -1
  const z = (side * (cutoff - mean)) / deviation
  const beyond = meanBeyond(z)
  const selectedMean = mean + side * deviation * beyond
  const effect = (sdWithin ** 2 / deviation) * beyond
  return { z, selectedMean, effect, expectedSecond: selectedMean - side * effect }
}
