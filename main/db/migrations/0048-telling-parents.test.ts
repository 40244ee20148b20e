import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('nobody said before why a parent of a student of age may be told something', () => {
  const db = databaseAt(47)
  expect(() => db.prepare('SELECT * FROM parent_bases')).toThrow('no such table')
  migrate(db, allMigrations.slice(0, 48))
  expect(versionOf(db)).toBe(48)
  expect(db.prepare('SELECT * FROM parent_bases').all()).toEqual([])
})
