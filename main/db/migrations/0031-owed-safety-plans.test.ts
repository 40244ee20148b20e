import { expect, test } from 'vitest'

import { schoolDay } from '#shared/domain/clock.ts'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

/** A school whose day began long before that of the machine's own clock. */
const TIME_ZONE = 'Pacific/Kiritimati'
const today = () => schoolDay(new Date().toISOString(), TIME_ZONE)

test('an open case that presses is asked for its safety plan on the day of the update; no other is', () => {
  const db = databaseAt(30)
  db.exec(`
INSERT INTO school (id, name, time_zone, office, phone, address, paper, version)
  VALUES (1, 'Seaside School', '${TIME_ZONE}', '', '', '', 'letter', 1);
INSERT INTO accounts (id, user, name, roles, active, settings, created_at) VALUES
  ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01'),
  ('b', 'b', 'La consejera', '["counselor"]', 1, '{"language":"es"}', '2026-12-01');
`)
  const student = db.prepare(
    `INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
     VALUES (:id, 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1)`,
  )
  const open = db.prepare(
    `INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closed_on, closing_note,
       created_at, version)
     VALUES (:id, :id, :id, :ownerId, :urgency, 2, 0, '2026-12-01', :closedOn, '', '2026-12-01', 1)`,
  )
  const aCase = (id: string, urgency: string, known: { closedOn?: string; ownerId?: string } = {}) => {
    student.run({ id })
    open.run({ id, urgency, closedOn: null, ownerId: 'a', ...known })
  }
  aCase('urgent', 'urgent')
  aCase('crisis', 'emergency', { ownerId: 'b' })
  aCase('routine', 'routine')
  aCase('closed', 'urgent', { closedOn: '2026-12-02' })
  aCase('planned', 'urgent')
  aCase('left-out', 'urgent')
  db.exec(`
INSERT INTO safety_plans (id, case_id, revision, signs, alone, elsewhere, at_school, at_home, calls, put_away, matters,
    agreed_with, agreed_by, agreed_on, review_on, written_at, written_by)
  VALUES ('p', 'planned', 1, '', '', '', '', '', '', '', '', '["student"]', 'a', '2026-12-01', '2026-12-08', '2026-12-01', 'a');
INSERT INTO tasks (id, case_id, source, name, guidance, evidence, owner_id, urgency, counted_from, due_on, state, words,
    ended_at, ended_by, version, plan)
  VALUES ('t', 'left-out', 'follow-up', 'Plan', '', '', 'a', 'urgent', '2026-12-01', '2026-12-01', 'exempted',
    'She is in the hospital.', '2026-12-01', 'a', 1, 'safety');
`)
  const before = today()
  migrate(db, allMigrations.slice(0, 31))
  expect(versionOf(db)).toBe(31)
  const asked = db.prepare(
    `SELECT case_id AS caseId, owner_id AS ownerId, name, state, version, due_on BETWEEN :before AND :today AS isDueNow
     FROM tasks WHERE id <> 't' ORDER BY case_id`,
  )
  const task = { state: 'open', version: 1, isDueNow: 1 }
  expect(asked.all({ before, today: today() })).toEqual([
    { ...task, caseId: 'crisis', ownerId: 'b', name: 'Hacer un plan de seguridad con el estudiante' },
    { ...task, caseId: 'urgent', ownerId: 'a', name: 'Make a safety plan with the student' },
  ])
})
