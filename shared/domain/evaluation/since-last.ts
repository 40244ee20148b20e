import { z } from 'zod'

import { wilsonDifference, wilsonInterval } from '../statistics.ts'
import type { FigureValue, FrozenFigures, FrozenSection } from './frozen.ts'

/**
 * How a figure stands beside the one before. *Fixed*. `chance`: the two may well be alike. None says whether more is
 * better.
 */
export const ChangeKind = z.enum(['chance', 'higher', 'lower', 'too-few'])

/** How a figure stands beside the one before; of two shares, how far apart they are (95 %). */
export const Change = z.object({
  kind: ChangeKind,
  difference: z.object({ difference: z.number(), low: z.number(), high: z.number() }).nullable(),
})
export type Change = z.infer<typeof Change>

const withoutDifference = (kind: Change['kind']): Change => ({ kind, difference: null })

type Share = Extract<FigureValue, { kind: 'share' }>
type HowMany = Extract<FigureValue, { kind: 'count' }>
type Days = Extract<FigureValue, { kind: 'days' }>

/** Of two shares: Newcombe's interval of their difference, after − before. */
function changeOfShare(after: Share, before: Share): Change {
  if (after.of === 0 || before.of === 0) return withoutDifference('too-few')
  const difference = wilsonDifference(
    { successes: after.count, trials: after.of },
    { successes: before.count, trials: before.of },
  )
  const { low, high } = difference
  return { kind: low > 0 ? 'higher' : high < 0 ? 'lower' : 'chance', difference }
}

/**
 * Of two counts, each in its own number of days: were they alike, the part the later has of both would be the part its
 * days have (the conditional test of Przyborowski and Wilenski, 1940, Biometrika 31:313), read from Wilson's interval.
 */
function changeOfCount(after: HowMany, before: HowMany): Change {
  const all = after.count + before.count
  if (all === 0) return withoutDifference('chance')
  const { low, high } = wilsonInterval(after.count, all)
  const alike = after.days / (after.days + before.days)
  return withoutDifference(low > alike ? 'higher' : high < alike ? 'lower' : 'chance')
}

/** Of two middles: more than chance only where their intervals are apart. An end that was not reached is open. */
function changeOfDays(after: Days, before: Days): Change {
  if (after.median === null && before.median === null) return withoutDifference('too-few')
  const apart = (one: Days, other: Days): boolean =>
    one.low !== null && other.high !== null && one.low > other.high
  return withoutDifference(apart(after, before) ? 'higher' : apart(before, after) ? 'lower' : 'chance')
}

/** How a figure stands beside the same figure of the cycle before; `null` where they are not of one kind. */
export function changeOf(after: FigureValue, before: FigureValue): Change | null {
  if (after.kind === 'share' && before.kind === 'share') return changeOfShare(after, before)
  if (after.kind === 'count' && before.kind === 'count') return changeOfCount(after, before)
  if (after.kind === 'days' && before.kind === 'days') return changeOfDays(after, before)
  return null
}

/** Whether two sections were counted one way: the same number, and the same words. */
export function isSameDefinition(
  one: Pick<FrozenSection, 'definition'>,
  other: Pick<FrozenSection, 'definition'>,
): boolean {
  const [ours, theirs] = [one.definition, other.definition]
  return ours.version === theirs.version && ours.words.en === theirs.words.en
}

/** The same section of another cycle, by page, name and unit. */
export function sameSection(
  figures: FrozenFigures,
  page: string,
  { id, unit }: Pick<FrozenSection, 'id' | 'unit'>,
): FrozenSection | null {
  const part = figures.parts.find((each) => each.page === page)
  return part?.sections.find((each) => each.id === id && each.unit?.id === unit?.id) ?? null
}
