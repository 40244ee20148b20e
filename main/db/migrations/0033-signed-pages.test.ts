import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('consents from before hold no page, and can be given one', () => {
  const db = databaseAt(32)
  migrate(db, allMigrations.slice(0, 33))
  expect(versionOf(db)).toBe(33)
  expect(db.prepare('SELECT * FROM consent_scans').all()).toEqual([])
  db.pragma('foreign_keys = OFF')
  const add = db.prepare(`INSERT INTO consent_scans VALUES (:kind, 'c', :kind, x'00', '2026-12-08', 'a')`)
  add.run({ kind: 'image/png' })
  expect(() => add.run({ kind: 'text/html' })).toThrow('CHECK constraint failed')
})
