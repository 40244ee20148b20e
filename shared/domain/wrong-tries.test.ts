import { expect, test } from 'vitest'

import { areSlips } from './wrong-tries.ts'

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
