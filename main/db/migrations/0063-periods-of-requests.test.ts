import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a request from before asks for no period, and none ends before it begins', () => {
  const db = databaseAt(62)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO records_requests (id, student_id, kind, requester, capacity, asks_for, interest, shown, received_on, owner_id,
    parts, names, also_hidden, recorded_at, recorded_by, version)
  VALUES ('one', 's', 'parent', 'Teresa Varga', '', 'All', '', '', '2026-12-08', 'a', '[]', '{}', '[]', '', 'a', 1);`)
  migrate(db, allMigrations.slice(0, 63))
  expect(versionOf(db)).toBe(63)
  expect(db.prepare('SELECT period_from, period_until FROM records_requests').all()).toEqual([
    { period_from: null, period_until: null },
  ])
  const ask = (from: string, until: string) =>
    db.prepare('UPDATE records_requests SET period_from = ?, period_until = ?').run(from, until)
  expect(() => ask('2026-12-08', '2026-12-07')).toThrow('CHECK')
  ask('2026-12-07', '2026-12-08')
})
