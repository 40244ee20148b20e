import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('whoever had an account goes on seeing the whole office, and cases stay shared as they were', () => {
  const db = databaseAt(9)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["owner"]', 1, '{}', '2026-09-01T12:00:00.000Z'),
         ('ben', 'ben', 'Ben', '["counselor"]', 0, '{}', '2026-09-01T12:00:00.000Z');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('case', '7KQ-3M', 'ines', 'ana', 'routine', 2, 1, '2026-09-10', '', '', 1);
INSERT INTO case_people VALUES ('case', 'ben');`)

  migrate(db, allMigrations.slice(0, 10))
  expect(versionOf(db)).toBe(10)
  expect(db.prepare('SELECT id, active, sees, ends_on, removed_at FROM accounts').raw().all()).toEqual([
    ['ana', 1, 'office', null, null],
    ['ben', 0, 'office', null, null],
  ])
  expect(db.prepare('SELECT * FROM case_people').raw().all()).toEqual([['case', 'ben']])
  for (const table of ['recusals', 'glass_breaks', 'broken_cases', 'glass_letters'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
