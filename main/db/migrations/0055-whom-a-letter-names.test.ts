import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a letter printed before names whom a letter of today would, and a page of the family nobody', () => {
  const db = databaseAt(54)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('case', '7KQ-3M', 'ines', 'ana', 'routine', 2, 0, '2026-09-10', '', '', 1);
INSERT INTO organizations (id, name, description, phones, active, version) VALUES ('clinic', 'Harbor Clinic', '', '[]', 1, 1);
INSERT INTO services (id, organization_id, name, description, alert, status, languages, interpretation, payers, fees, costs,
    phones, openings, documents, areas, application_process, eligibility, stated_wait, updated_at, version)
  VALUES ('group', 'clinic', 'Group', '', '', 'active', '[]', '', '[]', '', '[]', '[]', '[]', '[]', '[]', '', '', '', '', 1);
INSERT INTO referrals (id, case_id, student_id, pathway, service_id, primary_reason, other_reasons, urgency,
    need_identified_on, state, state_since, owner_id, barriers, created_at, created_by, version)
  VALUES ('referral', 'case', 'ines', 'school-contacts-provider', 'group', 'mood', '[]', 'routine',
    '2026-09-01', 'sent', '2026-09-01', 'ana', '[]', '', 'ana', 1);
INSERT INTO printed_pages (id, referral_id, part, language, printed_at, printed_by, information, version)
  VALUES ('home', 'referral', 'letter', 'es', '', 'ana', '[]', 1),
    ('there', 'referral', 'provider-letter', 'en', '', 'ana', '["contact-details"]', 1);`)
  const add = db.prepare(
    `INSERT INTO contacts (id, name, interpreter_needed, best_time, version) VALUES (:id, :id, 0, '', 1)`,
  )
  const link = db.prepare(
    `INSERT INTO student_contacts (student_id, contact_id, relation, holds_consent_rights, custody_note, do_not_contact,
       do_not_contact_basis) VALUES ('ines', :id, 'mother', :rights, '', :away, '')`,
  )
  for (const [id, rights, away] of [
    ['teresa', 1, 0],
    ['luis', 1, 1],
    ['aunt', 0, 0],
  ] as const) {
    add.run({ id })
    link.run({ id, rights, away })
  }
  migrate(db, allMigrations.slice(0, 55))
  expect(versionOf(db)).toBe(55)
  expect(db.prepare('SELECT id, contact_ids FROM printed_pages ORDER BY id').all()).toEqual([
    { id: 'home', contact_ids: '[]' },
    { id: 'there', contact_ids: '["teresa"]' },
  ])
})
