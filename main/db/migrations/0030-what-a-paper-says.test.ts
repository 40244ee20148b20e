import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what was signed before keeps its words, and is asked of for what the program used it for', () => {
  const db = databaseAt(29)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-12-01', '2026-12-01', 1);`)
  db.pragma('foreign_keys = OFF')
  db.exec(`
INSERT INTO disclosures (id, student_id, party, interest, what, information, on_day, recorded_at, recorded_by, consent_id, exception_note)
  VALUES ('d', 's', 'Bayside', 'Help', 'Name', '[]', '2026-12-02', '2026-12-02', 'a', 'exchange', '');`)
  const sign = db.prepare(
    `INSERT INTO consents (id, student_id, kind, signer, authority, recipient_ids, direction, information, purpose,
       signed_on, expires_on, language_signed, interpreter, revoked_on, revoked_how, recorded_at, recorded_by, version)
     VALUES (:kind, 's', :kind, 'Her mother', 'parent', '["o"]', 'both', '["contact-details"]', 'Help',
       '2026-09-01', '2027-06-30', 'en', '', '2026-12-05', 'By phone', '2026-09-01', 'a', 3)`,
  )
  sign.run({ kind: 'exchange' })
  sign.run({ kind: 'services' })
  migrate(db, allMigrations.slice(0, 30))
  expect(versionOf(db)).toBe(30)
  const kept = db.prepare('SELECT * FROM consents ORDER BY kind').all()
  expect(kept).toMatchObject([
    {
      ...{ kind: 'exchange', signer: 'Her mother', purpose: 'Help', expires_on: '2027-06-30', version: 3 },
      ...{ revoked_on: '2026-12-05', revoked_how: 'By phone', statements: '[]', objections: '[]' },
      ...{ any_treating: 0, purposes: '["arranging-help","coordinating-care"]' },
      ...{ signer_contact_id: null, happened_on: null, amends_id: null, replaced_on: null },
    },
    { kind: 'services', purposes: '[]' },
  ])
  expect(db.prepare('SELECT consent_id FROM disclosures').get()).toEqual({ consent_id: 'exchange' })
  expect(db.prepare('SELECT minor_consent FROM school').all()).toEqual([])
})
