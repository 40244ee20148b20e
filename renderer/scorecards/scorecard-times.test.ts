import { expect, test } from 'vitest'

import { offeredTimes } from './scorecard-times.ts'

test('the last twelve months are offered first, then school years that have begun, none beyond today', () => {
  const year = (name: string, startsOn: string, endsOn: string) => ({ name, startsOn, endsOn, terms: [] })
  const years = [
    year('2025–26', '2025-08-18', '2026-06-12'),
    year('2026–27', '2026-08-17', '2027-06-11'),
    year('2027–28', '2027-08-16', '2028-06-09'),
  ]
  expect(offeredTimes('2027-01-15', years)).toEqual([
    { name: null, from: '2026-01-16', to: '2027-01-15' },
    { name: '2026–27', from: '2026-08-17', to: '2027-01-15' },
    { name: '2025–26', from: '2025-08-18', to: '2026-06-12' },
  ])
})
