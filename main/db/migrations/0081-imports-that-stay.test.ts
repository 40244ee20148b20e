import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an import of before stays, names no file, and was not taken back', () => {
  const db = databaseAt(80)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO imports (id, kind, subject, at, by, counts) VALUES ('i', 'hsds', 'providers', '', 'ana', '[]');`)
  migrate(db, allMigrations.slice(0, 81))
  expect(versionOf(db)).toBe(81)
  expect(db.prepare('SELECT id, files, newest_on, taken_back_at FROM imports').all()).toEqual([
    { id: 'i', files: '[]', newest_on: null, taken_back_at: null },
  ])
})
