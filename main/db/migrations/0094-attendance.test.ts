import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a school from before keeps its students, and for each day one absence and one coming late', () => {
  const db = databaseAt(93)
  db.exec(`
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO imports (id, kind, subject, at, by, counts) VALUES ('before', 'hsds', 'providers', '', 'a', '[]');`)
  migrate(db, allMigrations.slice(0, 94))
  expect(versionOf(db)).toBe(94)
  expect(db.prepare('SELECT count(*) FROM students').pluck().get()).toBe(1)
  expect(db.prepare('SELECT subject FROM imports').pluck().get()).toBe('providers')
  db.exec(`INSERT INTO imports (id, kind, subject, at, by, counts)
    VALUES ('i', 'spreadsheet', 'attendance', '', 'a', '[]')`)
  const mark = db.prepare(
    `INSERT INTO attendance (student_id, on_day, is_tardy, kind, share, minutes, import_id)
     VALUES ('ines', '2026-09-08', :isTardy, :kind, :share, NULL, 'i')`,
  )
  mark.run({ isTardy: 0, kind: 'excused', share: null })
  mark.run({ isTardy: 1, kind: 'tardy', share: 0.1 })
  expect(() => mark.run({ isTardy: 0, kind: 'unexcused', share: 1 })).toThrow(/UNIQUE/)
  expect(() => mark.run({ isTardy: 1, kind: 'unexcused', share: 1 })).toThrow(/CHECK/)
})
