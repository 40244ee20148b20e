import { expect, test } from 'vitest'

import { usualClosures } from './usual-closures.ts'

test('a school year begun in November knows its holidays, Thanksgiving and the winter break', () => {
  expect(usualClosures('2026-11-28')).toEqual([
    '2026-07-03',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-11-27',
    '2026-12-24',
    '2026-12-25',
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-18',
    '2027-02-15',
    '2027-05-31',
    '2027-06-18',
  ])
})

test('a new year that falls on a Sunday is kept on its Monday', () => {
  expect(usualClosures('2022-10-01')).toContain('2023-01-02')
})

test('in spring the next school year is listed too, in January it is not', () => {
  expect(usualClosures('2026-05-04').at(-1)).toBe('2027-06-18')
  expect(usualClosures('2026-01-05').at(-1)).toBe('2026-06-19')
})
