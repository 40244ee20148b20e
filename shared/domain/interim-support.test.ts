import { expect, test } from 'vitest'

import { supportWhileWaiting } from './interim-support.ts'

const on = (...days: readonly string[]) => days.map((onDay) => ({ onDay }))

test('support counts from the day the case was opened to the day help began, in weeks that began', () => {
  const waiting = { from: '2026-12-01', to: '2026-12-15' }
  expect(supportWhileWaiting([], { from: '2026-12-08', to: '2026-12-08' })).toEqual({ times: 0, weeks: 1 })
  expect(supportWhileWaiting(on('2026-11-30', '2026-12-01', '2026-12-15', '2026-12-16'), waiting)).toEqual({
    times: 2,
    weeks: 3,
  })
  expect(supportWhileWaiting([], { from: '2026-12-01', to: '2026-12-07' }).weeks).toBe(1)
  expect(supportWhileWaiting([], { from: '2026-12-01', to: '2026-12-08' }).weeks).toBe(2)
})
