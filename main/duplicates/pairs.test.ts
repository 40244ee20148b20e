import { expect, test } from 'vitest'

import { comparedName } from '../providers/names-alike.ts'
import { mostAlikeFirst, organizationPairs, servicePairs } from './pairs.ts'
import { streetOf, type Signs } from './signs.ts'

interface Known {
  readonly phone?: string
  readonly address?: string
  readonly website?: string
}

const entry = (name: string, { phone, address, website }: Known = {}): Signs => ({
  id: name,
  name: comparedName(name),
  by: {
    phone: new Set(phone ? [phone] : []),
    address: new Set(address ? [streetOf(address) ?? ''] : []),
    website: new Set(website ? [website] : []),
  },
})

const pairsOf = (entries: readonly Signs[]) =>
  mostAlikeFirst([...organizationPairs(entries)].filter((pair) => pair !== undefined)).map(
    ({ oneId, otherId, same }) => `${[oneId, otherId].toSorted().join(' / ')}: ${same.join(', ')}`,
  )

test.each([
  [
    'the same name, a legal form aside',
    entry('Bayside Counseling, Inc.'),
    entry('The Bayside Counseling'),
    'name',
  ],
  ['a name with a slip', entry('Bayside Counseling'), entry('Bayside Counselling'), 'name'],
  ['words in another order', entry('Counseling Bayside'), entry('Bayside Counseling'), 'name'],
  [
    'one name within the other',
    entry('Bayside Counseling'),
    entry('Bayside Family Counseling Center'),
    'name',
  ],
  ['a single word with a slip', entry('Wellcares'), entry('Welcares'), 'name'],
  ['one telephone', entry('Harbor', { phone: '5550100' }), entry('Pier', { phone: '5550100' }), 'phone'],
  [
    'one web page',
    entry('Harbor', { website: 'harbor.example' }),
    entry('Pier', { website: 'harbor.example' }),
    'website',
  ],
  [
    'a name at an address',
    entry('Harbor House', { address: '1 Main St, Town' }),
    entry('Harbor House Inc', { address: '1 main st' }),
    'name, address',
  ],
])('%s', (_, one, other, same) => {
  const pairs = pairsOf([one, other, entry('Nothing Alike Here')])
  expect(pairs).toHaveLength(1)
  expect(pairs[0]?.split(': ')[1]).toBe(same)
})

test.each([
  [
    'an address alone: a house has many tenants',
    entry('Harbor', { address: '1 Main St' }),
    entry('Pier', { address: '1 Main St' }),
  ],
  ['one word in common', entry('Harbor'), entry('Harbor Family Services')],
  ['short words that differ in a letter', entry('Cat House'), entry('Bat House')],
  ['nothing', entry('Harbor'), entry('Pier')],
])('never for %s', (_, one, other) => {
  expect(pairsOf([one, other])).toEqual([])
})

test('a telephone of many says nothing, and whoever has more in common comes first', () => {
  const names = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir']
  expect(pairsOf(names.map((name) => entry(name, { phone: '2115550' })))).toEqual([])
  expect(
    pairsOf([
      entry('Harbor House', { phone: '5550100' }),
      entry('Harbour House', { phone: '5550100' }),
      entry('Pier', { website: 'pier.example' }),
      entry('Quay', { website: 'pier.example' }),
    ]),
  ).toEqual(['Harbor House / Harbour House: name, phone', 'Pier / Quay: website'])
})

test('services of one organization are compared by name, and are two where they are given elsewhere', () => {
  const pair = (one: Signs, other: Signs) => [...servicePairs([one, other])].length
  expect(pair(entry('Teen counseling'), entry('Teen counselling'))).toBe(1)
  expect(pair(entry('Teen counseling'), entry('Teen counseling for parents'))).toBe(0)
  expect(
    pair(entry('Teen counseling', { address: '1 Main St' }), {
      ...entry('Teen counselling', { address: '9 Oak St' }),
    }),
  ).toBe(0)
})
