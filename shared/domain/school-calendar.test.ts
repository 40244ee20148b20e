import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays, dayOf, isBusinessDay, numberOf } from './days.ts'
import {
  addSchoolDays,
  calendarOf,
  isBeyondCalendar,
  isSchoolDay,
  noCalendar,
  schoolDayOfYear,
  schoolDaysBetween,
  type SchoolCalendarDraft,
  whyClosed,
} from './school-calendar.ts'

const holiday = (startsOn: string, endsOn = startsOn): SchoolCalendarDraft['closures'][number] => ({
  startsOn,
  endsOn,
  kind: 'holiday',
  name: '',
})

const twoYears = {
  years: [
    { name: '2026–27', startsOn: '2026-08-26', endsOn: '2027-06-11', terms: [] },
    { name: '2027–28', startsOn: '2027-08-25', endsOn: '2028-06-09', terms: [] },
  ],
  closures: [holiday('2026-09-07'), holiday('2026-11-26', '2026-11-27'), holiday('2026-12-21', '2027-01-01')],
}

/** The rule said once more, day by day, without counting. */
function hasSchool(day: string, { years, closures }: typeof twoYears): boolean {
  if (!isBusinessDay(day) || closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn))
    return false
  const isAfterSome = years.some(({ startsOn }) => startsOn <= day)
  const isBeforeSome = years.some(({ endsOn }) => day <= endsOn)
  if (!isAfterSome || !isBeforeSome) return true
  return years.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
}

const day = fc.integer({ min: 20_400, max: 21_700 }).map(dayOf)
const span = fc.tuple(day, fc.integer({ min: 0, max: 130 })).map(([startsOn, days]) => ({
  startsOn,
  endsOn: addDays(startsOn, days),
}))
const calendar = fc.record({
  years: fc.array(
    span.map((of) => ({ ...of, name: 'A year', terms: [] })),
    { maxLength: 4 },
  ),
  closures: fc.array(
    span.map((of) => ({ ...holiday(of.startsOn), endsOn: of.endsOn })),
    { maxLength: 5 },
  ),
})

test('a school day is a weekday of a year the school is not closed on', () => {
  const known = calendarOf(twoYears)
  expect(isSchoolDay('2026-12-18', known)).toBe(true)
  expect(isSchoolDay('2026-12-19', known)).toBe(false)
  expect(isSchoolDay('2026-12-21', known)).toBe(false)
  expect(isSchoolDay('2026-11-27', known)).toBe(false)
  expect(isSchoolDay('2027-07-07', known)).toBe(false)
})

test('before the first and after the last year weekdays count, and so they do without any', () => {
  const known = calendarOf(twoYears)
  expect(isSchoolDay('2026-08-25', known)).toBe(true)
  expect(isSchoolDay('2028-06-12', known)).toBe(true)
  expect(isSchoolDay('2027-07-07', noCalendar)).toBe(true)
  expect(isSchoolDay('2027-07-07', calendarOf({ years: [], closures: [] }))).toBe(true)
  expect(isSchoolDay('2026-09-07', calendarOf({ years: [], closures: twoYears.closures }))).toBe(false)
})

test('what is due beyond the last known year still counts, and it can be said', () => {
  const known = calendarOf(twoYears)
  expect(addSchoolDays('2028-06-08', 3, known)).toBe('2028-06-13')
  expect(isBeyondCalendar('2028-06-13', known)).toBe(true)
  expect(isBeyondCalendar('2028-06-09', known)).toBe(false)
  expect(isBeyondCalendar('2028-06-13', noCalendar)).toBe(false)
})

test('a summer between two years is one night long for whoever counts school days', () => {
  const known = calendarOf(twoYears)
  expect(schoolDaysBetween('2027-06-11', '2027-08-25', known)).toBe(1)
  expect(addSchoolDays('2027-06-11', 1, known)).toBe('2027-08-25')
  expect(addSchoolDays('2027-08-25', -1, known)).toBe('2027-06-11')
})

test('the first and the last day of the school year count', () => {
  const known = calendarOf({
    years: [{ name: 'Short', startsOn: '2026-12-14', endsOn: '2027-01-08', terms: [] }],
    closures: [holiday('2026-12-21', '2027-01-01')],
  })
  expect(schoolDayOfYear('2026-12-14', known)).toEqual({ number: 1, of: 10, isSchoolDay: true })
  expect(schoolDayOfYear('2026-12-25', known)).toEqual({ number: 5, of: 10, isSchoolDay: false })
  expect(schoolDayOfYear('2027-01-08', known)).toEqual({ number: 10, of: 10, isSchoolDay: true })
  expect(schoolDayOfYear('2026-12-13', known)).toBeNull()
  expect(schoolDayOfYear('2027-01-09', known)).toBeNull()
  expect(schoolDayOfYear('2026-12-14', noCalendar)).toBeNull()
})

test('of a day somebody chooses it is said why nobody is at school: the weekend, a closure, the summer', () => {
  const draft = { ...twoYears, halfDays: [{ on: '2026-12-18', endsAt: null, name: '' }] }
  const why = (on: string) => whyClosed(on, draft)?.kind ?? null
  expect(why('2026-12-17')).toBeNull()
  expect(why('2026-12-18'), 'half a day is a day').toBeNull()
  expect(why('2026-12-19')).toBe('weekend')
  expect(whyClosed('2026-12-24', draft)).toEqual({ kind: 'closed', closure: draft.closures[2] })
  expect(why('2027-07-06')).toBe('outside')
  expect(why('2029-07-03'), 'after everything the school told, weekdays count').toBeNull()
})

test('every day of every calendar is a school day exactly when the rule says so', () => {
  fc.assert(
    fc.property(calendar, day, (of, on) => {
      expect(isSchoolDay(on, calendarOf(of))).toBe(hasSchool(on, of))
      expect(whyClosed(on, { ...of, halfDays: [] }) === null).toBe(hasSchool(on, of))
    }),
    { numRuns: 1000 },
  )
})

test('what is counted is never smaller on a later day, lands on a school day, and comes back', () => {
  fc.assert(
    fc.property(calendar, day, day, fc.integer({ min: -500, max: 500 }), (of, one, other, days) => {
      const known = calendarOf(of)
      const [from, to] = one <= other ? [one, other] : [other, one]
      expect(schoolDaysBetween(from, to, known)).toBeGreaterThanOrEqual(0)
      const there = addSchoolDays(from, days, known)
      expect(numberOf(there)).toBeLessThanOrEqual(numberOf(addSchoolDays(to, days, known)))
      if (days === 0) return
      expect(isSchoolDay(there, known)).toBe(true)
      if (!isSchoolDay(from, known)) return
      expect(addSchoolDays(there, 0 - days, known)).toBe(from)
      expect(schoolDaysBetween(from, there, known)).toBe(days)
    }),
    { numRuns: 1000 },
  )
})

test('school days are counted the same as on a wall calendar, day by day', () => {
  fc.assert(
    fc.property(calendar, day, fc.integer({ min: 0, max: 400 }), (of, from, length) => {
      const days = Array.from({ length }, (_, at) => addDays(from, at + 1))
      const walked = days.filter((each) => hasSchool(each, of)).length
      expect(schoolDaysBetween(from, addDays(from, length), calendarOf(of))).toBe(walked)
      expect(schoolDaysBetween(addDays(from, length), from, calendarOf(of))).toBe(0 - walked)
    }),
  )
})
