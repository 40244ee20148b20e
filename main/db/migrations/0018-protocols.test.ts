import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('cases from before the first protocol follow none, and nothing of them is lost', () => {
  const db = databaseAt(17)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', '7KQ-3M', 's', 'a', 'routine', 2, 0, '2026-12-01', '', '2026-12-01', 3);
`)
  migrate(db, allMigrations.slice(0, 18))
  expect(versionOf(db)).toBe(18)
  expect(db.prepare('SELECT code, version, protocol_number FROM cases').all()).toEqual([
    { code: '7KQ-3M', version: 3, protocol_number: null },
  ])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
