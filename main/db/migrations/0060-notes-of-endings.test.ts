import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a form that was handed over before is that still, with no note', () => {
  const db = databaseAt(59)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, ending, ended_on, version)
  VALUES ('one', 's', 'contact-log', 'es', '2026-12-08', 'a', 'handed-to-parent', '2026-12-08', 2);`)
  migrate(db, allMigrations.slice(0, 60))
  expect(versionOf(db)).toBe(60)
  expect(db.prepare('SELECT id, ending, ended_note FROM printed_forms').all()).toEqual([
    { id: 'one', ending: 'handed-to-parent', ended_note: '' },
  ])
})
