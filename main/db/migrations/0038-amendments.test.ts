import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('no record was contested before, and what is contested is a part', () => {
  const db = databaseAt(37)
  migrate(db, allMigrations.slice(0, 38))
  expect(versionOf(db)).toBe(38)
  expect(db.prepare('SELECT * FROM amendments').all()).toEqual([])
  db.pragma('foreign_keys = OFF')
  const add = db.prepare(
    `INSERT INTO amendments VALUES (:part, 's', :part, 'Mother', 'Wrong', 'Right', '2026-12-08', '2026-12-20', 'a',
       NULL, NULL, NULL, '2026-12-08', 'a', 1)`,
  )
  add.run({ part: '{"kind":"note","id":"n"}' })
  expect(() => add.run({ part: 'note' })).toThrow('CHECK constraint failed')
})
