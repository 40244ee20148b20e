import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { theRoad } from './0001-the-road.ts'
import { consentsOfACase } from './0002-consents-of-a-case.ts'
import { studentsByFamilyName } from './0003-students-by-family-name.ts'

test('the roster is indexed in the order of its list, and every student is still on it', () => {
  const db = databaseAt(2)
  const indexes = (): string[] =>
    db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE tbl_name = 'students' AND sql LIKE 'CREATE INDEX%'`,
      )
      .pluck()
      .all()
  db.exec(`INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
    VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1)`)
  expect(indexes()).toEqual(['students_by_name'])

  migrate(db, [theRoad, consentsOfACase, studentsByFamilyName])
  expect(versionOf(db)).toBe(3)
  expect(indexes()).toEqual(['students_in_order', 'students_of_status_in_order'])
  expect(db.prepare('SELECT family_name FROM students').pluck().all()).toEqual(['Varga'])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
