import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { distanceOnPaper, homeOnPaper } from './home-on-paper.ts'

const aParent = (id: string, address: string | null, known = {}) => ({
  ...{ id, address, holdsConsentRights: true, doNotContact: false },
  ...known,
})
const MOTHER = aParent('mother', '5 Tremont St, Boston, MA 02118')
const FATHER = aParent('father', '1 Main St, Quincy, MA 02169')

describe('from where a paper for a family counts', () => {
  test.each([
    ['the home the office wrote down', '02110', [], null, '02110'],
    ['the one address of the parents', null, [MOTHER], null, '02118'],
    [
      'the home of whoever it is for, though the student has two',
      '02118',
      [MOTHER, FATHER],
      'father',
      '02169',
    ],
    [
      'the home of a parent without an address, as no other one is known',
      '02110',
      [aParent('a', null)],
      'a',
      '02110',
    ],
    ['one home of both parents', '02118', [MOTHER, { ...FATHER, address: MOTHER.address }], null, '02118'],
    // Where somebody nobody may contact lives counts for nothing.
    [
      'the home beside somebody nobody may contact',
      '02118',
      [MOTHER, { ...FATHER, doNotContact: true }],
      null,
      '02118',
    ],
  ])('%s', (_, homeZip, contacts, addresseeId, zip) => {
    expect(homeOnPaper({ homeZip }, contacts, addresseeId)).toEqual({ zip, why: null })
  })

  test.each([
    ['two homes are known and it is for everybody', '02118', [MOTHER, FATHER], null, 'two-homes'],
    ['the home is not that of the one parent who is known', '02110', [MOTHER], null, 'two-homes'],
    ['only the other parent has an address', null, [MOTHER, aParent('a', null)], 'a', 'unknown'],
    ['the student lives with the other parent', '02118', [MOTHER, aParent('a', 'Main St')], 'a', 'unknown'],
    ['nobody wrote down anything', null, [aParent('a', '')], null, 'unknown'],
    [
      'a parent’s home is not known and it is for everybody',
      '02110',
      [MOTHER, aParent('a', null)],
      null,
      'unknown',
    ],
    [
      'the homes of two parents are not known',
      '02110',
      [aParent('a', null), aParent('b', '')],
      null,
      'unknown',
    ],
    [
      'it is for a parent without an address beside one nobody may contact',
      '02110',
      [aParent('a', null), { ...aParent('b', null), doNotContact: true }],
      'a',
      'unknown',
    ],
    [
      'the home may be that of somebody else the student lives with',
      '02118',
      [aParent('a', null), { ...MOTHER, id: 'grandmother', holdsConsentRights: false }],
      'a',
      'unknown',
    ],
    [
      'the only address is of somebody without rights',
      null,
      [{ ...MOTHER, holdsConsentRights: false }],
      null,
      'unknown',
    ],
  ] as const)('nothing where %s', (_, homeZip, contacts, addresseeId, why) => {
    expect(homeOnPaper({ homeZip }, contacts, addresseeId)).toEqual({ zip: null, why })
  })
})

test('what one parent reads, and what everybody reads, never counts from where another of them lives', () => {
  const zips = fc.constantFrom('02110', '02118', '02169')
  const address = fc.option(zips, { nil: null }).map((zip) => zip && `1 Main St, Boston, MA ${zip}`)
  const person = fc.record({ address, holdsConsentRights: fc.boolean(), doNotContact: fc.boolean() })
  const known = fc.array(person, { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.option(zips, { nil: null }), known, fc.boolean(), (homeZip, persons, isForAll) => {
      const contacts = persons.map((one, at) => ({ ...one, id: String(at) }))
      const { zip } = homeOnPaper({ homeZip }, contacts, isForAll ? null : '0')
      if (zip === null) return
      const readers = contacts.filter(({ id, holdsConsentRights, doNotContact }) =>
        isForAll ? holdsConsentRights && !doNotContact : id === '0',
      )
      const isKnownAsTheirs = readers.every((reader) => reader.address?.endsWith(zip) ?? false)
      const isNobodyElses = contacts.every((one) => one.address === null) && zip === homeZip
      expect(isKnownAsTheirs || (isNobodyElses && readers.length <= 1)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [0, { as: 'close' }],
  [2.4, { as: 'close' }],
  [2.6, { as: 'miles', miles: 5 }],
  [6.2, { as: 'miles', miles: 5 }],
  [7.6, { as: 'miles', miles: 10 }],
  [10.4, { as: 'miles', miles: 10 }],
  [11, { as: 'miles', miles: 10 }],
  [13, { as: 'miles', miles: 15 }],
  [61, { as: 'miles', miles: 60 }],
])('%d miles stand on paper as %o: what is in the own area is not told from what is near', (miles, said) => {
  expect(distanceOnPaper(miles)).toEqual(said)
})
