import { expect, test } from 'vitest'

import { usualClosures } from './usual-closures.ts'

test('a school year begun in November knows its holidays, Thanksgiving and the winter break', () => {
  expect(
    usualClosures('2026-11-28').map(({ holiday, startsOn, endsOn }) => [holiday, startsOn, endsOn]),
  ).toEqual([
    ['independence-day', '2026-07-03', '2026-07-03'],
    ['labor-day', '2026-09-07', '2026-09-07'],
    ['columbus-day', '2026-10-12', '2026-10-12'],
    ['veterans-day', '2026-11-11', '2026-11-11'],
    ['thanksgiving', '2026-11-26', '2026-11-27'],
    ['winter-break', '2026-12-24', '2027-01-01'],
    ['martin-luther-king-day', '2027-01-18', '2027-01-18'],
    ['presidents-day', '2027-02-15', '2027-02-15'],
    ['memorial-day', '2027-05-31', '2027-05-31'],
    ['juneteenth', '2027-06-18', '2027-06-18'],
  ])
})

test('a new year that falls on a Sunday is kept on its Monday', () => {
  expect(usualClosures('2022-10-01')).toContainEqual({
    holiday: 'winter-break',
    startsOn: '2022-12-24',
    endsOn: '2023-01-02',
  })
})

test('in spring the next school year is listed too, in January it is not', () => {
  expect(usualClosures('2026-05-04').at(-1)?.endsOn).toBe('2027-06-18')
  expect(usualClosures('2026-01-05').at(-1)?.endsOn).toBe('2026-06-19')
})
