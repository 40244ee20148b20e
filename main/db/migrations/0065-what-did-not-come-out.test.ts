import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of what left before nobody says that it was not delivered', () => {
  const db = databaseAt(64)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO disclosures (id, student_id, party, interest, what, information, on_day, recorded_at, recorded_by, exception,
    exception_note, page_ids, is_report)
  VALUES ('d', 'ines', 'A court', 'Subpoena', 'Notes', '[]', '2026-12-01', '', 'ana', 'court-order-or-subpoena', '', '[]', 0);`)
  migrate(db, allMigrations.slice(0, 65))
  expect(versionOf(db)).toBe(65)
  expect(db.prepare('SELECT is_undelivered FROM disclosures').pluck().all()).toEqual([0])
})
