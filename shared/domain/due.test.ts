import fc from 'fast-check'
import { expect, test } from 'vitest'

import { dayOf } from './days.ts'
import { dueOn } from './due.ts'
import { calendarOf, noCalendar, schoolDaysBetween } from './school-calendar.ts'

const winter = calendarOf({
  years: [],
  closures: [{ startsOn: '2026-12-21', endsOn: '2027-01-01', kind: 'break', name: 'Winter break' }],
})

test.each([
  ['the same day', '2026-12-08', { amount: 0, unit: 'calendar-days' }, '2026-12-08'],
  [
    'no school day at all is today, even on a Sunday',
    '2026-12-13',
    { amount: 0, unit: 'school-days' },
    '2026-12-13',
  ],
  ['three school days after a Tuesday', '2026-12-08', { amount: 3, unit: 'school-days' }, '2026-12-11'],
  ['three school days over a weekend', '2026-12-10', { amount: 3, unit: 'school-days' }, '2026-12-15'],
  ['one school day before the winter break', '2026-12-18', { amount: 1, unit: 'school-days' }, '2027-01-04'],
  [
    'a provider’s business day runs through the break',
    '2026-12-18',
    { amount: 1, unit: 'business-days' },
    '2026-12-21',
  ],
  ['a calendar month ends', '2026-12-20', { amount: 14, unit: 'calendar-days' }, '2027-01-03'],
  ['a leap day is a day', '2028-02-28', { amount: 1, unit: 'calendar-days' }, '2028-02-29'],
  ['a leap day is a school day', '2028-02-28', { amount: 2, unit: 'school-days' }, '2028-03-01'],
  ['2100 has no leap day', '2100-02-26', { amount: 1, unit: 'business-days' }, '2100-03-01'],
] as const)('%s', (_, from, rule, expected) => {
  expect(dueOn(from, rule, winter)).toBe(expected)
})

test('a school closed for years still gets an answer: the first day it is open again', () => {
  const closed = calendarOf({
    years: [],
    closures: [{ startsOn: '2026-12-08', endsOn: '2032-06-01', kind: 'other', name: '' }],
  })
  expect(dueOn('2026-12-08', { amount: 3, unit: 'school-days' }, closed)).toBe('2032-06-04')
})

test('a day due in so many school days is so many school days away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -30_000, max: 40_000 }).map(dayOf),
      fc.integer({ min: 0, max: 60 }),
      (from, amount) => {
        const due = dueOn(from, { amount, unit: 'school-days' }, winter)
        expect(schoolDaysBetween(from, due, winter)).toBe(amount)
        expect(schoolDaysBetween(due, from, winter)).toBe(0 - amount)
      },
    ),
  )
})

test('a year somebody mistyped is counted to at once, and the calendar ends with its last day', () => {
  expect(schoolDaysBetween('0001-01-01', '9999-12-31', winter)).toBeGreaterThan(2_600_000)
  expect(dueOn('9999-12-31', { amount: 1, unit: 'school-days' }, noCalendar)).toBe('9999-12-31')
})
