import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('tasks, absences and stand-ins begin empty, and one step is open once for a case', () => {
  const db = databaseAt(19)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO protocols (id, number, state, name, why, document, started_by, started_at, published_by, published_at, version)
  VALUES ('p', 1, 'published', 'Harbor', '', '{}', 'a', '2026-12-01', 'a', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version, protocol_number)
  VALUES ('c', '7KQ-3M', 's', 'a', 'routine', 2, 0, '2026-12-01', '', '2026-12-01', 3, 1);
`)
  migrate(db, allMigrations.slice(0, 20))
  expect(versionOf(db)).toBe(20)
  for (const table of ['tasks', 'absences', 'stand_ins'])
    expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
  const begin = db.prepare(
    `INSERT INTO tasks (id, case_id, source, step_id, protocol_number, name, guidance, evidence, owner_id, urgency,
       counted_from, due_on, state, words, version)
     VALUES (?, 'c', 'protocol', 'call', 1, 'Call', '', '', 'a', 'routine', '2026-12-01', '2026-12-03', 'open', '', 1)`,
  )
  begin.run('t1')
  expect(() => begin.run('t2')).toThrow(/UNIQUE/)
  expect(db.prepare('SELECT version FROM cases').all()).toEqual([{ version: 3 }])
})
