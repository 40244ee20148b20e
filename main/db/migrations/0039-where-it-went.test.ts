import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what left before names its provider where the name is still the same, and no page', () => {
  const db = databaseAt(38)
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
    '2026-09-01', 'sent', '2026-09-01', 'ana', '[]', '', 'ana', 1);`)
  const add = db.prepare(
    `INSERT INTO disclosures (id, student_id, referral_id, party, interest, what, information, on_day, recorded_at,
       recorded_by, exception, exception_note)
     VALUES (:id, 'ines', 'referral', :party, '', '', '[]', '2026-09-12', '', 'ana', 'health-or-safety-emergency', 'x')`,
  )
  add.run({ id: 'same', party: 'Harbor Clinic' })
  add.run({ id: 'renamed', party: 'Bayside' })
  migrate(db, allMigrations.slice(0, 39))
  expect(versionOf(db)).toBe(39)
  expect(db.prepare('SELECT id, organization_id, page_ids FROM disclosures ORDER BY id').all()).toEqual([
    { id: 'renamed', organization_id: null, page_ids: '[]' },
    { id: 'same', organization_id: 'clinic', page_ids: '[]' },
  ])
})
