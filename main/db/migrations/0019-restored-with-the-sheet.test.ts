import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a restore from before is told as it was, under the name that was given', () => {
  const db = databaseAt(18)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["owner"]', 1, '{}', '2026-09-01T12:00:00.000Z');
INSERT INTO restores VALUES
  ('one', '2026-12-08T15:00:00.000Z', 'ana', 'backup', '2026-12-07T15:00:00.000Z', NULL, NULL, NULL);`)

  migrate(db, allMigrations.slice(0, 19))
  expect(versionOf(db)).toBe(19)
  expect(db.prepare('SELECT id, by_id, by_sheet FROM restores').raw().all()).toEqual([['one', 'ana', 0]])
  expect(() => db.exec('UPDATE restores SET by_sheet = 2')).toThrow('CHECK')
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
