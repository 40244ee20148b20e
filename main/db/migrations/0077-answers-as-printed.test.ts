import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('papers printed before are of no records request, and from now on a paper may be of one that is there', () => {
  const db = databaseAt(76)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, version)
  VALUES ('draft', 'ines', 'records-copy', 'en', '', 'ana', 1);`)
  migrate(db, allMigrations.slice(0, 77))
  expect(versionOf(db)).toBe(77)
  expect(db.prepare('SELECT request_id FROM printed_forms').all()).toEqual([{ request_id: null }])
  expect(() => db.prepare("UPDATE printed_forms SET request_id = 'none'").run()).toThrow(/FOREIGN KEY/)
})
