import { expect, test } from 'vitest'

import { daysOfLeaving } from './backup-ageing.ts'
import { keepBackups } from './backup-retention.ts'
import { addDays } from './days.ts'

const made = (day: string) => ({ name: day, madeAt: `${day}T17:00:00.000Z` })
const ZONE = 'America/New_York'

test('a backup goes when seven later days have one; the last of its week stays for eight weeks, that of its month for a year', () => {
  const backups = ['2026-12-08', '2026-12-05', '2026-12-01', '2026-11-30', '2026-10-31'].map(made)
  expect(Object.fromEntries(daysOfLeaving(backups, { every: 'day' }, '2026-12-08', ZONE))).toEqual({
    '2026-10-31': '2027-10-01',
    '2026-11-30': '2027-11-01',
    '2026-12-01': '2026-12-13',
    '2026-12-05': '2027-01-25',
    '2026-12-08': '2026-12-15',
  })
})

test('with one backup a week everything stays longer, and without any nothing ever goes', () => {
  const backups = [made('2026-12-08')]
  expect(daysOfLeaving(backups, { every: 'week' }, '2026-12-08', ZONE).get('2026-12-08')).toBe('2027-02-02')
  expect(daysOfLeaving(backups, { every: 'never' }, '2026-12-08', ZONE)).toEqual(new Map())
})

test('every backup there can be is told a day', () => {
  const backups = Array.from({ length: 400 }, (_, at) => made(addDays('2026-12-08', -at)))
  expect(daysOfLeaving(backups, { every: 'day' }, '2026-12-08', ZONE).size).toBe(400)
})

test.each([
  ['none', []],
  ['a month', ['2027-01-08']],
  ['ten years', ['2036-12-08']],
])('with a backup dated %s ahead each goes on the day that was told', (_, ahead) => {
  const backups = [...ahead, '2026-12-08', '2026-12-05', '2026-12-01', '2026-10-31'].map(made)
  const told = daysOfLeaving(backups, { every: 'day' }, '2026-12-08', ZONE)
  const gone = new Map<string, string>()
  let there = backups
  for (
    let day = addDays('2026-12-08', 1);
    there.length > 0 && gone.size < backups.length;
    day = addDays(day, 1)
  ) {
    there = [...there, { ...made(day), name: `coming ${day}` }]
    const removed = new Set(
      keepBackups(there, `coming ${day}`, ZONE).flatMap((verdict) =>
        'removes' in verdict ? [verdict.name] : [],
      ),
    )
    for (const { name } of backups) if (removed.has(name)) gone.set(name, day)
    there = there.filter(({ name }) => !removed.has(name))
  }
  expect(told).toEqual(gone)
})
