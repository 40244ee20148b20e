import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

function migrated(closures: readonly string[], year: readonly [string | null, string | null]) {
  const db = databaseAt(15)
  db.prepare(
    `INSERT INTO school (id, name, time_zone, office, phone, address, paper, closures, year_starts_on, year_ends_on, version)
     VALUES (1, 'Harbor', 'America/New_York', '', '', '', 'letter', ?, ?, ?, 7)`,
  ).run(JSON.stringify(closures), ...year)
  migrate(db, allMigrations.slice(0, 16))
  expect(versionOf(db)).toBe(16)
  expect(db.prepare('SELECT name, version FROM school').all()).toEqual([{ name: 'Harbor', version: 7 }])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  const row = db.prepare<[], Record<string, string>>('SELECT years, closures FROM school_calendar').get()
  return { years: JSON.parse(row?.['years'] ?? ''), closures: JSON.parse(row?.['closures'] ?? '') }
}

test('days without school that follow each other over a weekend become one break', () => {
  const { closures } = migrated(
    ['2026-11-26', '2026-11-27', '2026-09-07', '2026-12-24', '2026-12-25', '2026-12-28'],
    ['2026-08-26', '2027-06-11'],
  )
  expect(closures).toEqual([
    { startsOn: '2026-09-07', endsOn: '2026-09-07', kind: 'holiday', name: '' },
    { startsOn: '2026-11-26', endsOn: '2026-11-27', kind: 'break', name: '' },
    { startsOn: '2026-12-24', endsOn: '2026-12-28', kind: 'break', name: '' },
  ])
})

test('a year of which both ends were set is a school year, and otherwise there is none', () => {
  expect(migrated([], ['2026-08-26', '2027-06-11']).years).toEqual([
    { name: '2026–27', startsOn: '2026-08-26', endsOn: '2027-06-11', terms: [] },
  ])
  expect(migrated([], ['2026-08-26', null]).years).toEqual([])
  expect(migrated([], [null, null]).years).toEqual([])
  expect(migrated([], ['2024-08-26', '2026-06-11']).years, 'an end told anew, a start forgotten').toEqual([])
})
