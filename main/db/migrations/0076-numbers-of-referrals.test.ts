import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('referrals are numbered within their case, the oldest first, and no two alike', () => {
  const db = databaseAt(75)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1),
    ('sam', 'Sam', 'Okafor', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('one', '7KQ-3M', 'ines', 'ana', 'routine', 2, 0, '2026-09-10', '', '', 1),
    ('two', '7KQ-4P', 'sam', 'ana', 'routine', 2, 0, '2026-09-10', '', '', 1);`)
  const add = db.prepare(
    `INSERT INTO referrals (id, case_id, student_id, pathway, school_service, primary_reason, other_reasons, urgency,
       need_identified_on, state, state_since, owner_id, barriers, created_at, created_by, version)
     VALUES (?, ?, 'ines', 'school-based', 'Group', 'mood', '[]', 'routine', '2026-09-01', 'draft', '2026-09-01', 'ana',
       '[]', ?, 'ana', 1)`,
  )
  add.run('c', 'one', '2026-09-01T10:00:00.000Z')
  add.run('b', 'one', '2026-09-02T10:00:00.000Z')
  add.run('a', 'one', '2026-09-02T10:00:00.000Z')
  add.run('d', 'two', '2026-09-03T10:00:00.000Z')
  migrate(db, allMigrations.slice(0, 76))
  expect(versionOf(db)).toBe(76)
  expect(db.prepare('SELECT id, number FROM referrals ORDER BY id').all()).toEqual([
    { id: 'a', number: 2 },
    { id: 'b', number: 3 },
    { id: 'c', number: 1 },
    { id: 'd', number: 1 },
  ])
  expect(() => db.prepare("UPDATE referrals SET number = 1 WHERE id = 'a'").run()).toThrow(/UNIQUE/)
})
