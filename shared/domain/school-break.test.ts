import { expect, test } from 'vitest'

import { breakAt, isInBreak } from './school-break.ts'

const year = { startsOn: '2026-08-24', endsOn: '2027-06-11' }
const next = { startsOn: '2027-08-23', endsOn: '2028-06-09' }
const session = { startsOn: '2027-06-21', endsOn: '2027-07-16' }
const summer = { endsOn: '2027-06-11', nextStartsOn: '2027-08-23', until: '2027-08-22' }

test('the break after a year goes on until the next one begins, and a summer session does not end it', () => {
  expect(breakAt('2026-12-08', [next, session, year])).toEqual(summer)
  expect(breakAt('2027-07-01', [year, session, next]), 'in the middle of it').toEqual(summer)
  expect(breakAt('2026-08-01', [year, next]), 'before the first year').toEqual(summer)
  expect(breakAt('2027-09-01', [year, next])?.endsOn).toBe('2028-06-09')
})

test('where the next year is not entered a usual summer is looked at, and without any year there is no break', () => {
  expect(breakAt('2026-12-08', [year])).toEqual({
    endsOn: '2027-06-11',
    nextStartsOn: null,
    until: '2027-09-03',
  })
  expect(breakAt('2026-12-08', [session])).toBeNull()
})

test('the last day of school is not in the break, and the first day of the next year is not either', () => {
  expect(
    ['2027-06-11', '2027-06-12', '2027-08-22', '2027-08-23'].map((day) => isInBreak(day, summer)),
  ).toEqual([false, true, true, false])
})
