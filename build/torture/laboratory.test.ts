import { expect, test } from 'vitest'

import { runLaboratory } from './laboratory.ts'
import type { Findings, Property } from './property.ts'
import type { TrialOrder } from './run-trial.ts'
import { isContent, noScore } from './scores.ts'
import { readWish } from './wish.ts'

const property: Property = {
  name: 'kill',
  proves: 'Nothing is lost.',
  bar: { commit: 10, release: 100 },
  batch: 4,
  control: { without: 'the protection', count: 3 },
  attempt: async () => ({ tried: 0, bad: [] }),
}
const other: Property = {
  ...property,
  name: 'canary',
  batch: 10,
  control: { none: 'there is nothing to take away' },
}

/** Runs the laboratory on trials that are made up. */
async function examine(
  properties: readonly Property[],
  run: (order: TrialOrder) => Findings,
  until = Infinity,
) {
  const orders: TrialOrder[] = []
  const scores = await runLaboratory({
    properties,
    bar: 'commit',
    seed: 'seed',
    until,
    benches: 2,
    before: new Map(),
    run: async (order) => {
      orders.push(order)
      return run(order)
    },
    keep: () => {},
  })
  return { orders, scoreOf: ({ name }: Property) => scores.get(name) ?? noScore }
}

test('each property is tried as often as its bar says, and its control once', async () => {
  const { orders, scoreOf } = await examine([property, other], ({ count, isProtected }) => ({
    tried: count,
    bad: isProtected ? [] : ['lost'],
  }))
  expect(scoreOf(property)).toMatchObject({ tried: 10, bad: 0, controlTried: 3, controlBad: 1 })
  expect(scoreOf(other)).toMatchObject({ tried: 10, bad: 0, controlBad: null })
  expect(isContent(property, scoreOf(property))).toBe(true)
  expect(isContent(other, scoreOf(other))).toBe(true)
  expect(new Set(orders.map(({ seed }) => seed)).size).toBe(orders.length)
})

test('one bad attempt is too many, and it says how to repeat it', async () => {
  const { scoreOf } = await examine([property], ({ count, isProtected }) => ({
    tried: count,
    bad: isProtected && count === 2 ? ['a student is lost'] : [],
  }))
  expect(scoreOf(property).failures).toEqual([
    expect.stringMatching(/^a student is lost \(--seed seed-\d+\/2\)$/),
  ])
  expect(isContent(property, scoreOf(property))).toBe(false)
})

test('a control that finds nothing wrong means that the test proves nothing', async () => {
  const { scoreOf } = await examine([property], ({ count }) => ({ tried: count, bad: [] }))
  expect(scoreOf(property)).toMatchObject({ tried: 10, bad: 0, controlBad: 0 })
  expect(isContent(property, scoreOf(property))).toBe(false)
})

test('a property that cannot be tried is not begun for ever, and does not hold', async () => {
  const { scoreOf } = await examine([other], () => ({ tried: 0, bad: ['the trial ended with SIGSEGV'] }))
  expect(isContent(other, scoreOf(other))).toBe(false)
})

test('when the time is over no more trials begin', async () => {
  const { orders } = await examine([property], ({ count }) => ({ tried: count, bad: [] }), -1)
  expect(orders).toEqual([])
})

test('what the command line says is understood, or answered with a sentence', () => {
  expect(readWish(['--json', '--only', 'kill', '--release', '--resume', '--minutes', '5'])).toMatchObject({
    json: true,
    only: ['kill'],
    bar: 'release',
    resume: true,
    milliseconds: 300_000,
    report: false,
  })
  expect(readWish([])).toMatchObject({ bar: 'commit', milliseconds: Infinity, report: true })
  expect(readWish(['--only', 'kindness'])).toMatch(/no property “kindness”/)
  expect(readWish(['--minutes', 'soon'])).toMatch(/--minutes/)
  expect(readWish(['--seed', 'x'])).toMatch(/--only/)
})
