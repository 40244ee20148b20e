import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('every page and form printed before is still there, and may now also have been handed to the student', () => {
  const db = databaseAt(45)
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
  const page = (id: string, ending: string) =>
    db
      .prepare(
        `INSERT INTO printed_pages VALUES (?, 'r', 'letter', 'es', '2026-12-08', 'a', '[]', ?, '2026-12-09', 1, NULL, 'v1')`,
      )
      .run(id, ending)
  const form = (id: string, ending: string) =>
    db
      .prepare(
        `INSERT INTO printed_forms VALUES (?, 's', 'contact-log', 'es', '2026-12-08', 'a', ?, '2026-12-09', 1)`,
      )
      .run(id, ending)
  page('one', 'kept')
  form('one', 'kept')
  for (const add of [page, form])
    expect(() => add('two', 'handed-to-student')).toThrow('CHECK constraint failed')
  migrate(db, allMigrations.slice(0, 46))
  expect(versionOf(db)).toBe(46)
  page('two', 'handed-to-student')
  form('two', 'handed-to-student')
  for (const table of ['printed_pages', 'printed_forms'])
    expect(db.prepare(`SELECT id, ending FROM ${table} ORDER BY id`).all()).toEqual([
      { id: 'one', ending: 'kept' },
      { id: 'two', ending: 'handed-to-student' },
    ])
  expect(db.prepare('SELECT DISTINCT text_version FROM printed_pages').pluck().all()).toEqual(['v1'])
})
