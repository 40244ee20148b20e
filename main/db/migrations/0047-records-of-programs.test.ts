import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of a request that came in before nobody said what came from a program, and nothing lets it go', () => {
  const db = databaseAt(46)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO records_requests (id, student_id, kind, requester, capacity, asks_for, interest, shown, received_on,
    owner_id, parts, names, also_hidden, recorded_at, recorded_by, version)
  VALUES ('q', 'ines', 'subpoena', 'County Court', '', 'All', 'A case', '26-114', '2026-12-01', 'ana', '[]', '{}', '[]',
    '', 'ana', 1);`)
  migrate(db, allMigrations.slice(0, 47))
  expect(versionOf(db)).toBe(47)
  expect(db.prepare('SELECT requester, program_marks, program_ground FROM records_requests').all()).toEqual([
    { requester: 'County Court', program_marks: '[]', program_ground: null },
  ])
})
