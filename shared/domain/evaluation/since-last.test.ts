import fc from 'fast-check'
import { expect, test } from 'vitest'

import { canonicalJson, type FigureValue } from './frozen.ts'
import { changeOf, isSameDefinition } from './since-last.ts'
import { wilsonInterval } from '../statistics.ts'

const share = (count: number, of: number): FigureValue =>
  of === 0
    ? { kind: 'share', count, of, low: null, high: null }
    : { kind: 'share', count, of, ...wilsonInterval(count, of) }
const count = (many: number, days = 30): FigureValue => ({ kind: 'count', count: many, days })
const days = (median: number | null, low: number | null, high: number | null): FigureValue => ({
  ...{ kind: 'days', median, low, high },
})

test('a share that moved by no more than its interval is chance, whichever way it moved', () => {
  expect(changeOf(share(33, 54), share(29, 54))).toMatchObject({ kind: 'chance' })
  expect(changeOf(share(29, 54), share(33, 54))).toMatchObject({ kind: 'chance' })
  // Newcombe 1998, method 10: 56/70 − 48/80 is 0.2000 [0.0524, 0.3339].
  const up = changeOf(share(56, 70), share(48, 80))
  expect(up).toMatchObject({ kind: 'higher' })
  expect(up?.difference?.low).toBeCloseTo(0.0524, 4)
  expect(changeOf(share(48, 80), share(56, 70))).toMatchObject({ kind: 'lower' })
})

test('of nobody nothing is said', () => {
  expect(changeOf(share(0, 0), share(3, 9))).toEqual({ kind: 'too-few', difference: null })
  expect(changeOf(days(null, null, null), days(null, 20, null))?.kind).toBe('too-few')
})

test('counts stand beside each other by their days, and middles only where their intervals are apart', () => {
  expect(changeOf(count(60, 60), count(30, 30))?.kind).toBe('chance')
  expect(changeOf(count(60), count(30))?.kind).toBe('higher')
  expect(changeOf(count(0), count(0))?.kind).toBe('chance')
  expect(changeOf(days(20, 15, 30), days(33, 25, 40))?.kind).toBe('chance')
  expect(changeOf(days(20, 15, 24), days(33, 25, 40))?.kind).toBe('lower')
  expect(changeOf(days(50, 41, null), days(33, 25, 40))?.kind).toBe('higher')
})

test('figures of two kinds are not compared, nor sections that were counted two ways', () => {
  expect(changeOf(share(1, 2), count(1))).toBeNull()
  const definition = { version: 1, words: { en: 'All that began.', es: 'Todo lo que empezó.' } }
  const other = (changes: Partial<typeof definition>) => ({ definition: { ...definition, ...changes } })
  expect(isSameDefinition({ definition }, other({}))).toBe(true)
  expect(isSameDefinition({ definition }, other({ version: 2 }))).toBe(false)
  expect(isSameDefinition({ definition }, other({ words: { en: 'All.', es: '' } }))).toBe(false)
})

test('a property: nothing is called higher or lower where the interval of the difference holds nothing', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), (a, b, c, d) => {
      const [after, before] = [share(Math.min(a, b), Math.max(a, b)), share(Math.min(c, d), Math.max(c, d))]
      const change = changeOf(after, before)
      if (change?.difference && change.difference.low <= 0 && change.difference.high >= 0)
        expect(change.kind).toBe('chance')
      const back = changeOf(before, after)
      const mirrored = { higher: 'lower', lower: 'higher', chance: 'chance', 'too-few': 'too-few' } as const
      expect(back?.kind).toBe(change && mirrored[change.kind])
    }),
  )
})

test('a value is one text, in whatever order its fields were written', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'ñ' }], a: 0.1 })).toBe('{"a":0.1,"b":[1,{"c":"ñ","d":null}]}')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
