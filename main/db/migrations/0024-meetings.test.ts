import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office that held no meetings begins with none, and its tasks stay what they were', () => {
  const db = databaseAt(23)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', '7KQ-3M', 's', 'a', 'routine', 2, 0, '2026-12-01', '', '2026-12-01', 1);
INSERT INTO tasks (id, case_id, source, name, guidance, evidence, owner_id, urgency, counted_from, due_on, state, words, version)
  VALUES ('t', 'c', 'meeting', 'Ask', '', '', 'a', 'routine', '2026-12-01', '2026-12-10', 'open', '', 1);
`)
  migrate(db, allMigrations.slice(0, 24))
  expect(versionOf(db)).toBe(24)
  expect(db.prepare('SELECT id, name FROM tasks').all()).toEqual([{ id: 't', name: 'Ask' }])
  for (const table of ['meetings', 'meeting_people', 'meeting_items', 'meeting_decisions'])
    expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
  expect(() => {
    db.exec(`INSERT INTO meetings (id, kind, title, on_day, place, waiting_days, created_by, created_at, version)
      VALUES ('m', 'section-504', '', '2026-12-08', '', 10, 'a', '2026-12-08', 1)`)
  }, 'a meeting about one student names the case').toThrow('CHECK constraint failed')
})
