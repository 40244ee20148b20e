import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what a crisis or a plan left says what it asks for; what somebody wrote themselves says nothing', () => {
  const db = databaseAt(34)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', 'AAA-AAA', 's', 'a', 'urgent', 2, 0, '2026-12-01', '', '2026-12-01', 1);
INSERT INTO crises (id, case_id, path, started_at, started_by, version) VALUES ('r', 'c', '{}', '2026-12-01', 'a', 1);
`)
  const task = db.prepare(
    `INSERT INTO tasks (id, case_id, source, name, guidance, evidence, owner_id, urgency, counted_from, due_on, state,
       words, version, plan)
     VALUES (:id, 'c', :source, 'Name', '', '', 'a', 'urgent', '2026-12-01', '2026-12-01', 'open', '', 1, :plan)`,
  )
  const aTask = (id: string, known: { source?: string; plan?: string } = {}) =>
    task.run({ id, source: 'follow-up', plan: null, ...known })
  const left = db.prepare(
    `INSERT INTO crisis_entries (id, crisis_id, step_id, at, recorded_at, recorded_by, said)
     VALUES (:taskId, 'r', 'step', '2026-12-01', '2026-12-01', 'a', json_object('kind', :kind, 'taskId', :taskId))`,
  )
  for (const [taskId, kind] of [
    ['tell', 'left-out'],
    ['sign', 'pick-up'],
    ['talk', 'planned'],
  ] as const) {
    aTask(taskId)
    left.run({ taskId, kind })
  }
  aTask('back', { plan: 'return' })
  aTask('asked', { plan: 'return', source: 'protocol' })
  aTask('review', { plan: 'safety' })
  aTask('own')
  migrate(db, allMigrations.slice(0, 35))
  expect(versionOf(db)).toBe(35)
  const kinds = db.prepare('SELECT id, kind FROM tasks WHERE kind IS NOT NULL ORDER BY id').all()
  expect(kinds).toEqual([
    { id: 'back', kind: 'check-in' },
    { id: 'sign', kind: 'pick-up-signature' },
    { id: 'talk', kind: 'debrief' },
    { id: 'tell', kind: 'tell-parent' },
  ])
})
