import { expect, test } from 'vitest'

import { comparedName } from '../providers/names-alike.ts'
import { type Found, keepingBest, organizationPairs, type Pair, servicePairs } from './pairs.ts'
import { signsOfOrganizations, streetOf, type Signs } from './signs.ts'

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

function bestOf(steps: Iterable<Found>, most = 500): readonly Pair[] {
  const best = keepingBest<Pair>(most)
  for (const { pair } of steps) if (pair) best.add(pair)
  return best.best()
}

const pairsOf = (entries: readonly Signs[]) =>
  bestOf(organizationPairs(entries)).map(
    ({ oneId, otherId, same }) => `${[oneId, otherId].toSorted().join(' / ')}: ${same.join(', ')}`,
  )

/** What a search found, what it only counted, and how many entries it was done with. */
function summed(steps: Iterable<Found>) {
  const [sum, keys] = [{ pairs: 0, more: 0, done: 0, steps: 0 }, new Set<string>()]
  for (const { pair, more = 0, done = 0 } of steps) {
    sum.steps += 1
    sum.pairs += Number(pair !== undefined)
    sum.more += more
    sum.done += done
    if (pair) keys.add([pair.oneId, pair.otherId].toSorted().join(' '))
  }
  return { ...sum, different: keys.size }
}

/** Entries of one name, each with its own id, that count how often their names are looked at. */
function ofOneName(name: string, count: number, known: (at: number) => Known = () => ({})) {
  let looks = 0
  const compared = comparedName(name)
  const entries = Array.from({ length: count }, (_, at): Signs => ({
    ...{ id: `${name} ${String(at)}`, by: entry(name, known(at)).by },
    get name() {
      looks += 1
      return compared
    },
  }))
  return { entries, looks: () => looks }
}

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

test('one name but for a slip comes before names of which one is within the other, though these share a telephone', () => {
  expect(
    pairsOf([
      entry('Florida Legal', { phone: '5550100' }),
      entry('Legal Services of North Florida', { phone: '5550100' }),
      entry('Bay Area Legal Service'),
      entry('Bay Area Legal Services, Inc.'),
    ])[0],
  ).toContain('Bay Area Legal Service / Bay Area Legal Services, Inc.')
})

test('services of one organization are compared by name, and are two where they are given elsewhere', () => {
  const pair = (one: Signs, other: Signs) => bestOf(servicePairs([one, other])).length
  expect(pair(entry('Teen counseling'), entry('Teen counselling'))).toBe(1)
  expect(pair(entry('Teen counseling'), entry('Teen counseling for parents'))).toBe(0)
  expect(
    pair(entry('Teen counseling', { address: '1 Main St' }), {
      ...entry('Teen counselling', { address: '9 Oak St' }),
    }),
  ).toBe(0)
})

test('ten thousand organizations of one name are looked at once each and not two by two', () => {
  const { entries, looks } = ofOneName('First Baptist Church', 10_000)
  expect(summed(organizationPairs(entries))).toMatchObject({
    ...{ pairs: 9999, different: 9999, done: 10_000 },
    more: (10_000 * 9999) / 2 - 9999,
  })
  expect(looks()).toBeLessThan(20 * 10_000)
})

test('two thousand services of one name are neither, and those at another address are no pair', () => {
  const { entries, looks } = ofOneName('Counseling', 2000, (at) => ({
    address: at < 1000 ? '1 Main St' : '2 Oak St',
  }))
  const { pairs, more, done } = summed(servicePairs(entries))
  expect([pairs + more, done]).toEqual([2 * ((1000 * 999) / 2), 2000])
  expect(pairs).toBeLessThan(2000)
  expect(looks()).toBeLessThan(20 * 2000)
})

test('of two names alike with many entries each, some pairs are found and the others counted, none twice', () => {
  const ones = ofOneName('First Baptist Church', 50).entries
  const others = ofOneName('First Baptist Chursh', 40).entries
  const found = summed(organizationPairs([...ones, ...others]))
  expect(found.pairs + found.more).toBe((90 * 89) / 2)
  expect(found.different).toBe(found.pairs)
})

test('of many of one name those with one telephone come first, whatever stands between them', () => {
  const { entries } = ofOneName('First Baptist Church', 300, (at) => ({
    phone: at === 7 || at === 250 ? '5550100' : `555${String(1000 + at)}`,
  }))
  const [best] = bestOf(organizationPairs(entries), 5)
  expect(new Set([best?.oneId, best?.otherId])).toEqual(
    new Set(['First Baptist Church 250', 'First Baptist Church 7']),
  )
  expect(summed(organizationPairs(entries))).toMatchObject({ different: 300, more: (300 * 299) / 2 - 300 })
})

test('four with one number are looked at, five are many, and what is no whole number is none', () => {
  const calling = (count: number, phone: string) =>
    pairsOf(['Ash', 'Birch', 'Cedar', 'Elm', 'Fir'].slice(0, count).map((name) => entry(name, { phone })))
      .length
  expect([calling(4, '5550100'), calling(5, '5550100')]).toEqual([6, 0])
  const signs = signsOfOrganizations({
    organizations: ['Ash', 'Birch'].map((name) => ({
      ...{ id: name, sourceId: null, name, alternateName: null, description: '', email: null, website: null },
      phones: [{ number: '911', extension: '12', kind: null, description: '' }],
      ...{ active: true, version: 1 },
    })),
    ...{ services: [], locations: [], places: [], rows: [], merged: [], told: [] },
  })
  expect(signs.map(({ by }) => by.phone.size)).toEqual([0, 0])
})

test('a name in another order is told once', () => {
  expect(summed(organizationPairs([entry('Bayside Counseling'), entry('Counseling Bayside')])).pairs).toBe(1)
})

test('a name with a slip comes before one name within another', () => {
  expect(
    pairsOf([
      entry('Florida Legal'),
      entry('Legal Services of North Florida'),
      entry('Bay Area Legal Service'),
      entry('Bay Area Legal Services, Inc.'),
    ])[0],
  ).toBe('Bay Area Legal Service / Bay Area Legal Services, Inc.: name')
})
