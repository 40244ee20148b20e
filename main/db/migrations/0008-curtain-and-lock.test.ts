import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office from before draws its curtain after five minutes and locks after twenty', () => {
  const db = databaseAt(7)
  db.exec(`INSERT INTO school VALUES (1, 'Harbor', 'UTC', '', '', '', 'letter', '[]', NULL, NULL, 3);`)
  migrate(db, allMigrations.slice(0, 8))
  expect(versionOf(db)).toBe(8)
  expect(db.prepare('SELECT name, version, curtain_after, lock_after FROM school').raw().all()).toEqual([
    ['Harbor', 3, 5, 20],
  ])
  expect(() => db.exec('UPDATE school SET lock_after = 4')).toThrow('CHECK')
  expect(() => db.exec('UPDATE school SET curtain_after = 16')).toThrow('CHECK')
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
