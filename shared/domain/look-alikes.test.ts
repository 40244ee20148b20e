import { expect, test } from 'vitest'

import { readAlike } from './look-alikes.ts'

test.each([
  ['a letter of Cyrillic among Latin ones', 'таylor', ['taylor']],
  ['letters of Greek', 'μarcυs', ['marcus', 'marcys']],
  ['a digit for a letter', 'tyl3r', ['tyler']],
  ['a digit for one of two letters', 'a1ex', ['alex', 'aiex']],
  ['both', 'мarcu5', ['marcus']],
  ['a word of one script', 'петров', []],
  ['a word as any other', 'taylor', []],
  ['a grade', '7b', []],
  ['a number', '1200', []],
])('a word is read as what it looks like: %s', (_, word, read) => {
  expect(readAlike(word)).toEqual(read)
})
