import { expect, test } from 'vitest'

import { endsOf, isInPeriod } from './period.ts'

test.each([
  [null, null, null, true, true, true],
  ['2026-12-02', null, 'from', false, true, true],
  [null, '2026-12-02', 'until', true, true, false],
  ['2026-12-02', '2026-12-02', 'both', false, true, false],
])('of a period from %s until %s both ends lie in it', (periodFrom, periodUntil, ends, before, on, after) => {
  const period = { periodFrom, periodUntil }
  expect(endsOf(period)).toBe(ends)
  const days = ['2026-12-01', '2026-12-02', '2026-12-03']
  expect(days.map((day) => isInPeriod(period, day))).toEqual([before, on, after])
})
