import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a step that was put off and began again is asked for once; one that only waits for its day is asked for then', () => {
  const db = databaseAt(35)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', 'AAA-AAA', 's', 'a', 'urgent', 2, 0, '2026-12-01', '', '2026-12-01', 1);
INSERT INTO protocols (id, number, state, name, why, document, started_by, started_at, published_by, published_at, version)
  VALUES ('p', 1, 'published', 'Harbor', '', '{}', 'a', '2026-12-01', 'a', '2026-12-01', 1);
`)
  const task = db.prepare(
    `INSERT INTO tasks (id, case_id, source, step_id, protocol_number, name, guidance, evidence, owner_id, urgency,
       counted_from, due_on, state, words, exempt_until, ended_at, ended_by, version)
     VALUES (:id, 'c', 'protocol', :stepId, 1, 'Name', '', '', 'a', 'urgent', :countedFrom, '2026-12-10', :state, '',
       :until, :endedAt, :endedBy, 1)`,
  )
  const putOff = { state: 'exempted', until: '2027-06-01', endedAt: '2026-12-05', endedBy: 'a' }
  const open = { state: 'open', until: null, endedAt: null, endedBy: null }
  task.run({ ...putOff, id: 'twice', stepId: 'call', countedFrom: '2026-12-01' })
  task.run({ ...open, id: 'again', stepId: 'call', countedFrom: '2027-03-09' })
  const done = { ...open, state: 'done', endedAt: '2026-12-02', endedBy: 'a' }
  task.run({ ...done, id: 'former', stepId: 'see', countedFrom: '2026-12-01' })
  task.run({ ...putOff, id: 'waits', stepId: 'see', countedFrom: '2026-12-02' })
  migrate(db, allMigrations.slice(0, 36))
  expect(versionOf(db)).toBe(36)
  const waiting = db.prepare('SELECT id FROM tasks WHERE exempt_until IS NOT NULL').all()
  expect(waiting).toEqual([{ id: 'waits' }])
})
