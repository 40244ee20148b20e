import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office from before was told of no wrong tries; those of a name belong to an account, and no others do', () => {
  const db = databaseAt(13)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '2026-09-01T12:00:00.000Z');`)
  migrate(db, allMigrations.slice(0, 14))
  expect(versionOf(db)).toBe(14)
  expect(db.prepare('SELECT count(*) FROM wrong_tries').pluck().get()).toBe(0)
  const insert = db.prepare(
    `INSERT INTO wrong_tries VALUES (:id, :accountId, :kind, :count, '2026-12-08T15:00:00.000Z', NULL)`,
  )
  insert.run({ id: 'one', accountId: 'ana', kind: 'password', count: 3 })
  insert.run({ id: 'two', accountId: null, kind: 'unknown', count: 1 })
  for (const wrong of [
    { accountId: null, kind: 'pin', count: 1 },
    { accountId: 'ana', kind: 'sheet', count: 1 },
    { accountId: 'ana', kind: 'password', count: 0 },
    { accountId: 'ana', kind: 'guess', count: 1 },
  ])
    expect(() => insert.run({ id: 'three', ...wrong })).toThrow('CHECK')
})
