import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('nothing was said to be right before, and what is said is of a student or of a service', () => {
  const db = databaseAt(94)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);`)
  migrate(db, allMigrations.slice(0, 95))
  expect(versionOf(db)).toBe(95)
  expect(db.prepare('SELECT * FROM known_right').all()).toEqual([])
  const say = db.prepare(
    `INSERT INTO known_right (id, kind, student_id, as_it_was, reason, said_at, said_by)
     VALUES (:id, 'grade-unknown', :student, '', 'Not graded', '', 'ana')`,
  )
  say.run({ id: 'one', student: 'ines' })
  expect(() => say.run({ id: 'two', student: null })).toThrow(/CHECK/)
})
