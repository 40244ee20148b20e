import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import { schoolDay, momentAt } from './clock.ts'

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

test('a time of a day is the moment the clock at the school shows it, also where the clocks jump', () => {
  expect(momentAt('2026-12-08', '10:00', 'America/New_York')).toBe('2026-12-08T15:00:00.000Z')
  expect(momentAt('2026-03-08', '02:30', 'America/New_York'), 'which no clock shows').toBe(
    '2026-03-08T07:30:00.000Z',
  )
  expect(momentAt('2026-11-01', '01:30', 'America/New_York'), 'the first of two').toBe(
    '2026-11-01T05:30:00.000Z',
  )
})
