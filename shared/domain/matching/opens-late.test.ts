import { expect, test } from 'vitest'

import { opensLate } from './opens-late.ts'

const hours = (
  opensAt: string | null,
  closesAt: string | null,
  { day = 'MO', description = '' }: { readonly day?: string; readonly description?: string } = {},
) => ({ day, opensAt, closesAt, description })

const holding = (description: string) => hours('18:00', '22:00', { description })

test.each([
  ['no hours at all', [], null],
  ['until half past four', [hours('09:00', '16:30')], false],
  ['until half past four, and late once a week', [hours('09:00', '16:30'), hours('09:00', '20:00')], true],
  ['over night', [hours('22:00', '06:00')], true],
  ['around the clock', [hours('00:00', '00:00')], true],
  ['until half past five', [hours('09:00', '17:30')], false],
  ['until six', [hours('09:00', '18:00')], true],
  [
    'last summer’s evenings, and days until four',
    [hours('09:00', '16:00'), holding('Summer 2019 only\n2019-07-01 – 2019-07-31')],
    false,
  ],
  ['evenings that are over, and nothing else', [holding('2019-07-01 – 2019-07-31')], null],
  ['evenings until today', [holding('… – 2026-12-01')], true],
  ['evenings until yesterday', [holding('… – 2026-11-30')], null],
  ['evenings from today on', [holding('2026-12-01 – …')], true],
  ['evenings from tomorrow on', [holding('2026-12-02 – …')], null],
  ['the evening of a holiday', [hours('09:00', '16:00'), hours('10:00', '20:00', { day: 'holiday' })], false],
  ['hours in words alone', [hours(null, null)], null],
  [
    'until half past four, and once nobody knows until when',
    [hours('09:00', '16:30'), hours('09:00', null)],
    null,
  ],
])('%s', (_, openings, late) => {
  expect(opensLate(openings, '2026-12-01')).toBe(late)
})
