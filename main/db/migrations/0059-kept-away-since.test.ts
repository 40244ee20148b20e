import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a contact nobody may contact is still that, and nobody knows since when', () => {
  const db = databaseAt(58)
  db.exec(`
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO contacts (id, name, interpreter_needed, best_time, version) VALUES ('c', 'Luis Varga', 0, '', 1);
INSERT INTO student_contacts VALUES ('s', 'c', 'father', 0, '', 1, 'Order of 8 December', NULL);`)
  migrate(db, allMigrations.slice(0, 59))
  expect(versionOf(db)).toBe(59)
  expect(
    db.prepare('SELECT contact_id, do_not_contact, do_not_contact_since FROM student_contacts').all(),
  ).toEqual([{ contact_id: 'c', do_not_contact: 1, do_not_contact_since: null }])
})
