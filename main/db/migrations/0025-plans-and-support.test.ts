import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a version from before asks for no plan and has no follow-ups; a revision of a plan is there once', () => {
  const db = databaseAt(24)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', 'AAA-AAA', 's', 'a', 'urgent', 2, 0, '2026-12-01', '', '2026-12-01', 1);
INSERT INTO protocols (id, number, state, name, why, document, started_by, started_at, published_by, published_at, version)
  VALUES ('p', 1, 'published', 'Harbor', '', '{"name":"Harbor","steps":[{"id":"call","name":"Call"}]}',
    'a', '2026-12-01', 'a', '2026-12-01', 1);
`)
  migrate(db, allMigrations.slice(0, 25))
  expect(versionOf(db)).toBe(25)
  const kept = db.prepare('SELECT document, version FROM protocols').get() as { document: string }
  expect({ ...kept, document: JSON.parse(kept.document) as unknown }).toEqual({
    version: 1,
    document: { name: 'Harbor', steps: [{ id: 'call', name: 'Call', plan: null }], followUps: [] },
  })
  for (const table of ['safety_plans', 'return_plans', 'interim_supports'])
    expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
  const revise = db.prepare(
    `INSERT INTO return_plans (id, case_id, revision, back_on, meeting_with, at_door, eased, goes_to, teachers_told,
       provider_contact, check_ins, written_at, written_by)
     VALUES (?, 'c', ?, '2026-12-10', '', 'The nurse', '', 'The nurse', '', ?, '[]', '2026-12-08', 'a')`,
  )
  revise.run('r1', 1, '')
  expect(() => revise.run('r2', 1, '')).toThrow(/UNIQUE/)
  expect(() => revise.run('r3', 2, 'Lakeside Hospital')).toThrow(/CHECK/)
})
