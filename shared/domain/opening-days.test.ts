import { expect, test } from 'vitest'

import { openingsTogether, weekdayNamed, weekdayRuns } from './opening-days.ts'

test.each([
  ['MO', 0],
  ['Tu', 1],
  ['Wed', 2],
  ['thursdays', 3],
  ['Friday', 4],
  ['SA', 5],
  ['sun', 6],
  ['m', null],
  ['Tuesday evenings', null],
  ['', null],
])('“%s” on a provider’s list is day %s of the week', (written, day) => {
  expect(weekdayNamed(written)).toBe(day)
})

test('days next to each other are one run, in the order of the week', () => {
  expect(weekdayRuns('WE,MO;TU,SA')).toEqual([[0, 1, 2], [5]])
  expect(weekdayRuns('MO, by appointment')).toBeNull()
})

test('a line for each day becomes one line where the hours are the same', () => {
  const nine = { opensAt: '09:00', closesAt: '17:00', description: '' }
  const ten = { opensAt: '10:00', closesAt: '12:00', description: 'walk-in' }
  expect(
    openingsTogether([
      { day: 'MO', ...nine },
      { day: 'SA', ...ten },
      { day: 'TU', ...nine },
    ]),
  ).toEqual([
    { day: 'MO,TU', ...nine },
    { day: 'SA', ...ten },
  ])
})
