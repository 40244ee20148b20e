import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office from before says everything as the program came, and nobody is a reviewer without a day', () => {
  const db = databaseAt(33)
  migrate(db, allMigrations.slice(0, 34))
  expect(versionOf(db)).toBe(34)
  expect(db.prepare('SELECT * FROM printed_texts').all()).toEqual([])
  db.pragma('foreign_keys = OFF')
  const add = db.prepare(
    `INSERT INTO printed_texts VALUES ('es', :key, 'Hola', 'Hello', '', NULL, :reviewer, :on, '2026-12-08', 'a', 1)`,
  )
  add.run({ key: 'one', reviewer: 'Ana Gil', on: '2026-12-08' })
  add.run({ key: 'two', reviewer: null, on: null })
  expect(() => add.run({ key: 'three', reviewer: 'Ana Gil', on: null })).toThrow('CHECK constraint failed')
})
