import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a form printed before is still there, and names no provider', () => {
  const db = databaseAt(57)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, version)
  VALUES ('one', 's', 'contact-log', 'es', '2026-12-08', 'a', 1);`)
  migrate(db, allMigrations.slice(0, 58))
  expect(versionOf(db)).toBe(58)
  expect(db.prepare('SELECT id, recipient_ids FROM printed_forms').all()).toEqual([
    { id: 'one', recipient_ids: '[]' },
  ])
})
