import { expect, test } from 'vitest'

import { isKeptAway } from './kept-away.ts'

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
