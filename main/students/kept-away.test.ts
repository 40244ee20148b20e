import { expect, test } from 'vitest'

import { isKeptAway, namesKeptAway, withoutKeptAway } from './kept-away.ts'

const luis = { id: 'luis', name: 'Luis Varga Soto', doNotContact: true }

test.each([
  ['Luis Varga Soto', true],
  ['LUIS VARGA', true],
  ['Varga, Luis', true],
  ['Mr. Luis Varga', true],
  ['Luis Varga Marsh', false],
  ['Luisa Varga', false],
  ['Varga', false],
  ['', false],
])('a father nobody may contact is known by his name alone as people write it: %s', (name, isHis) => {
  expect(isKeptAway([luis], { contactId: null, name })).toBe(isHis)
  expect(isKeptAway([{ ...luis, doNotContact: false }], { contactId: null, name })).toBe(false)
  expect(isKeptAway([luis], { contactId: 'teresa', name })).toBe(false)
})

test('Mrs. Varga is who must not be contacted, unless somebody who may be called has the family name', () => {
  const rosa = { name: 'Rosa Varga', phone: '555-0177', doNotContact: true }
  const others = ['Boris Quillfeather', 'Teresa Varga'].map((name) => ({
    name,
    phone: null,
    doNotContact: false,
  }))
  expect(withoutKeptAway([rosa, ...others.slice(0, 1)], 'Call Mrs. Varga')).toBe('Call …')
  expect(namesKeptAway([rosa], 'Mrs. Varga')).toBe(true)
  expect(withoutKeptAway([rosa, ...others], 'Call Mrs. Varga')).toBe('Call Mrs. Varga')
  expect(namesKeptAway([rosa, ...others], 'Mrs. Varga')).toBe(false)
})

test.each([
  ['Call (617) 555-0177 at six', 'Call … at six'],
  ['555 0177', '…'],
  ['+1 617.555.0177, evenings', '…, evenings'],
  ['Call 555-0178', 'Call 555-0178'],
  ['Room 177, on 2026-12-08', 'Room 177, on 2026-12-08'],
  ['12345550177999', '12345550177999'],
])('the number of somebody nobody may contact goes with their name: %s', (words, told) => {
  expect(withoutKeptAway([{ name: 'Rosa Varga', phone: '617-555-0177', doNotContact: true }], words)).toBe(
    told,
  )
})
