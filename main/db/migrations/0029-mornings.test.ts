import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('nobody from before has read what their day holds', () => {
  const db = databaseAt(28)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
`)
  migrate(db, allMigrations.slice(0, 29))
  expect(versionOf(db)).toBe(29)
  expect(db.prepare('SELECT id, morning_read_on FROM accounts').get()).toEqual({
    id: 'a',
    morning_read_on: null,
  })
})
