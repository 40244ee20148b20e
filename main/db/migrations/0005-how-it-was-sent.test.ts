import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what left before says how it went where only one sending can be meant', () => {
  const db = databaseAt(4)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '2026-09-01T12:00:00.000Z');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('case', '7KQ-3M', 'ines', 'ana', 'routine', 2, 0, '2026-09-10', '', '', 1);
INSERT INTO organizations (id, name, description, phones, active, version) VALUES ('clinic', 'Harbor Clinic', '', '[]', 1, 1);
INSERT INTO services (id, organization_id, name, description, alert, status, languages, interpretation, payers, fees, costs,
    phones, openings, documents, areas, application_process, eligibility, stated_wait, updated_at, version)
  VALUES ('group', 'clinic', 'Group', '', '', 'active', '[]', '', '[]', '', '[]', '[]', '[]', '[]', '[]', '', '', '', '', 1);`)
  const referral = db.prepare(
    `INSERT INTO referrals (id, case_id, student_id, pathway, service_id, primary_reason, other_reasons, urgency,
       need_identified_on, state, state_since, owner_id, sent_on, sent_method, barriers, created_at, created_by, version)
     VALUES (:id, 'case', 'ines', :pathway, 'group', 'mood', '[]', 'routine',
       '2026-09-01', 'sent', '2026-09-01', 'ana', '2026-09-12', :method, '[]', '', 'ana', 1)`,
  )
  const disclosure = db.prepare(
    `INSERT INTO disclosures (id, student_id, referral_id, party, interest, what, information, on_day, recorded_at,
       recorded_by, exception, exception_note)
     VALUES (:id, 'ines', :referral, 'Harbor Clinic', '', '', '[]', :onDay, '', 'ana', 'health-or-safety-emergency', 'x')`,
  )
  referral.run({ id: 'once', pathway: 'school-contacts-provider', method: 'fax' })
  referral.run({ id: 'twice', pathway: 'school-contacts-provider', method: 'fax' })
  referral.run({ id: 'family', pathway: 'family-contacts-provider', method: 'in-hand' })
  disclosure.run({ id: 'only', referral: 'once', onDay: '2026-09-12' })
  disclosure.run({ id: 'first', referral: 'twice', onDay: '2026-09-12' })
  disclosure.run({ id: 'second', referral: 'twice', onDay: '2026-09-20' })
  disclosure.run({ id: 'letter', referral: 'family', onDay: '2026-09-12' })

  migrate(db, allMigrations.slice(0, 5))
  expect(versionOf(db)).toBe(5)
  expect(db.prepare('SELECT id, method FROM disclosures ORDER BY rowid').raw().all()).toEqual([
    ['only', 'fax'],
    ['first', null],
    ['second', null],
    ['letter', null],
  ])
})
