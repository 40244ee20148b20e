import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a task that tells a provider of a consent taken back says so, in whichever language it was named; others stay', () => {
  const db = databaseAt(79)
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
     VALUES (:id, 'c', 'follow-up', :name, '', '', 'a', 'urgent', '2026-12-01', '2026-12-01', 'open', '', 1, :kind)`,
  )
  const add = (id: string, name: string, kind: string | null = null) => task.run({ id, name, kind })
  add('english', 'Tell Bayside that the consent was taken back')
  add('spanish', 'Avisar a Bayside de que se retiró el consentimiento')
  add('own', 'Tell the father')
  add('crisis', 'Tell a parent', 'tell-parent')
  migrate(db, allMigrations.slice(0, 80))
  expect(versionOf(db)).toBe(80)
  expect(db.prepare('SELECT id, kind FROM tasks ORDER BY id').all()).toEqual([
    { id: 'crisis', kind: 'tell-parent' },
    { id: 'english', kind: 'tell-provider' },
    { id: 'own', kind: null },
    { id: 'spanish', kind: 'tell-provider' },
  ])
})
