import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import {
  anhojLimits,
  controlChart,
  describe as describeValues,
  kaplanMeier,
  mcnemarExact,
  pairedChange,
  poissonRate,
  quantile,
  regressionToMean,
  riskRatio,
  wilsonDifference,
  wilsonInterval,
} from '#shared/domain/statistics.ts'

const PUBLISHED = join(import.meta.dirname, '../../shared/data/statistics')

/** The files carry eleven digits and more, the last of them rounded. */
function agrees(found: number | null | undefined, published: number, digits = 10): void {
  expect(Math.abs((found ?? Number.NaN) - published)).toBeLessThanOrEqual(Math.abs(published) * 10 ** -digits)
}

const read = (name: string): string => readFileSync(join(PUBLISHED, name), 'utf8')

/** What a file of vectors holds; each test knows the shape of its own. */
function vectors<Shape>(name: string): Shape {
  return JSON.parse(read(name)) as Shape
}

type Pair = readonly [number, number]

describe.skipIf(!existsSync(PUBLISHED))('the published figures', () => {
  test('of shares', () => {
    const { cases } = vectors<{ cases: { x: number; n: number; wilson: Pair }[] }>('S01_wilson.json')
    for (const { x, n, wilson } of cases) {
      agrees(wilsonInterval(x, n).low, wilson[0])
      agrees(wilsonInterval(x, n).high, wilson[1])
    }
  })

  test('of differences', () => {
    const { cases } = vectors<{
      cases: { x1: number; n1: number; x2: number; n2: number; diff: number; ci: Pair }[]
    }>('S02_newcombe_diff.json')
    for (const { x1, n1, x2, n2, diff, ci } of cases) {
      const found = wilsonDifference({ successes: x1, trials: n1 }, { successes: x2, trials: n2 })
      agrees(found.difference, diff)
      agrees(found.low, ci[0])
      agrees(found.high, ci[1])
    }
  })

  test('of waiting', () => {
    const { time, status, steps } = vectors<{
      time: number[]
      status: number[]
      steps: {
        time: number
        n_risk: number
        n_event: number
        surv: number
        se: number
        lower_loglog: number
        upper_loglog: number
      }[]
    }>('S03_km_6mp.json')
    const found = kaplanMeier(
      time,
      status.map((event) => event === 1),
    )
    expect(found.steps).toHaveLength(steps.length)
    found.steps.forEach((step, index) => {
      const published = steps[index]
      if (published === undefined) return
      expect([step.time, step.atRisk, step.events]).toEqual([
        published.time,
        published.n_risk,
        published.n_event,
      ])
      agrees(step.survival, published.surv)
      agrees(step.standardError, published.se)
      agrees(step.low, published.lower_loglog)
      agrees(step.high, published.upper_loglog)
    })
    expect(found.median).toEqual({ estimate: 23, low: 13, high: null })
  })

  test('of change', () => {
    const sleep = vectors<{
      x: number[]
      y: number[]
      mean_diff: number
      sd_diff: number
      t: number
      df: number
      p: number
      ci: Pair
    }>('S04_paired_sleep.json')
    const found = pairedChange(sleep.y, sleep.x)
    agrees(found.mean, sleep.mean_diff)
    agrees(found.standardDeviation, sleep.sd_diff)
    agrees(found.t, sleep.t)
    expect(found.degreesOfFreedom).toBe(sleep.df)
    agrees(found.p, sleep.p)
    agrees(found.low, sleep.ci[0])
    agrees(found.high, sleep.ci[1])
    const { discordant, p_exact } = vectors<{ discordant: Pair; p_exact: number }>('S05_mcnemar.json')
    agrees(mcnemarExact(...discordant).p, p_exact)
  })

  test('of risks and rare events', () => {
    const risks = vectors<{
      cases: { a: number; n1: number; b: number; n0: number; rr: number; ci: Pair }[]
    }>('S06_risk_ratio.json')
    for (const { a, n1, b, n0, rr, ci } of risks.cases) {
      const found = riskRatio({ events: a, total: n1 }, { events: b, total: n0 })
      agrees(found.ratio, rr)
      agrees(found.low, ci[0])
      agrees(found.high, ci[1])
    }
    const rare = vectors<{ cases: { k: number; ci: Pair }[] }>('S07_poisson_ci.json')
    for (const { k, ci } of rare.cases) {
      agrees(poissonRate(k, 1).low, ci[0])
      agrees(poissonRate(k, 1).high, ci[1])
    }
  })

  test('of runs', () => {
    const limits = vectors<{ n: number[]; longest_run_max: number[]; crossings_min: number[] }>(
      'S08_anhoej_limits.json',
    )
    expect(limits.n.map(anhojLimits)).toEqual(
      limits.n.map((_, index) => ({
        longestRun: limits.longest_run_max[index],
        crossings: limits.crossings_min[index],
      })),
    )
  })

  test('of coming back to the mean', () => {
    const { cases } = vectors<{
      cases: {
        mu: number
        sd_between: number
        sd_within: number
        cutoff: number
        z: number
        mean_of_selected: number
        rtm: number
        expected_second: number
      }[]
    }>('S09_rtm.json')
    for (const { mu, sd_between, sd_within, cutoff, ...published } of cases) {
      const found = regressionToMean({
        mean: mu,
        sdBetween: sd_between,
        sdWithin: sd_within,
        cutoff,
        selected: 'above',
      })
      agrees(found.z, published.z)
      agrees(found.selectedMean, published.mean_of_selected)
      agrees(found.effect, published.rtm)
      agrees(found.expectedSecond, published.expected_second)
    }
  })

  test('of quartiles', () => {
    const { x, type6, type7 } = vectors<{ x: number[]; type6: number[]; type7: number[] }>(
      'S10_quantiles.json',
    )
    const shares = [0.25, 0.5, 0.75]
    expect(shares.map((p) => quantile(x, p, 6))).toEqual(type6)
    expect(shares.map((p) => quantile(x, p, 7))).toEqual(type7)
  })

  test.each([
    ['p', 'spc/qcc_orangejuice.txt', 'spc/expected_orangejuice_trial_p.csv'],
    ['c', 'spc/cdi.csv', 'spc/expected_cdi24_c.csv'],
    ['p', 'spc/nhs_accidents.csv', 'spc/expected_nhs_accidents_p.csv'],
  ] as const)('of a %s chart of %s', (kind, _, expected) => {
    const [, ...lines] = read(expected).trim().split('\n')
    const rows = lines.map((line) =>
      line.split(',').map((cell) => (cell === 'NA' ? Number.NaN : Number(cell))),
    )
    const chart = controlChart(
      kind,
      rows.map(([, count = 0, denominator = 0]) => (kind === 'p' ? { count, denominator } : { count })),
    )
    const signals = lines.flatMap((line, index) => (line.split(',')[7] === 'TRUE' ? [index] : []))
    expect(chart.outside).toEqual(signals)
    rows.forEach(([, , , , centre = 0, lower = 0, upper = 0, , , longest, , crossings], index) => {
      agrees(chart.centre, centre)
      agrees(chart.limits[index]?.lower, lower)
      agrees(chart.limits[index]?.upper, upper)
      expect([chart.longestRun, chart.crossings]).toEqual([longest, crossings])
    })
  })

  // A double does not hold the large values of NumAcc3 and NumAcc4 nearly enough for more digits of their deviation.
  test.each([
    ['Lew', 10],
    ['Lottery', 10],
    ['Mavro', 10],
    ['Michelso', 10],
    ['NumAcc1', 10],
    ['NumAcc2', 10],
    ['NumAcc3', 8],
    ['NumAcc4', 7],
  ])('of NIST %s', (name, digits) => {
    const lines = read(`nist/${name}.dat`).split('\n')
    const certified = (what: string): number =>
      Number(
        lines
          .find((line) => line.startsWith(what))
          ?.split(':')[1]
          ?.trim()
          .split(' ')[0],
      )
    const found = describeValues(
      lines
        .slice(60)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map(Number),
    )
    agrees(found.mean, certified('Sample Mean'))
    agrees(found.standardDeviation, certified('Sample Standard Deviation'), digits)
    agrees(found.lag1, certified('Sample Autocorrelation Coefficient'), digits)
  })
})
