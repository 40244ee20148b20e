import { expect, test } from 'vitest'

import { opensLate } from './opens-late.ts'

const hours = (opensAt: string | null, closesAt: string | null) => ({
  day: 'MO',
  opensAt,
  closesAt,
  description: '',
})

test.each([
  ['no hours at all', [], null],
  ['until half past four', [hours('09:00', '16:30')], false],
  ['until half past four, and late once a week', [hours('09:00', '16:30'), hours('09:00', '20:00')], true],
  ['over night', [hours('22:00', '06:00')], true],
  ['around the clock', [hours('00:00', '00:00')], true],
  ['hours in words alone', [hours(null, null)], null],
  [
    'until half past four, and once nobody knows until when',
    [hours('09:00', '16:30'), hours('09:00', null)],
    null,
  ],
])('%s', (_, openings, late) => {
  expect(opensLate(openings)).toBe(late)
})
