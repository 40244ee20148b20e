import { expect, test } from 'vitest'

import { addDays } from '../days.ts'
import { calendarOf, noCalendar } from '../school-calendar.ts'
import { fallsDue } from './cycle-calendar.ts'

const years = [
  {
    ...{ name: '2025–26', startsOn: '2025-08-25', endsOn: '2026-06-12' },
    terms: [
      { name: 'Fall', startsOn: '2025-08-25', endsOn: '2026-01-16' },
      { name: 'Spring', startsOn: '2026-01-20', endsOn: '2026-06-12' },
    ],
  },
  { name: 'Summer', startsOn: '2026-06-22', endsOn: '2026-07-10', terms: [] },
  {
    ...{ name: '2026–27', startsOn: '2026-08-24', endsOn: '2027-06-11' },
    terms: [
      { name: 'Fall', startsOn: '2026-08-24', endsOn: '2027-01-15' },
      { name: 'Spring', startsOn: '2027-01-19', endsOn: '2027-06-11' },
    ],
  },
]
const school = { years, calendar: calendarOf({ years, closures: [] }) }
const unknown = { years: [], calendar: noCalendar }

test('a month is due on the fifth school day after it, and stands there from the first', () => {
  const asked = (today: string) => fallsDue('monthly', school, { since: '2026-10-15', today })
  expect(asked('2026-10-31').due.map(({ to }) => to)).toEqual(['2026-09-30'])
  const { due, next } = asked('2026-11-02')
  expect(due.at(-1)).toEqual({
    ...{ from: '2026-10-01', to: '2026-10-31', opensOn: '2026-11-02', dueOn: '2026-11-06' },
  })
  expect(next).toMatchObject({ from: '2026-11-01', to: '2026-11-30' })
})

test('a month without a day of school is looked at with the next', () => {
  const { due } = fallsDue('monthly', { ...school, years }, { since: '2026-06-01', today: '2026-10-20' })
  expect(due.map(({ from, to }) => [from, to])).toEqual([
    ['2026-05-01', '2026-05-31'],
    ['2026-06-01', '2026-06-30'],
    ['2026-07-01', '2026-07-31'],
    ['2026-08-01', '2026-08-31'],
    ['2026-09-01', '2026-09-30'],
  ])
  const noSummer = {
    years: [years[0]!, years[2]!],
    calendar: calendarOf({ years: [years[0]!, years[2]!], closures: [] }),
  }
  const joined = fallsDue('monthly', noSummer, { since: '2026-07-01', today: '2026-10-20' })
  expect(joined.due.map(({ from, to }) => [from, to])).toContainEqual(['2026-07-01', '2026-08-31'])
})

test('quarterly goes by the terms of the calendar, without a day between them, and by quarters of the year without any', () => {
  const { due, next } = fallsDue('quarterly', school, { since: '2026-09-01', today: '2027-01-20' })
  expect(due.map(({ from, to }) => [from, to])).toEqual([
    ['2026-01-17', '2026-06-12'],
    ['2026-06-13', '2027-01-15'],
  ])
  expect(next).toMatchObject({ from: '2027-01-16', to: '2027-06-11' })
  const plain = fallsDue('quarterly', unknown, { since: '2026-12-08', today: '2026-12-08' })
  expect(plain.due).toMatchObject([{ from: '2026-07-01', to: '2026-09-30', dueOn: '2026-12-22' }])
})

test('annual goes by school years with the summer before them, never by a session of a summer', () => {
  const { due, next } = fallsDue('annual', school, { since: '2026-12-08', today: '2026-12-08' })
  expect(due.map(({ from, to }) => [from, to])).toEqual([['2025-08-25', '2026-06-12']])
  expect(next).toMatchObject({ from: '2026-06-13', to: '2027-06-11' })
  const plain = fallsDue('annual', unknown, { since: '2026-12-08', today: '2026-12-08' })
  expect(plain.due).toMatchObject([{ from: '2025-07-01', to: '2026-06-30' }])
})

test('a property: no day falls between two times of a kind, on any day somebody asks', () => {
  for (const kind of ['monthly', 'quarterly', 'annual'] as const)
    for (const calendar of [school, unknown])
      for (let at = 0; at < 400; at += 17) {
        const today = addDays('2026-09-01', at)
        const { due, next } = fallsDue(kind, calendar, { since: '2025-09-01', today })
        const all = next ? [...due, next] : due
        for (const [place, { from, opensOn, dueOn, to }] of all.entries()) {
          const before = all[place - 1]
          if (before) expect(from).toBe(addDays(before.to, 1))
          expect(opensOn <= dueOn && to < dueOn).toBe(true)
        }
      }
})
