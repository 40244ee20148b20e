import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

const TASK = `INSERT INTO tasks (id, case_id, source, name, guidance, evidence, owner_id, urgency, counted_from, due_on,
  state, words, version, kind) VALUES (:kind, 'c', 'follow-up', 'Call', '', '', 'a', 'routine', '2026-12-08T15:00:00Z',
  '2026-12-10', 'open', '', 1, :kind)`

test('what a task asks for stays, and a paper may ask for more; no paper had said anything before', () => {
  const db = databaseAt(40)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', 'AAA-AAA', 's', 'a', 'urgent', 2, 0, '2026-12-01', '', '2026-12-01', 1);
`)
  db.prepare(TASK).run({ kind: 'tell-parent' })
  expect(() => db.prepare(TASK).run({ kind: 'call-family' })).toThrow('CHECK constraint failed')
  migrate(db, allMigrations.slice(0, 41))
  expect(versionOf(db)).toBe(41)
  db.prepare(TASK).run({ kind: 'call-family' })
  expect(db.prepare('SELECT kind FROM tasks ORDER BY id').all()).toEqual([
    { kind: 'call-family' },
    { kind: 'tell-parent' },
  ])
  expect(() => db.prepare(TASK).run({ kind: 'dance' })).toThrow('CHECK constraint failed')
  expect(db.prepare('SELECT * FROM slip_answers').all()).toEqual([])
  expect(db.prepare('SELECT * FROM uncoded_cards').all()).toEqual([])
})
