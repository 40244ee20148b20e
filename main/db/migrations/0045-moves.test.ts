import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('nobody was written down as moved before, and a student leaves in a way the program knows', () => {
  const db = databaseAt(44)
  migrate(db, allMigrations.slice(0, 45))
  expect(versionOf(db)).toBe(45)
  expect(db.prepare('SELECT * FROM moves').all()).toEqual([])
  db.pragma('foreign_keys = OFF')
  const add = db.prepare(
    `INSERT INTO moves VALUES (:how, 's', :how, '2026-12-08', '', NULL, '[]', '2026-12-08', 'a', 1)`,
  )
  add.run({ how: 'transferred' })
  expect(() => add.run({ how: 'lost' })).toThrow('CHECK constraint failed')
})
