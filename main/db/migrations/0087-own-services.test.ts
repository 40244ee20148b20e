import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a referral to help at school keeps its words and names no service of the list, which is empty', () => {
  const db = databaseAt(86)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closing_note, created_at, version)
  VALUES ('one', '7KQ-3M', 'ines', 'ana', 'routine', 2, 0, '2026-09-10', '', '', 1);
INSERT INTO referrals (id, case_id, student_id, pathway, school_service, primary_reason, other_reasons, urgency,
    need_identified_on, state, state_since, owner_id, barriers, created_at, created_by, version, number)
  VALUES ('a', 'one', 'ines', 'school-based', 'Lunch group', 'mood', '[]', 'routine', '2026-09-01', 'draft', '2026-09-01',
    'ana', '[]', '', 'ana', 1, 1);
INSERT INTO search_rows (row, id, kind, opens, case_id) VALUES (7, 'one', 'case', 'one', 'one');`)
  migrate(db, allMigrations.slice(0, 87))
  expect(versionOf(db)).toBe(87)
  expect(db.prepare('SELECT school_service, school_service_id FROM referrals').all()).toEqual([
    { school_service: 'Lunch group', school_service_id: null },
  ])
  expect(db.prepare('SELECT * FROM search_rows').all()).toEqual([
    { row: 7, id: 'one', kind: 'case', opens: 'one', case_id: 'one' },
  ])
  expect(db.prepare('SELECT count(*) AS rows FROM school_services').get()).toEqual({ rows: 0 })
})
