import { expect, test } from 'vitest'

import { typedTime } from './typed-time.ts'

test.each([
  ['14:05', '14:05'],
  ['14.05', '14:05'],
  ['1405', '14:05'],
  ['9:30', '09:30'],
  ['930', '09:30'],
  ['14h05', '14:05'],
  ['2:05 pm', '14:05'],
  ['2:05PM', '14:05'],
  ['2:05 p.m.', '14:05'],
  ['2.05 p. m.', '14:05'],
  ['205p', '14:05'],
  ['2 pm', '14:00'],
  ['12:10 am', '00:10'],
  ['12:10 pm', '12:10'],
  [' 8:00 a ', '08:00'],
])('%s is understood as %s', (typed, time) => {
  expect(typedTime(typed)).toBe(time)
})

test.each(['', '14', '2', '25:00', '14:60', '14:05 pm', '0:10 am', 'noon', '2:05 m', '14:05:30'])(
  '“%s” is no time',
  (typed) => {
    expect(typedTime(typed)).toBeNull()
  },
)
