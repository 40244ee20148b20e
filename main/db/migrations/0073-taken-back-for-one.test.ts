import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a consent from before was taken back for nobody alone', () => {
  const db = databaseAt(72)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO consents (id, student_id, kind, signer, authority, authority_shown, recipient_ids, any_treating, direction,
    information, purposes, purpose, statements, signed_on, expires_when, language_signed, interpreter, objections, revoked_how,
    recorded_at, recorded_by, version)
  VALUES ('c', 'ines', 'exchange', 'Teresa Varga', 'parent', '', '[]', 0, 'both', '[]', '[]', '', '[]', '2026-12-01',
    'The end', 'en', '', '[]', '', '', 'ana', 1);`)
  migrate(db, allMigrations.slice(0, 73))
  expect(versionOf(db)).toBe(73)
  expect(db.prepare('SELECT taken_back_for FROM consents').pluck().all()).toEqual(['[]'])
})
