import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of whom nobody knows since when they may not be contacted, that is so from today at the latest', () => {
  const db = databaseAt(61)
  db.exec(`
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);
INSERT INTO contacts (id, name, interpreter_needed, best_time, version)
  VALUES ('a', 'Luis Varga', 0, '', 1), ('b', 'Omar Varga', 0, '', 1), ('c', 'Teresa Varga', 0, '', 1);
INSERT INTO student_contacts (student_id, contact_id, relation, holds_consent_rights, custody_note, do_not_contact,
    do_not_contact_basis, do_not_contact_since)
  VALUES ('s', 'a', 'father', 0, '', 1, 'Order of 8 December', NULL),
    ('s', 'b', 'father', 0, '', 1, 'Order of 8 December', '2020-12-08'), ('s', 'c', 'mother', 1, '', 0, '', NULL);`)
  migrate(db, allMigrations.slice(0, 62))
  expect(versionOf(db)).toBe(62)
  const since = db
    .prepare('SELECT do_not_contact_since FROM student_contacts ORDER BY contact_id')
    .pluck()
    .all()
  expect(since).toEqual([db.prepare("SELECT date('now', 'localtime')").pluck().get(), '2020-12-08', null])
})

test('the hour at which a consent was taken back stays where it is one of that day', () => {
  const db = databaseAt(61)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);`)
  const takeBack = (id: string, at: string | null) =>
    db
      .prepare(
        `INSERT INTO consents (id, student_id, kind, signer, authority, authority_shown, recipient_ids, any_treating,
           direction, information, purposes, purpose, statements, signed_on, expires_when, language_signed, interpreter,
           revoked_on, revoked_how, revoked_at, objections, recorded_at, recorded_by, version)
         VALUES (?, 'ines', 'exchange', 'Teresa Varga', 'parent', '', '[]', 0, 'both', '[]', '[]', '', '[]', '2026-12-01',
           'The end', 'en', '', '2026-12-09', 'By phone', ?, '[]', '', 'ana', 1)`,
      )
      .run(id, at)
  takeBack('a', '2026-12-09T15:00:00.000Z')
  takeBack('b', '2026-12-12T15:00:00.000Z')
  takeBack('c', null)
  migrate(db, allMigrations.slice(0, 62))
  expect(db.prepare('SELECT revoked_at FROM consents ORDER BY id').pluck().all()).toEqual([
    '2026-12-09T15:00:00.000Z',
    null,
    null,
  ])
})
