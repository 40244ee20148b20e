import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('every page printed before is still there, and may now also never have come out', () => {
  const db = databaseAt(39)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', '7KQ-3M', 's', 'a', 'routine', 2, 0, '2026-12-01', '', '2026-12-01', 1);
INSERT INTO referrals (id, case_id, student_id, pathway, school_service, primary_reason, other_reasons, urgency,
    need_identified_on, state, state_since, owner_id, barriers, created_at, created_by, version)
  VALUES ('r', 'c', 's', 'school-based', 'Lunch group', 'anxiety', '[]', 'routine',
    '2026-12-01', 'draft', '2026-12-01', 'a', '[]', '2026-12-01', 'a', 1);`)
  const add = (id: string, ending: string | null) =>
    db
      .prepare(
        `INSERT INTO printed_pages VALUES (:id, 'r', 'letter', 'es', '2026-12-08', 'a', '[]', :ending, :on, 1)`,
      )
      .run({ id, ending, on: ending && '2026-12-09' })
  add('one', null)
  add('two', 'kept')
  expect(() => add('three', 'not-printed')).toThrow('CHECK constraint failed')
  migrate(db, allMigrations.slice(0, 40))
  expect(versionOf(db)).toBe(40)
  expect(db.prepare('SELECT id, ending, ended_on FROM printed_pages ORDER BY id').all()).toEqual([
    { id: 'one', ending: null, ended_on: null },
    { id: 'two', ending: 'kept', ended_on: '2026-12-09' },
  ])
  add('three', 'not-printed')
  expect(db.prepare('SELECT * FROM printed_forms').all()).toEqual([])
})
