import { expect, test } from 'vitest'

import { isUrgent } from './urgent-words.ts'

const crisis = { urgentWords: 'suicide, self-harm, 911, 988, danger, emergency' }

test.each(['suicide', 'Suic', '911', '988', 'dang', ' Emergency ', 'self-harm'])('%s is urgent', (words) => {
  expect(isUrgent(words)(crisis)).toBe(true)
})

test.each(['', 'dan', 'su', '9', 'Daniel', 'ann'])('"%s" may be anybody’s name, and is not', (words) => {
  expect(isUrgent(words)(crisis)).toBe(false)
})

test('what has no other words is never urgent', () => {
  expect(isUrgent('suicide')({})).toBe(false)
})
