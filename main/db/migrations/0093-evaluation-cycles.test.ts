import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a school that never held a cycle has three kinds that nobody took on, and what is frozen stays as it is', () => {
  const db = databaseAt(92)
  expect(() => db.prepare('SELECT * FROM evaluation_plans')).toThrow(/no such table/)
  migrate(db, allMigrations.slice(0, 93))
  expect(versionOf(db)).toBe(93)
  const plans = db.prepare('SELECT kind, owner_id, since FROM evaluation_plans ORDER BY kind').all()
  expect(plans).toEqual(
    ['annual', 'monthly', 'quarterly'].map((kind) => ({ kind, owner_id: null, since: null })),
  )
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO evaluation_cycles (id, kind, name, from_day, to_day, due_on, owner_id, questions, no_decision, version)
  VALUES ('c', 'monthly', '', '2026-11-01', '2026-11-30', '2026-12-07', 'a', '[]', '', 1);
INSERT INTO evaluation_frozen VALUES ('f', 'c', '2026-12-01', 'a', '{}', '');`)
  expect(() => db.exec("UPDATE evaluation_frozen SET figures = '[]'")).toThrow('frozen')
  expect(() => db.exec('DELETE FROM evaluation_frozen')).toThrow('frozen')
  expect(() => db.exec("UPDATE evaluation_cycles SET closed_at = '2026-12-01'")).toThrow(/CHECK/)
})
