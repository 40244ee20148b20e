import { expect, test } from 'vitest'

import { Id } from '#shared/domain/fields.ts'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a referral that waits for a consent waits for its paper since the day it was asked for', () => {
  const db = databaseAt(31)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-11-01'),
    ('b', 'b', 'The clerk', '["office"]', 1, '{}', '2026-11-01');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('s', 'Ines', 'Varga', '[]', 'unknown', 'active', '2026-11-01', '2026-11-01', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('c', '7KQ-3M', 's', 'a', 'routine', 2, 0, '2026-11-01', '', '2026-11-01', 1);
INSERT INTO organizations (id, name, description, phones, active, version) VALUES ('o', 'Bayside', '', '[]', 1, 1);
INSERT INTO services (id, organization_id, name, description, alert, status, languages, interpretation, payers, fees, costs,
    phones, openings, documents, areas, application_process, eligibility, stated_wait, updated_at, version)
  VALUES ('v', 'o', 'Teen counseling', '', '', 'active', '[]', '', '[]', '', '[]', '[]', '[]', '[]', '[]', '', '', '', '', 1);`)
  const refer = db.prepare(
    `INSERT INTO referrals (id, case_id, student_id, pathway, service_id, school_service, primary_reason, other_reasons,
       urgency, need_identified_on, state, state_since, owner_id, barriers, created_at, created_by, version)
     VALUES (:id, 'c', 's', :pathway, :serviceId, :group, 'mood', '[]', 'routine', '2026-11-01', :state, '2026-11-20',
       'a', '[]', '2026-11-01T09:00:00.000Z', 'a', 3)`,
  )
  const abroad = { pathway: 'school-contacts-provider', serviceId: 'v', group: null }
  refer.run({ id: 'r1', ...abroad, state: 'awaiting-consent' })
  refer.run({ id: 'r2', pathway: 'school-based', serviceId: null, group: 'Group', state: 'awaiting-consent' })
  refer.run({ id: 'r3', ...abroad, state: 'sent' })
  const happen = db.prepare(
    `INSERT INTO referral_events (id, referral_id, action, from_state, to_state, effective_on, recorded_at, recorded_by,
       source, reason) VALUES (:id, 'r1', :action, :from, 'awaiting-consent', :on, :at, 'b', 'office', '')`,
  )
  const at = (day: string) => ({ on: day, at: `${day}T10:00:00.000Z` })
  happen.run({ id: 'e1', action: 'request-consent', from: 'draft', ...at('2026-11-18') })
  happen.run({ id: 'e2', action: 'postpone', from: 'awaiting-consent', ...at('2026-11-24') })
  migrate(db, allMigrations.slice(0, 32))
  expect(versionOf(db)).toBe(32)
  const waiting = db.prepare('SELECT * FROM consent_requests ORDER BY referral_id').all() as { id: string }[]
  expect(waiting).toMatchObject([
    {
      ...{ student_id: 's', case_id: 'c', referral_id: 'r1', kind: 'exchange', recipient_ids: '["o"]' },
      ...{ asked_contact_id: null, asked_name: '', how: null, asked_on: '2026-11-18', reminders: '[]' },
      ...{ ending: null, recorded_at: '2026-11-18T10:00:00.000Z', recorded_by: 'b', version: 1 },
    },
    {
      ...{ referral_id: 'r2', kind: 'services', recipient_ids: '[]', asked_on: '2026-11-20' },
      ...{ recorded_at: '2026-11-01T09:00:00.000Z', recorded_by: 'a' },
    },
  ])
  expect(waiting.map(({ id }) => Id.safeParse(id).success)).toEqual([true, true])
})
