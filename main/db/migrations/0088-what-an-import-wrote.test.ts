import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of imports of before nothing is known to take back, and nothing of them stays as refused', () => {
  const db = databaseAt(87)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO imports (id, kind, subject, at, by, counts) VALUES ('one', 'hsds', 'providers', '', 'ana', '[]');`)
  migrate(db, allMigrations.slice(0, 88))
  expect(versionOf(db)).toBe(88)
  expect(db.prepare('SELECT id, stays FROM imports').all()).toEqual([{ id: 'one', stays: '[]' }])
  expect(db.prepare('SELECT count(*) AS count FROM import_writes').all()).toEqual([{ count: 0 }])
})
