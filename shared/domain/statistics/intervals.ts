import { chiSquaredAt, normalReach } from './distributions.ts'
import { impossible, mustBeLevel, mustBeShare, mustCount } from './impossible.ts'

/** From where to where a figure may lie, at the level asked for. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * A share with its uncertainty, within 0 and 1: Wilson's score interval without continuity correction (Newcombe 1998,
 * Stat Med 17:857, method 3).
 * @throws RangeError for no trials, or more successes than trials
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Interval {
  mustBeShare(['successes', 'trials'], successes, trials)
  mustBeLevel(level)
  const z = normalReach(level)
  const share = successes / trials
  const middle = share + z ** 2 / (2 * trials)
  const reach = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2))
  const all = 1 + z ** 2 / trials
  return {
    low: successes === 0 ? 0 : Math.max(0, (middle - reach) / all),
    high: successes === trials ? 1 : Math.min(1, (middle + reach) / all),
  }
}

/** So many of so many. */
export interface Share {
  readonly successes: number
  readonly trials: number
}

/**
 * How far the first share lies above the second (Newcombe 1998, Stat Med 17:873, method 10). For a change over time the
 * later share comes first.
 * @throws RangeError for no trials, or more successes than trials
 */
export function wilsonDifference(
  first: Share,
  second: Share,
  level = 0.95,
): Interval & { readonly difference: number } {
  mustBeShare(['first.successes', 'first.trials'], first.successes, first.trials)
  mustBeShare(['second.successes', 'second.trials'], second.successes, second.trials)
  const one = first.successes / first.trials
  const other = second.successes / second.trials
  const ofOne = wilsonInterval(first.successes, first.trials, level)
  const ofOther = wilsonInterval(second.successes, second.trials, level)
  const difference = one - other
  return {
    difference,
    low: difference - Math.hypot(one - ofOne.low, ofOther.high - other),
    high: difference + Math.hypot(ofOne.high - one, other - ofOther.low),
  }
}

/**
 * How often something rare happens per unit of `exposure` (student days, students), with Garwood's exact interval (1936,
 * Biometrika 28:437).
 * @throws RangeError for a count that is not whole, or no exposure
 */
export function poissonRate(
  events: number,
  exposure: number,
  level = 0.95,
): Interval & { readonly rate: number } {
  mustCount('events', events)
  if (!(exposure > 0 && Number.isFinite(exposure))) throw impossible('exposure', 'more than 0')
  mustBeLevel(level)
  const beyond = (1 - level) / 2
  return {
    rate: events / exposure,
    low: events === 0 ? 0 : chiSquaredAt(beyond, 2 * events) / 2 / exposure,
    high: chiSquaredAt(1 - beyond, 2 * events + 2) / 2 / exposure,
  }
}

/** So many events among so many. */
export interface Risk {
  readonly events: number
  readonly total: number
}

/**
 * How many times as likely something is in the first group as in the second, with the interval of Wald on the log scale
 * (Katz 1978, Biometrics 34:469). Where it happened to nobody in a group, there is no interval; where to nobody in the
 * second, no ratio either.
 * @throws RangeError for an empty group, or more events than there are people
 */
export function riskRatio(
  first: Risk,
  second: Risk,
  level = 0.95,
): { readonly ratio: number | null; readonly low: number | null; readonly high: number | null } {
  mustBeShare(['first.events', 'first.total'], first.events, first.total)
  mustBeShare(['second.events', 'second.total'], second.events, second.total)
  mustBeLevel(level)
  if (second.events === 0) return { ratio: null, low: null, high: null }
  const ratio = first.events / first.total / (second.events / second.total)
  if (first.events === 0) return { ratio, low: null, high: null }
  const deviation = Math.sqrt(1 / first.events - 1 / first.total + 1 / second.events - 1 / second.total)
  const reach = Math.exp(normalReach(level) * deviation)
  return { ratio, low: ratio / reach, high: ratio * reach }
}
