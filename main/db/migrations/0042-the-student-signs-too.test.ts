import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of what was signed before nobody says that the student signed it, too', () => {
  const db = databaseAt(41)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO consents (id, student_id, kind, signer, authority, authority_shown, recipient_ids, any_treating, direction,
    information, purposes, purpose, statements, signed_on, expires_when, language_signed, interpreter, revoked_how,
    objections, recorded_at, recorded_by, version)
  VALUES ('paper', 'ines', 'services', 'Teresa Varga', 'parent', '', '[]', 0, 'both', '[]', '[]', '', '[]', '2026-12-01',
    'The end', 'en', '', '', '[]', '', 'ana', 1);`)
  migrate(db, allMigrations.slice(0, 42))
  expect(versionOf(db)).toBe(42)
  expect(db.prepare('SELECT student_signed FROM consents').all()).toEqual([{ student_signed: 0 }])
})
