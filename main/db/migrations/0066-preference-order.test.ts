import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a school that put nothing in order matches as before', () => {
  const db = databaseAt(65)
  db.exec(
    `INSERT INTO school (id, name, time_zone, office, phone, address, paper, version)
       VALUES (1, 'Harbor', 'America/New_York', '', '', '', 'letter', 1)`,
  )
  migrate(db, allMigrations.slice(0, 66))
  expect(versionOf(db)).toBe(66)
  expect(db.prepare('SELECT preference_order FROM school').all()).toEqual([{ preference_order: null }])
  expect(() => db.exec("UPDATE school SET preference_order = 'wait'")).toThrow('CHECK constraint failed')
})
