import { expect, test } from 'vitest'

import { NO_OWNERS } from '../drafts/provider-links.ts'
import { type Hours, oddHours } from './odd-hours.ts'

let row = 1
function hours(days: string, opensAt: string, closesAt: string, more: Partial<Hours> = {}): Hours {
  row += 1
  return {
    ...{ ...NO_OWNERS, serviceKey: 's1', table: 'schedules', row, days: days.split(','), opensAt, closesAt },
    ...{ validFrom: null, validTo: null, holiday: false, ...more },
  }
}

test.each<[string, readonly Hours[], readonly string[]]>([
  ['a day', [hours('MO', '09:00', '17:00')], []],
  ['a pause at noon', [hours('MO', '09:00', '12:00'), hours('MO', '13:00', '17:00')], []],
  ['the same twice', [hours('MO', '09:00', '12:00'), hours('MO', '09:00', '12:00')], []],
  ['it closes before it opens', [hours('MO', '13:00', '12:00')], ['backwards']],
  [
    'over before it begins',
    [hours('MO', '09:00', '17:00', { validFrom: '2026-09-01', validTo: '2026-06-01' })],
    ['valid-backwards'],
  ],
  ['two hours of one day', [hours('MO,TU', '09:00', '17:00'), hours('TU', '10:00', '18:00')], ['contradict']],
  ['two days', [hours('MO', '09:00', '17:00'), hours('TU', '10:00', '18:00')], []],
  [
    'two seasons',
    [
      hours('MO', '09:00', '17:00', { validTo: '2026-05-31' }),
      hours('MO', '10:00', '18:00', { validFrom: '2026-06-01' }),
    ],
    [],
  ],
  ['two services', [hours('MO', '09:00', '17:00'), hours('MO', '10:00', '18:00', { serviceKey: 's2' })], []],
  [
    'owners that are not in the files',
    [
      hours('MO', '09:00', '17:00', { serviceKey: null }),
      hours('MO', '10:00', '18:00', { serviceKey: null }),
    ],
    [],
  ],
  ['a holiday', [hours('MO', '09:00', '17:00'), hours('MO', '10:00', '12:00', { holiday: true })], []],
])('hours are odd or not: %s', (_, schedules, why) => {
  expect(oddHours(schedules).map((odd) => odd.why)).toEqual(why)
})

test('ten thousand schedules of one owner are looked at, against the first of a day only', () => {
  const many = Array.from({ length: 10_000 }, () => hours('MO,TU', '09:00', '17:00'))
  let compared = 0
  const counted = many.map((row) => ({
    ...row,
    get opensAt() {
      compared += 1
      return row.opensAt
    },
  }))
  expect(oddHours(counted)).toEqual([])
  expect(compared).toBeLessThan(10_000 * 500)
  const [first = hours('MO', '09:00', '17:00')] = many
  const last = { ...first, row: 99_999, closesAt: '18:00' }
  expect(oddHours([...many, last])).toMatchObject([{ why: 'contradict', row: last, other: first }])
})
