import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a version from before has no comments and nobody has acknowledged it; nobody acknowledges one twice', () => {
  const db = databaseAt(20)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO staff (id, name, position, active, version) VALUES ('s', 'Robin Hale', 'Nurse', 1, 1);
INSERT INTO protocols (id, number, state, name, why, document, started_by, started_at, published_by, published_at, version)
  VALUES ('p', 1, 'published', 'Harbor', '', '{}', 'a', '2026-12-01', 'a', '2026-12-01', 1);
`)
  migrate(db, allMigrations.slice(0, 21))
  expect(versionOf(db)).toBe(21)
  for (const table of ['protocol_comments', 'acknowledgements'])
    expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
  expect(db.prepare('SELECT name FROM protocols').all()).toEqual([{ name: 'Harbor' }])
  const acknowledge = db.prepare(
    `INSERT INTO acknowledgements (id, protocol_id, account_id, staff_id, on_day, how, recorded_by)
     VALUES (?, 'p', ?, ?, '2026-12-02', 'paper', 'a')`,
  )
  acknowledge.run('k1', 'a', null)
  acknowledge.run('k2', null, 's')
  expect(() => acknowledge.run('k3', 'a', null)).toThrow(/UNIQUE/)
  expect(() => acknowledge.run('k4', null, 's')).toThrow(/UNIQUE/)
  expect(() => acknowledge.run('k5', 'a', 's')).toThrow(/CHECK/)
})
