import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import {
  addCounted,
  addDays,
  addMonths,
  businessDays,
  countedBetween,
  dayOf,
  isBusinessDay,
  numberOf,
} from './days.ts'

const day = fc
  .integer({ min: -30_000, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }).toString())

test('days are counted as the calendar counts them', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
      const plain = Temporal.PlainDate.from(from)
      expect(addDays(from, days)).toBe(plain.add({ days }).toString())
      expect(isBusinessDay(from)).toBe(plain.dayOfWeek <= 5)
    }),
  )
})

test('months are counted both ways, and a day that does not exist is the last of its month', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 800 }), (from, months) => {
      expect(addMonths(from, months)).toBe(Temporal.PlainDate.from(from).add({ months }).toString())
    }),
  )
})

test('business days added are Mondays to Fridays, as walking day by day finds them', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (from, days) => {
      let walked = Temporal.PlainDate.from(from)
      const step = Math.sign(days)
      for (let left = Math.abs(days); left > 0;) {
        walked = walked.add({ days: step })
        if (walked.dayOfWeek <= 5) left -= 1
      }
      expect(dayOf(addCounted(numberOf(from), days, businessDays))).toBe(walked.toString())
    }),
  )
})

test('a business day and as many back is the same day again', () => {
  fc.assert(
    fc.property(day.filter(isBusinessDay), fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      const there = addCounted(numberOf(from), days, businessDays)
      expect(countedBetween(numberOf(from), there, businessDays)).toBe(days)
      expect(dayOf(addCounted(there, 0 - days, businessDays))).toBe(from)
    }),
  )
})

test('what is due after the last day that can be written is due on it', () => {
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31')
  expect(dayOf(addCounted(numberOf('9999-12-31'), 1, businessDays))).toBe('9999-12-31')
})
