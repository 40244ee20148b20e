import { expect, test } from 'vitest'

import { gradeLevel, hardSpots } from './reading-level.ts'

test('the measure tells hard words from plain ones', () => {
  expect(gradeLevel('The cat sat on the mat. The dog ran to the door.')).toBeLessThan(2)
  expect(
    gradeLevel(
      'Individualized psychotherapeutic interventions necessitate comprehensive interdisciplinary coordination.',
    ),
  ).toBeGreaterThan(16)
  expect(gradeLevel('')).toBeNull()
  expect(gradeLevel('我们的编号')).toBeNull()
})

test('it is the published formula: 0.39 words a sentence + 11.8 syllables a word − 15.59', () => {
  // 6 words, 1 sentence, 7 syllables.
  expect(gradeLevel('The teacher sat on the mat.')).toBeCloseTo(0.39 * 6 + 11.8 * (7 / 6) - 15.59, 5)
})

test('what makes a text hard is named: long sentences and words of three syllables, but no names', () => {
  const text =
    'We talked. During the evaluation we noticed that he is often by himself at lunch and does not want to come to school. Ask Miss Valentina.'
  expect(hardSpots(text)).toEqual({
    sentences: [
      'During the evaluation we noticed that he is often by himself at lunch and does not want to come to school.',
    ],
    words: ['evaluation'],
  })
  expect(hardSpots('He sits alone. We miss him.')).toEqual({ sentences: [], words: [] })
})
