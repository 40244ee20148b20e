import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('nobody asked for records before, and each kind that may is known', () => {
  const db = databaseAt(36)
  migrate(db, allMigrations.slice(0, 37))
  expect(versionOf(db)).toBe(37)
  expect(db.prepare('SELECT * FROM records_requests').all()).toEqual([])
  db.pragma('foreign_keys = OFF')
  const add = db.prepare(
    `INSERT INTO records_requests VALUES (:kind, 's', :kind, 'Somebody', '', NULL, NULL, 'All', '', '', '2026-12-08', NULL,
       'a', NULL, NULL, '[]', '{}', '[]', NULL, NULL, '2026-12-08', 'a', 1)`,
  )
  add.run({ kind: 'subpoena' })
  expect(() => add.run({ kind: 'neighbour' })).toThrow('CHECK constraint failed')
})
