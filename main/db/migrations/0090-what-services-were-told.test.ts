import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('tasks keep what they ask for, and one may ask what emergency services were told', () => {
  const db = databaseAt(89)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', 'AAA-AAA', 's', 'a', 'urgent', 2, 0, '2026-12-01', '', '2026-12-01', 1);`)
  const task = db.prepare(
    `INSERT INTO tasks (id, case_id, source, name, guidance, evidence, owner_id, urgency, counted_from, due_on, state,
       words, version, kind)
     VALUES (:id, 'c', 'follow-up', 'A task', '', '', 'a', 'urgent', '2026-12-01', '2026-12-01', 'open', '', 1, :kind)`,
  )
  task.run({ id: 'own', kind: null })
  task.run({ id: 'parent', kind: 'tell-parent' })
  expect(() => task.run({ id: 'told', kind: 'services-told' })).toThrow(/CHECK/)
  migrate(db, allMigrations.slice(0, 90))
  expect(versionOf(db)).toBe(90)
  db.exec("UPDATE tasks SET kind = 'services-told' WHERE id = 'own'")
  expect(db.prepare('SELECT id, kind FROM tasks ORDER BY id').all()).toEqual([
    { id: 'own', kind: 'services-told' },
    { id: 'parent', kind: 'tell-parent' },
  ])
})
