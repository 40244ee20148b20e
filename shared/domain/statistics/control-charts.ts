import { coinQuantile } from './distributions.ts'
import { meanOf } from './describing.ts'
import { impossible, mustBeFinite, mustCount, mustHold } from './impossible.ts'

/**
 * What chance alone keeps to in so many points off the centre line: the longest run on one side of it, and the fewest
 * crossings (Anhøj & Olesen 2014, PLoS ONE 9:e113825).
 * @throws RangeError for no points
 */
export function anhojLimits(points: number): { readonly longestRun: number; readonly crossings: number } {
  mustCount('points', points)
  if (points === 0) throw impossible('points', 'at least 1')
  return {
    longestRun: Math.round(Math.log2(points) + 3),
    crossings: coinQuantile(0.05, points - 1),
  }
}

/** p shares, u rates, c counts, i single values; the primed widen by what varies more than chance lets it (Laney 2002). */
export type ChartKind = 'p' | 'u' | 'c' | 'p-prime' | 'u-prime' | 'i'

/** What was counted in a period, of how many or per how much. */
export interface ChartPoint {
  readonly count: number
  readonly denominator?: number
}

/** A control chart: limits in the order of the points, and what lies outside them by its place, from 0. */
export interface ControlChart {
  readonly centre: number
  readonly limits: readonly { readonly lower: number; readonly upper: number }[]
  readonly longestRun: number
  readonly crossings: number
  /** Enough points to tell anything by. */
  readonly enough: boolean
  readonly signal: boolean
  readonly outside: readonly number[]
}

/** Fewer points than this tell nothing yet. */
const LEAST_POINTS = 12

/** What a mean moving range of two is in standard deviations (Montgomery, appendix VI: d₂ for n = 2). */
const MOVING_RANGE = 1.128

function mustBePoints(kind: ChartKind, points: readonly ChartPoint[], freeze: number): void {
  mustHold('points', points, kind === 'p' || kind === 'u' || kind === 'c' ? 1 : 2)
  for (const { count, denominator } of points) {
    if (kind === 'i') mustBeFinite('points', [count, denominator ?? 1])
    else mustCount('points', count)
    if (denominator === undefined && kind !== 'c' && kind !== 'i') {
      throw impossible('points', 'counts with a denominator')
    }
    if (denominator !== undefined && !(denominator > 0)) throw impossible('points', 'of more than 0')
    if (kind.startsWith('p') && count > (denominator ?? 0)) {
      throw impossible('points', 'counts no larger than their denominator')
    }
  }
  const least = kind === 'p' || kind === 'u' || kind === 'c' ? 1 : 2
  if (!Number.isInteger(freeze) || freeze < least || freeze > points.length) {
    throw impossible('freeze', `a number of points, ${least} or more`)
  }
}

/** The mean step from each value to the next, in standard deviations of what makes it. */
function stepsOf(values: readonly number[]): number {
  return meanOf(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)))) / MOVING_RANGE
}

interface Drawn {
  readonly centre: number
  readonly values: readonly number[]
  /** The standard deviation of each point, by chance alone. */
  readonly deviations: readonly number[]
}

function drawnShares(
  points: readonly ChartPoint[],
  freeze: number,
  spread: (centre: number) => number,
): Drawn {
  const base = points.slice(0, freeze)
  const sum = (of: (point: ChartPoint) => number): number => base.reduce((all, point) => all + of(point), 0)
  const centre = sum(({ count }) => count) / sum(({ denominator = 1 }) => denominator)
  return {
    centre,
    values: points.map(({ count, denominator = 1 }) => count / denominator),
    deviations: points.map(({ denominator = 1 }) => Math.sqrt(spread(centre) / denominator)),
  }
}

/** Laney's primed charts: what varies between periods beyond chance widens every limit alike. */
function widened({ centre, values, deviations }: Drawn, freeze: number): Drawn {
  const away = values
    .slice(0, freeze)
    .map((value, index) => (value === centre ? 0 : (value - centre) / (deviations[index] ?? 1)))
  const wider = stepsOf(away)
  return { centre, values, deviations: deviations.map((deviation) => deviation * wider) }
}

function drawnSingles(points: readonly ChartPoint[], freeze: number): Drawn {
  const values = points.map(({ count, denominator = 1 }) => count / denominator)
  const base = values.slice(0, freeze)
  const deviation = stepsOf(base)
  return { centre: meanOf(base), values, deviations: values.map(() => deviation) }
}

function drawn(kind: ChartKind, points: readonly ChartPoint[], freeze: number): Drawn {
  const ofShare = (centre: number): number => centre * (1 - centre)
  const ofRate = (centre: number): number => centre
  switch (kind) {
    case 'p':
      return drawnShares(points, freeze, ofShare)
    case 'p-prime':
      return widened(drawnShares(points, freeze, ofShare), freeze)
    case 'u':
      return drawnShares(points, freeze, ofRate)
    case 'u-prime':
      return widened(drawnShares(points, freeze, ofRate), freeze)
    case 'c':
      return drawnShares(
        points.map(({ count }) => ({ count })),
        freeze,
        ofRate,
      )
    case 'i':
      return drawnSingles(points, freeze)
  }
}

/** On which side of the centre line each point lies that does not lie on it. */
function sidesOf({ centre, values }: Drawn): boolean[] {
  const nearly = 1e-12 * Math.max(1, Math.abs(centre))
  return values.filter((value) => Math.abs(value - centre) > nearly).map((value) => value > centre)
}

function longestRunOf(sides: readonly boolean[]): number {
  let run = 0
  let longest = 0
  sides.forEach((side, index) => {
    run = side === sides[index - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}

/**
 * A Shewhart chart with its centre and three-sigma limits (Montgomery, Introduction to Statistical Quality Control, 6 and
 * 7; primed: Laney 2002, Qual Eng 14:531), and the runs of Anhøj & Olesen. From twelve points on there is a `signal` where
 * a run is too long, crossings are too few, or a point lies outside; other Western Electric rules raise false alarms and
 * are left out. `freeze` takes centre and limits from the first so many points only.
 * @throws RangeError for no points, counts that are none, a missing denominator, or a `freeze` beyond the points
 */
export function controlChart(
  kind: ChartKind,
  points: readonly ChartPoint[],
  { freeze = points.length }: { readonly freeze?: number } = {},
): ControlChart {
  mustBePoints(kind, points, freeze)
  const chart = drawn(kind, points, freeze)
  const lowest = kind === 'i' ? -Infinity : 0
  const highest = kind.startsWith('p') ? 1 : Infinity
  const limits = chart.deviations.map((deviation) => ({
    lower: Math.max(lowest, chart.centre - 3 * deviation),
    upper: Math.min(highest, chart.centre + 3 * deviation),
  }))
  const outside = chart.values.flatMap((value, index) => {
    const { lower = value, upper = value } = limits[index] ?? {}
    return value < lower || value > upper ? [index] : []
  })
  const sides = sidesOf(chart)
  const longestRun = longestRunOf(sides)
  const crossings = sides.filter((side, index) => index > 0 && side !== sides[index - 1]).length
  const usual = sides.length === 0 ? null : anhojLimits(sides.length)
  const unusual = usual !== null && (longestRun > usual.longestRun || crossings < usual.crossings)
  return {
    centre: chart.centre,
    limits,
    longestRun,
    crossings,
    enough: points.length >= LEAST_POINTS,
    signal: points.length >= LEAST_POINTS && (unusual || outside.length > 0),
    outside,
  }
}
