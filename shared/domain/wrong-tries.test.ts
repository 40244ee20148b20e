import { expect, test } from 'vitest'

import { areNews, areSlips, mayTakeBack, shownUntil } from './wrong-tries.ts'

const NOW = Date.parse('2026-12-08T15:00:00.000Z')
const SECOND = 1000
const HOUR = 3600 * SECOND

test.each([
  ['once, a moment ago', 1, 10 * SECOND, true],
  ['twice within five minutes', 2, 299 * SECOND, true],
  ['three times', 3, 10 * SECOND, false],
  ['once, an hour ago', 1, HOUR, false],
  ['once, by a clock that was set back since', 1, -HOUR, false],
])('mistyped %s', (_, count, ago, expected) => {
  expect(areSlips({ count, since: NOW - ago }, NOW)).toBe(expected)
})

const answered = (
  said: 'claimed' | 'disowned',
  signedInAgain: number | null,
  whose: string | null = null,
) => ({
  whose,
  answer: {
    said,
    byName: 'Nadia Brook',
    at: '2026-11-20T15:00:00.000Z',
    shownUntil: signedInAgain === null ? null : shownUntil(new Date(NOW - signedInAgain).toISOString()),
  },
})

test.each([
  ['nobody answered', { whose: null, answer: null }, true],
  ['they answered a moment ago', answered('claimed', null), false],
  ['was answered in their place before they came in just now', answered('claimed', 10 * SECOND), true],
  ['was answered before they came in yesterday', answered('claimed', 25 * HOUR), false],
  ['was not theirs, as somebody said already', answered('disowned', 10 * SECOND), false],
  ['a colleague answered', answered('claimed', 10 * SECOND, 'Nadia Brook'), false],
])('somebody who comes in reads first what %s', (_, tries, expected) => {
  expect(areNews(tries, NOW)).toBe(expected)
})

test('only “it was me” is taken back, by whoever it is about', () => {
  expect(mayTakeBack(answered('claimed', null))).toBe(true)
  expect(mayTakeBack(answered('disowned', null))).toBe(false)
  expect(mayTakeBack(answered('claimed', null, 'Nadia Brook'))).toBe(false)
  expect(mayTakeBack({ whose: null, answer: null })).toBe(false)
})
