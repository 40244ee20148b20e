import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('crises begin empty; one is open for a case, and nothing in it was written before it happened', () => {
  const db = databaseAt(22)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', '7KQ-3M', 's', 'a', 'routine', 2, 0, '2026-12-01', '', '2026-12-01', 3);
`)
  migrate(db, allMigrations.slice(0, 23))
  expect(versionOf(db)).toBe(23)
  for (const table of ['crises', 'crisis_entries'])
    expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
  const begin = db.prepare(
    `INSERT INTO crises (id, case_id, path, started_at, started_by, ended_at, version)
     VALUES (:id, 'c', '{}', '2026-12-01', 'a', :endedAt, 1)`,
  )
  begin.run({ id: 'r1', endedAt: '2026-12-01' })
  begin.run({ id: 'r2', endedAt: null })
  expect(() => begin.run({ id: 'r3', endedAt: null })).toThrow(/UNIQUE/)
  const write = db.prepare(
    `INSERT INTO crisis_entries (id, crisis_id, step_id, at, recorded_at, recorded_by, corrects, said)
     VALUES (:id, 'r2', 'stay', :at, '2026-12-01T10', 'a', :corrects, '{}')`,
  )
  write.run({ id: 'e1', at: '2026-12-01T09', corrects: null })
  write.run({ id: 'e2', at: '2026-12-01T09', corrects: 'e1' })
  expect(() => write.run({ id: 'e3', at: '2026-12-01T09', corrects: 'e1' })).toThrow(/UNIQUE/)
  expect(() => write.run({ id: 'e4', at: '2026-12-01T11', corrects: null })).toThrow(/CHECK/)
})
