import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a paper printed before holds the statements of the days before it was printed', () => {
  const db = databaseAt(56)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1), ('leo', 'Leo', 'Marsh', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('case', '7KQ-3M', 'ines', 'ana', 'routine', 2, 0, '2026-09-10', '', '', 1);
INSERT INTO referrals (id, case_id, student_id, pathway, primary_reason, other_reasons, urgency,
    need_identified_on, state, state_since, owner_id, school_service, barriers, created_at, created_by, version)
  VALUES ('referral', 'case', 'ines', 'school-based', 'mood', '[]', 'routine',
    '2026-09-01', 'sent', '2026-09-01', 'ana', 'Group', '[]', '', 'ana', 1);
INSERT INTO printed_pages (id, referral_id, part, language, printed_at, printed_by, information, version)
  VALUES ('home', 'referral', 'letter', 'es', '2026-12-08T15:00:00.000Z', 'ana', '[]', 1),
    ('there', 'referral', 'provider-letter', 'en', '2026-12-08T15:00:00.000Z', 'ana', '["contact-details"]', 1);
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, version)
  VALUES ('release', 'ines', 'release-both-ways', 'en', '2026-12-09T15:00:00.000Z', 'ana', 1);`)
  const state = db.prepare(
    `INSERT INTO amendments (id, student_id, part, asker, wrong, wants, asked_on, answer_by, owner_id, statement,
       recorded_at, recorded_by, version) VALUES (?, ?, '{}', 'Teresa', '', '', '', '', 'ana', ?, '', 'ana', 1)`,
  )
  const placed = (on: string) => `{"on":"${on}","words":"It was the move."}`
  state.run('before', 'ines', placed('2026-12-07'))
  state.run('that-day', 'ines', placed('2026-12-08'))
  state.run('unstated', 'ines', null)
  state.run('another', 'leo', placed('2026-12-07'))
  migrate(db, allMigrations.slice(0, 57))
  expect(versionOf(db)).toBe(57)
  expect(db.prepare('SELECT id, statement_ids FROM printed_pages ORDER BY id').all()).toEqual([
    { id: 'home', statement_ids: '[]' },
    { id: 'there', statement_ids: '["before"]' },
  ])
  expect(db.prepare('SELECT statement_ids FROM printed_forms').all()).toEqual([
    { statement_ids: '["before","that-day"]' },
  ])
})
