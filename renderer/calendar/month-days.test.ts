import { expect, test } from 'vitest'

import { monthsBetween, weeksOf } from './month-days.ts'

test('a school year is shown month by month, over the turn of the year', () => {
  expect(monthsBetween('2026-08-26', '2027-02-02')).toEqual([
    '2026-08-01',
    '2026-09-01',
    '2026-10-01',
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
    '2027-02-01',
  ])
  expect(monthsBetween('2026-08-31', '2026-08-31')).toEqual(['2026-08-01'])
})

test('a month hangs on the wall in weeks that begin on Sunday', () => {
  const weeks = weeksOf('2028-02-01')
  expect(weeks).toHaveLength(5)
  expect(weeks[0]).toEqual([null, null, '2028-02-01', '2028-02-02', '2028-02-03', '2028-02-04', '2028-02-05'])
  expect(weeks[4]?.filter((day) => day !== null)).toEqual(['2028-02-27', '2028-02-28', '2028-02-29'])
  expect(weeksOf('2026-02-01').flat()).not.toContain(null)
})
