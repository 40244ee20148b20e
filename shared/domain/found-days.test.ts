import { expect, test } from 'vitest'

import { meaningOf, withFound, type FoundDays } from './found-days.ts'

test.each([
  ['Winter Break', 'break'],
  ['Winter Recess - No School', 'break'],
  ['Thanksgiving Holiday', 'holiday'],
  ['Día de los Veteranos', 'holiday'],
  ['Teacher Workday - No School for Students', 'staff-day'],
  ['Professional Development Day', 'staff-day'],
  ['Parent-Teacher Conferences (no school)', 'staff-day'],
  ['Early Dismissal', 'half-day'],
  ['Thanksgiving - half day', 'half-day'],
  ['First Day of School', 'first-day'],
  ['Last day for students', 'last-day'],
  ['Snow Day', 'weather'],
  ['No School', 'other'],
  ['Sin clases', 'other'],
  ['Band concert', 'nothing'],
  ['Teacher appreciation breakfast', 'nothing'],
  ['Professional soccer trip', 'nothing'],
  ['', 'nothing'],
] as const)('“%s” seems to mean %s', (name, meaning) => {
  expect(meaningOf(name)).toBe(meaning)
})

const days = (meaning: FoundDays['meaning'], startsOn: string, endsOn = startsOn): FoundDays => ({
  meaning,
  startsOn,
  endsOn,
  name: 'From a file',
})
const empty = { years: [], closures: [], halfDays: [] }

test('a first and a last day make a school year, and nothing is said twice', () => {
  const found = [
    days('first-day', '2026-08-26'),
    days('last-day', '2027-06-11'),
    days('break', '2026-12-21', '2027-01-01'),
    days('half-day', '2026-11-25'),
    days('nothing', '2026-10-01'),
  ]
  const once = withFound(empty, found)
  expect(once).toEqual({
    years: [{ name: '2026–27', startsOn: '2026-08-26', endsOn: '2027-06-11', terms: [] }],
    closures: [{ startsOn: '2026-12-21', endsOn: '2027-01-01', kind: 'break', name: 'From a file' }],
    halfDays: [{ on: '2026-11-25', endsAt: null, name: 'From a file' }],
  })
  expect(withFound(once, found)).toEqual(once)
})

test('a year that overlaps one the office told is left to the office', () => {
  const told = withFound(empty, [days('first-day', '2026-08-26'), days('last-day', '2027-06-11')])
  const moved = withFound(told, [days('first-day', '2026-09-02'), days('last-day', '2027-06-18')])
  expect(moved.years).toEqual(told.years)
})
