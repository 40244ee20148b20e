import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what left before is no report, and hangs on no crisis', () => {
  const db = databaseAt(48)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO disclosures (id, student_id, party, interest, what, information, on_day, recorded_at, recorded_by, exception,
    exception_note)
  VALUES ('d', 'ines', 'A school', 'It enrolls', 'A note', '[]', '2026-12-01', '', 'ana', 'new-school', '');`)
  migrate(db, allMigrations.slice(0, 49))
  expect(versionOf(db)).toBe(49)
  expect(db.prepare('SELECT party, crisis_entry_id, is_report FROM disclosures').all()).toEqual([
    { party: 'A school', crisis_entry_id: null, is_report: 0 },
  ])
})
