import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import {
  addDays,
  dueOn,
  isBusinessDay,
  isSchoolDay,
  schoolDay,
  schoolDayOfYear,
  schoolDaysBetween,
  type SchoolCalendar,
} from './clock.ts'

const noClosures: SchoolCalendar = { closures: new Set() }
const winter: SchoolCalendar = {
  closures: new Set(Array.from({ length: 12 }, (_, at) => addDays('2026-12-21', at))),
}

const day = fc
  .integer({ min: -30_000, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }).toString())

test('the day is the school’s, not the machine’s', () => {
  expect(schoolDay('2026-12-09T04:59:00.000Z', 'America/New_York')).toBe('2026-12-08')
  expect(schoolDay('2026-12-09T05:00:00.000Z', 'America/New_York')).toBe('2026-12-09')
  expect(schoolDay('2026-12-08T10:00:00.000Z', 'Pacific/Auckland')).toBe('2026-12-08')
  expect(schoolDay('2026-12-08T11:00:00.000Z', 'Pacific/Auckland')).toBe('2026-12-09')
})

test('the day is right at every moment and in every zone, whatever was asked before', () => {
  const zones = ['America/New_York', 'Pacific/Auckland', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC']
  const moment = fc.integer({ min: 1_770_000_000, max: 1_830_000_000 }).map((seconds) => seconds * 1000)
  fc.assert(
    fc.property(
      moment,
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 200_000_000 }),
      (at, zone, later) => {
        for (const milliseconds of [at, at + 1, at + later, at - later]) {
          const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds)
          const expected = instant.toZonedDateTimeISO(zone).toPlainDate().toString()
          expect(schoolDay(new Date(milliseconds).toISOString(), zone)).toBe(expected)
          expect(schoolDay(instant.toString(), zone)).toBe(expected)
        }
      },
    ),
  )
})

test('days are counted as the calendar counts them', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
      const plain = Temporal.PlainDate.from(from)
      expect(addDays(from, days)).toBe(plain.add({ days }).toString())
      expect(isBusinessDay(from)).toBe(plain.dayOfWeek <= 5)
    }),
  )
})

test('a school day is a weekday the school is not closed on', () => {
  expect(isSchoolDay('2026-12-18', winter)).toBe(true)
  expect(isSchoolDay('2026-12-19', winter)).toBe(false)
  expect(isSchoolDay('2026-12-21', winter)).toBe(false)
  expect(isBusinessDay('2026-12-21')).toBe(true)
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
] as const)('%s', (_, from, rule, expected) => {
  expect(dueOn(from, rule, winter)).toBe(expected)
})

test('a school that is closed for ever still gets an answer', () => {
  const closed: SchoolCalendar = {
    closures: new Set(Array.from({ length: 2000 }, (_, at) => addDays('2026-12-08', at))),
  }
  expect(dueOn('2026-12-08', { amount: 3, unit: 'school-days' }, closed)).toBe(addDays('2026-12-08', 1000))
})

test('a day due in so many school days is so many school days away', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), (from, amount) => {
      const due = dueOn(from, { amount, unit: 'school-days' }, winter)
      expect(schoolDaysBetween(from, due, winter)).toBe(amount)
      expect(schoolDaysBetween(due, from, winter)).toBe(0 - amount)
    }),
  )
})

test('school days between two days: from after the first up to and including the second', () => {
  expect(schoolDaysBetween('2026-12-04', '2026-12-08', noClosures)).toBe(2)
  expect(schoolDaysBetween('2026-12-08', '2026-12-04', noClosures)).toBe(-2)
  expect(schoolDaysBetween('2026-12-08', '2026-12-08', noClosures)).toBe(0)
  expect(schoolDaysBetween('2026-12-18', '2027-01-04', winter)).toBe(1)
})

test('school days are counted the same as on a wall calendar, day by day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 400 }), (from, span) => {
      const days = Array.from({ length: span }, (_, at) => addDays(from, at + 1))
      const counted = days.filter((each) => isSchoolDay(each, winter)).length
      expect(schoolDaysBetween(from, addDays(from, span), winter)).toBe(counted)
    }),
  )
})

test('a year somebody mistyped is counted to at once, and the calendar ends with its last day', () => {
  const begun = Date.now()
  expect(schoolDaysBetween('0001-01-01', '9999-12-31', winter)).toBeGreaterThan(2_600_000)
  expect(Date.now() - begun).toBeLessThan(2000)
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31')
  expect(dueOn('9999-12-31', { amount: 1, unit: 'school-days' }, winter)).toBe('9999-12-31')
})

test('the first and the last day of the school year count', () => {
  const year = { startsOn: '2026-12-14', endsOn: '2027-01-08' }
  expect(schoolDayOfYear('2026-12-14', year, winter)).toEqual({ number: 1, of: 10 })
  expect(schoolDayOfYear('2026-12-25', year, winter)).toEqual({ number: 5, of: 10 })
  expect(schoolDayOfYear('2027-01-08', year, winter)).toEqual({ number: 10, of: 10 })
  expect(schoolDayOfYear('2026-12-13', year, winter)).toBeNull()
  expect(schoolDayOfYear('2027-01-09', year, winter)).toBeNull()
  expect(schoolDayOfYear('2026-12-14', { ...year, endsOn: null }, winter)).toBeNull()
})
