import fc from 'fast-check'
import { expect, test } from 'vitest'

import { dayOf } from './days.ts'
import { dueDay, dueFrom, dueOn } from './due.ts'
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

const inNewYork = { timeZone: 'America/New_York', calendar: winter }

test.each([
  ['at once', '2026-12-08T15:00:00.000Z', 0, '2026-12-08', '2026-12-08T15:00:00.000Z'],
  ['over midnight at the school', '2026-12-09T03:30:00.000Z', 2, '2026-12-09', '2026-12-09T05:30:00.000Z'],
  // On 14 March 2027 New York goes from 02:00 to 03:00, on 7 November 2027 from 02:00 back to 01:00 (15 U.S.C. 260a).
  ['the night an hour is missing', '2027-03-13T23:00:00.000Z', 24, '2027-03-14', '2027-03-14T23:00:00.000Z'],
  ['the night an hour comes twice', '2027-11-07T04:30:00.000Z', 24, '2027-11-07', '2027-11-08T04:30:00.000Z'],
  ['over the end of the year', '2027-01-01T04:00:00.000Z', 2, '2027-01-01', '2027-01-01T06:00:00.000Z'],
] as const)('hours that pass: %s', (_, from, amount, dueOnDay, dueAt) => {
  expect(dueFrom(from, { amount, unit: 'hours' }, inNewYork)).toEqual({ dueOn: dueOnDay, dueAt })
})

test('a target in days, counted from late in the evening, begins on the day it still is at the school', () => {
  const target = { amount: 3, unit: 'school-days' } as const
  expect(dueFrom('2026-12-09T03:30:00.000Z', target, inNewYork)).toEqual({ dueOn: '2026-12-11', dueAt: null })
})

test.each([
  [{ amount: 0, unit: 'hours' }, '2026-12-08'],
  [{ amount: 4, unit: 'hours' }, '2026-12-08'],
  [{ amount: 48, unit: 'hours' }, '2026-12-10'],
  [{ amount: 1, unit: 'calendar-days' }, '2026-12-09'],
] as const)('what may take %o is proposed for a day on which nobody waited too long', (rule, expected) => {
  expect(dueDay('2026-12-08', rule, noCalendar)).toBe(expected)
})
