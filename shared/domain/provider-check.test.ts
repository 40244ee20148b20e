import { expect, test } from 'vitest'

import { isCalledLately } from './provider-call.ts'
import { isStale } from './provider-check.ts'

test.each([
  ['2026-09-02', false],
  ['2026-09-01', true],
])('what was checked on %s still counts on December 1: 90 days', (on, stale) => {
  expect(isStale(on, '2026-12-01')).toBe(stale)
})

test.each([
  ['2026-11-25', true],
  ['2026-11-24', false],
])('whoever was called on %s comes last on December 1: within seven days', (on, lately) => {
  expect(isCalledLately(on, '2026-12-01')).toBe(lately)
})
