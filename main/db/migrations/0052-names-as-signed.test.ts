import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a consent that was signed before keeps the name its organization has now', () => {
  const db = databaseAt(51)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO organizations (id, name, description, phones, active, version)
  VALUES ('clinic', 'Harbor Clinic', '', '[]', 1, 1), ('other', 'Other', '', '[]', 1, 1);`)
  const sign = (id: string, recipients: string) =>
    db
      .prepare(
        `INSERT INTO consents (id, student_id, kind, signer, authority, authority_shown, recipient_ids, any_treating,
           direction, information, purposes, purpose, statements, signed_on, expires_when, language_signed, interpreter,
           revoked_how, objections, recorded_at, recorded_by, version)
         VALUES (?, 'ines', 'exchange', 'Teresa Varga', 'parent', '', ?, 0, 'both', '[]', '[]', '', '[]', '2026-12-01',
           'The end', 'en', '', '', '[]', '', 'ana', 1)`,
      )
      .run(id, recipients)
  sign('one', '["clinic"]')
  sign('two', '[]')
  migrate(db, allMigrations.slice(0, 52))
  expect(versionOf(db)).toBe(52)
  expect(db.prepare('SELECT id, recipient_names FROM consents ORDER BY id').all()).toEqual([
    { id: 'one', recipient_names: '{"clinic":"Harbor Clinic"}' },
    { id: 'two', recipient_names: '{}' },
  ])
})
