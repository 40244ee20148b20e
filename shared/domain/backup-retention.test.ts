import { expect, test } from 'vitest'

import { keepBackups, type DatedBackup } from './backup-retention.ts'
import { addDays } from './days.ts'

const ZONE = 'America/New_York'
const at = (day: string, time = '20:00'): DatedBackup => ({
  name: `${day} ${time}`,
  madeAt: `${day}T${time}:00.000Z`,
})
const daily = (last: string, count: number): DatedBackup[] =>
  Array.from({ length: count }, (_, ago) => at(addDays(last, -ago)))
const kept = (backups: readonly DatedBackup[], made = backups[0]?.name ?? '') =>
  keepBackups(backups, made, ZONE)
    .filter((verdict) => 'keeps' in verdict)
    .map(({ name }) => name)

test('nothing of the last seven days is taken away, however often somebody pressed the button', () => {
  const busy = ['13:00', '15:00', '19:00'].map((time) => at('2026-11-27', time))
  const backups = [...busy, ...daily('2026-11-26', 6)]
  expect(kept(backups)).toHaveLength(backups.length)
})

test('after a year of daily backups there are days, weeks and months to go back to', () => {
  const verdicts = keepBackups(daily('2026-11-28', 400), at('2026-11-28').name, ZONE)
  const counts = Map.groupBy(verdicts, (verdict) => ('keeps' in verdict ? verdict.keeps : 'removed'))
  expect(Object.fromEntries([...counts].map(([why, { length }]) => [why, length]))).toEqual({
    newest: 1,
    recent: 6,
    'its week': 6,
    'its month': 11,
    removed: 376,
  })
})

test('pruning every day ends with the same backups as pruning once', () => {
  const all = daily('2026-11-28', 400).toReversed()
  const left = all.reduce<readonly DatedBackup[]>((present, made) => {
    const names = new Set(kept([...present, made], made.name))
    return [...present, made].filter(({ name }) => names.has(name))
  }, [])
  expect(left.map(({ name }) => name).toReversed()).toEqual(kept(all, at('2026-11-28').name))
})

test('a summer without school takes nothing away', () => {
  const before = daily('2026-06-12', 6)
  expect(kept([at('2026-08-31'), ...before])).toHaveLength(7)
})

test('a clock that jumped ten years takes nothing away, then or after it is set right', () => {
  const before = daily('2026-11-28', 7)
  expect(kept([at('2036-11-29'), ...before])).toHaveLength(8)
  const after = [at('2036-11-29'), ...daily('2026-11-30', 9)]
  expect(kept(after, at('2026-11-30').name)).toEqual(
    [...daily('2026-11-30', 7), at('2026-11-22'), at('2036-11-29')].map(({ name }) => name),
  )
})

test('a clock set back ten years takes away neither the backup just made nor those of the day before', () => {
  const year = Array.from({ length: 14 }, (_, ago) => at(addDays('2026-11-28', ago * -31)))
  const first = at('2016-01-04')
  expect(kept([...year, first], first.name)).toContain(first.name)
  const second = at('2016-01-05')
  expect(kept([...year, first, second], second.name).slice(0, 3)).toEqual(
    [second, first, at('2026-11-28')].map(({ name }) => name),
  )
})

test('days are those of the school: the evening in New York is not the next day', () => {
  const backups = [at('2026-11-28', '01:00'), ...daily('2026-11-27', 1), ...daily('2026-11-20', 6)]
  expect(
    keepBackups(backups, backups[0]?.name ?? '', ZONE).filter(
      (verdict) => 'keeps' in verdict && verdict.keeps === 'recent',
    ),
  ).toHaveLength(7)
})

test('the only backup stays, and where there is none nothing happens', () => {
  expect(keepBackups([at('2020-01-01')], '2020-01-01 20:00', ZONE)).toEqual([
    { name: '2020-01-01 20:00', keeps: 'newest' },
  ])
  expect(keepBackups([], '', ZONE)).toEqual([])
})
