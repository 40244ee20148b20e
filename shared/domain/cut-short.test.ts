import { expect, test } from 'vitest'

import { cutShort } from './cut-short.ts'

test.each([
  ['Harbor Clinic', 6, 'Harbor'],
  ['Harbor', 6, 'Harbor'],
  ['Sunny 🌞 House', 7, 'Sunny '],
  ['Sunny 🌞 House', 8, 'Sunny 🌞'],
  ['Cafe\u0301', 4, 'Caf'],
  ['👨‍👩‍👧 House', 4, ''],
])('%s in %i signs is cut between whole signs', (words, most, cut) => {
  expect(cutShort(words, most)).toBe(cut)
})
