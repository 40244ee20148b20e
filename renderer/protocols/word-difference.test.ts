import { expect, test } from 'vitest'

import { wordDifference } from './word-difference.ts'

const marked = (text: string, other: string): string =>
  wordDifference(text, other)
    .map((piece) => (piece.differs ? `[${piece.text}]` : piece.text))
    .join('')

test('only the words the other text lacks stand out', () => {
  expect(marked('Call the mother at home.', 'Call the family at home today.')).toBe(
    'Call the [mother] at home.',
  )
  expect(marked('Call the family at home today.', 'Call the mother at home.')).toBe(
    'Call the [family] at home[ today].',
  )
})

test('a sentence put before others leaves them as they were', () => {
  expect(marked('Stay calm. Call first.', 'Call first.')).toBe('[Stay calm. ]Call first.')
})

test('every text can be read whole again, line breaks and all', () => {
  const [one, other] = ['First.\n\nSecond  line.', 'First.\nA second line.']
  expect(
    wordDifference(one, other)
      .map(({ text }) => text)
      .join(''),
  ).toBe(one)
})

test('where there was nothing, or very much, all of it stands out', () => {
  expect(marked('All of it', '')).toBe('[All of it]')
  const [long, other] = ['one two '.repeat(400), 'three four '.repeat(400)]
  expect(wordDifference(long, other)).toEqual([{ text: long, differs: true }])
})
