import fc from 'fast-check'
import { expect, test } from 'vitest'

import { settle } from './three-way.ts'

interface Row {
  readonly fees: string
  readonly phones: readonly string[]
}

const ours: Row = { fees: 'Free', phones: ['555-0101'] }

test.each([
  ['only the file changed', { fees: 'Free' }, { fees: '10 dollars' }, false, { fees: '10 dollars' }, [], []],
  ['only the office changed', { fees: '5 dollars' }, { fees: '5 dollars' }, false, {}, ['fees'], []],
  [
    'both changed, and the office keeps its word',
    { fees: '5 dollars' },
    { fees: '10 dollars' },
    false,
    {},
    [],
    ['fees'],
  ],
  [
    'both changed, and the office takes the file’s',
    { fees: '5 dollars' },
    { fees: '10 dollars' },
    true,
    { fees: '10 dollars' },
    [],
    ['fees'],
  ],
  ['both say the same', { fees: '5 dollars' }, { fees: 'Free' }, false, {}, [], []],
  ['the file says nothing any more', { fees: '5 dollars' }, { fees: '' }, false, {}, [], []],
  [
    'the file says it for the first time, of what the office wrote',
    {},
    { fees: '5 dollars' },
    false,
    {},
    [],
    ['fees'],
  ],
  [
    'a list only the file changed',
    { phones: ['555-0101'] },
    { phones: ['555-0102'] },
    false,
    { phones: ['555-0102'] },
    [],
    [],
  ],
])('%s', (_, base, theirs, takesTheirs, told, kept, contested) => {
  const settled = settle(ours, theirs, base, () => takesTheirs)
  expect([settled.told, settled.kept, settled.contested.map(({ field }) => field)]).toEqual([
    told,
    kept,
    contested,
  ])
})

test('where nothing is known of an earlier time, what the office has is its own word', () => {
  const settled = settle(ours, { fees: '5 dollars', phones: ['555-0101'] }, undefined, () => false)
  expect([settled.told, settled.contested.map(({ field }) => field)]).toEqual([{}, ['fees']])
  expect(settle({ ...ours, fees: '' }, { fees: '5 dollars' }, undefined, () => false).told).toEqual({
    fees: '5 dollars',
  })
  expect(settle(undefined, { fees: '5 dollars' }, { fees: '' }, () => false).told).toEqual({
    fees: '5 dollars',
  })
})

test('the order of words, and of the parts of a telephone, is no change', () => {
  const phone = { number: '555-0101', kind: 'voice' }
  const turned = { kind: 'voice', number: '555-0101' }
  const settled = settle(
    { languages: ['es', 'ar'], phones: [turned] },
    { languages: ['ar', 'es'], phones: [{ number: '555-0199', kind: 'voice' }] },
    { languages: ['ar', 'es'], phones: [phone] },
    () => false,
  )
  expect(settled).toEqual({
    told: { phones: [{ number: '555-0199', kind: 'voice' }] },
    kept: [],
    contested: [],
  })
})

test('no word of the office is lost unless it said so', () => {
  const word = fc.constantFrom('', 'a', 'b', 'c')
  fc.assert(
    fc.property(word, word, word, (base, own, theirs) => {
      const { told } = settle({ fees: own }, { fees: theirs }, { fees: base }, () => false)
      const after = told.fees ?? own
      expect(after).toBe(own === base && theirs !== '' ? theirs : own)
    }),
  )
})
