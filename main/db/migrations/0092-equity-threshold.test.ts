import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a school that set no threshold has none, and no figure points anybody out', () => {
  const db = databaseAt(91)
  db.exec(
    `INSERT INTO school (id, name, time_zone, office, phone, address, paper, version)
       VALUES (1, 'Harbor', 'America/New_York', '', '', '', 'letter', 1)`,
  )
  migrate(db, allMigrations.slice(0, 92))
  expect(versionOf(db)).toBe(92)
  expect(db.prepare('SELECT equity_threshold FROM school').all()).toEqual([{ equity_threshold: null }])
  expect(() => db.exec("UPDATE school SET equity_threshold = 'twice'")).toThrow('CHECK constraint failed')
})
