import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a school that set nothing begins its packets as before', () => {
  const db = databaseAt(43)
  db.exec(
    `INSERT INTO school (id, name, time_zone, office, phone, address, paper, version)
       VALUES (1, 'Harbor', 'America/New_York', '', '', '', 'letter', 1)`,
  )
  migrate(db, allMigrations.slice(0, 44))
  expect(versionOf(db)).toBe(44)
  expect(db.prepare('SELECT usual_packet FROM school').all()).toEqual([{ usual_packet: null }])
  expect(() => db.exec("UPDATE school SET usual_packet = 'letter'")).toThrow('CHECK constraint failed')
})
