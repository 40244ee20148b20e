import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what the last print of an answer said stays with that print, and the one before has nothing kept', () => {
  const db = databaseAt(83)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO records_requests (id, student_id, kind, requester, capacity, asks_for, interest, shown, received_on, owner_id,
    parts, names, also_hidden, recorded_at, recorded_by, version, printed_answer)
  VALUES ('one', 'ines', 'parent', 'Teresa', '', 'All', '', '', '', 'ana', '[]', '{}', '[]', '', 'ana', 1,
    '{"formId":"second","party":"Teresa"}');
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, version, request_id)
  VALUES ('first', 'ines', 'records-answer', 'en', '', 'ana', 1, 'one'),
    ('second', 'ines', 'records-answer', 'en', '', 'ana', 1, 'one');`)
  migrate(db, allMigrations.slice(0, 84))
  expect(versionOf(db)).toBe(84)
  expect(db.prepare('SELECT id, answer FROM printed_forms ORDER BY id').all()).toEqual([
    { id: 'first', answer: null },
    { id: 'second', answer: '{"party":"Teresa"}' },
  ])
})
