import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('whoever signed in before chose their own password, and the trail is as it was', () => {
  const db = databaseAt(3)
  db.exec(`
INSERT INTO accounts VALUES ('ana', 'ana', 'Ana', '["owner"]', 1, '{}', '2026-09-01T12:00:00.000Z');
INSERT INTO audit VALUES (1, '2026-09-02T12:00:00.000Z', 'ana', 'vault.signed-in', 'signed-in', NULL);`)
  migrate(db, allMigrations.slice(0, 4))
  expect(versionOf(db)).toBe(4)
  expect(db.prepare('SELECT user, password_is_temporary AS temporary FROM accounts').all()).toEqual([
    { user: 'ana', temporary: 0 },
  ])
  expect(db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(1)
  const plan = db
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT max(at) FROM audit WHERE actor_id = 'ana' AND event = 'signed-in'`,
    )
    .all()
  expect(plan.map(({ detail }) => detail).join()).toContain('audit_of_signing_in')
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
