import { describe, expect, test } from 'vitest'

import { addDays } from '#shared/domain/days.ts'
import {
  dayOf,
  daysBetween,
  type DayReading,
  longDay,
  monthNames,
  readDay,
  shortDay,
  spanOfDays,
} from './days.ts'

const american: DayReading = {
  today: '2026-12-08',
  monthFirst: true,
  words: { today: 0, tomorrow: 1, yesterday: -1 },
}

describe('what a counselor types as a day', () => {
  test.each([
    ['today', '2026-12-08'],
    [' Tomorrow ', '2026-12-09'],
    ['+3', '2026-12-11'],
    ['-1', '2026-12-07'],
    ['12/8', '2026-12-08'],
    ['12/8/12', '2012-12-08'],
    ['12.8.2026', '2026-12-08'],
    ['2026-2-3', '2026-02-03'],
  ])('%s is read as %s', (typed, day) => {
    expect(readDay(typed, american)).toBe(day)
  })

  test.each(['31/2', '2/31', '2026-02-31', 'soon', '', '12/8/126', '13/13/26'])('%s is no day', (typed) => {
    expect(readDay(typed, american)).toBeNull()
  })

  test('the day comes first where people write it so', () => {
    expect(readDay('8/12', { ...american, monthFirst: false })).toBe('2026-12-08')
  })

  test('a day without a year is the next one for what is to be done', () => {
    expect(readDay('1/15', american)).toBe('2027-01-15')
    expect(readDay('11/30', american)).toBe('2026-11-30')
  })

  test('and the last one for what has happened', () => {
    expect(readDay('12/20', { ...american, past: true })).toBe('2025-12-20')
    expect(readDay('12/12', { ...american, past: true })).toBe('2026-12-12')
  })

  test.each([
    ['Dec 21', 'en', '2026-12-21'],
    ['december 21, 2027', 'en', '2027-12-21'],
    ['21 Dec', 'en', '2026-12-21'],
    ['Mon, Jan 4th', 'en', '2027-01-04'],
    ['21 de diciembre de 2026', 'es', '2026-12-21'],
    ['lun, 4 ene', 'es', '2027-01-04'],
    ['Dec 32', 'en', null],
    ['Dec', 'en', null],
    ['Dec 21, 126', 'en', null],
    ['21 2026', 'en', null],
  ] as const)('%s (%s) is read as %s', (typed, locale, day) => {
    expect(readDay(typed, { ...american, months: monthNames(locale) })).toBe(day)
  })

  test.each(['en', 'es'])('whatever day the program writes in %s it reads again', (locale) => {
    for (let day = '2026-12-09', left = 400; left > 0; day = addDays(day, 1), left -= 1)
      for (const written of [longDay(day, locale), shortDay(day, locale, '2020-01-01')])
        expect(readDay(written, { ...american, months: monthNames(locale) }), written).toBe(day)
  })

  test('a birth year of two digits lies in the past century when it would lie far ahead', () => {
    expect(readDay('5/1/98', american)).toBe('1998-05-01')
    expect(readDay('5/1/12', american)).toBe('2012-05-01')
  })
})

test('days are counted by the calendar, whatever the clocks do in March', () => {
  expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2)
  expect(daysBetween('2026-03-09', '2026-03-07')).toBe(-2)
})

test('a late call belongs to the day it was at the school', () => {
  expect(dayOf('2026-12-09T03:30:00Z', 'America/Chicago')).toBe('2026-12-08')
})

test('the year is only said when it is another one', () => {
  expect(shortDay('2026-12-08', 'en', '2026-12-01')).toBe('Tue, Dec 8')
  expect(shortDay('2025-12-08', 'en', '2026-12-01')).toBe('Mon, Dec 8, 2025')
  expect(spanOfDays(['2026-01-09', '2027-01-09'], 'en', '2026-12-01')).toEqual([
    'Fri, Jan 9, 2026',
    'Sat, Jan 9, 2027',
  ])
  expect(spanOfDays(['2026-12-08', '2026-12-09'], 'en', '2026-12-01')).toEqual(['Tue, Dec 8', 'Wed, Dec 9'])
})
