import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of concerns from before nobody knows whether they were answered', () => {
  const db = databaseAt(21)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO concerns (id, student_id, source, anonymous, noticed, words, student_words, student_wish, trusted_adult,
  onset, frequency, setting, already_tried, immediate_danger, received_at, recorded_by, state, version)
  VALUES ('n', 's', 'teacher', 0, '[]', 'Sits alone.', '', '', '', '', '', '', '', 0, '2026-12-01', 'a', 'new', 2);
`)
  migrate(db, allMigrations.slice(0, 22))
  expect(versionOf(db)).toBe(22)
  expect(
    db.prepare('SELECT words, version, answered_at, answered_by, answered_how FROM concerns').all(),
  ).toEqual([{ words: 'Sits alone.', version: 2, answered_at: null, answered_by: null, answered_how: null }])
})
