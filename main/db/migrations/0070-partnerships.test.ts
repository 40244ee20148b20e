import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'
import { partnerships } from './0070-partnerships.ts'

test('sessions of trainings stay and name no partner, and a term never ends before it begins', () => {
  const before = partnerships.number - 1
  const db = databaseAt(before)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO organizations (id, name, description, phones, active, version) VALUES ('o', 'Bay', '', '[]', 1, 1);
INSERT INTO trainings VALUES ('t', 'First aid', 12, '[]', 1);
INSERT INTO training_sessions VALUES ('s', 't', '2026-12-08', NULL, '', '', NULL, 1);`)
  migrate(db, allMigrations.slice(0, partnerships.number))
  expect(versionOf(db)).toBe(partnerships.number)
  expect(db.prepare('SELECT id, partner_id FROM training_sessions').all()).toEqual([
    { id: 's', partner_id: null },
  ])
  db.exec(`INSERT INTO agreements VALUES ('a', 'o', 'ana', 60, NULL, '', NULL, 1)`)
  const keep = (until: string) =>
    db
      .prepare(
        `INSERT INTO agreement_terms VALUES ('m', 'a', 1, 'first', 'School', 'Bay', 'Help', '{}', '', '', NULL,
           '2026-09-01', ?, 'by-agreement', NULL, NULL, '', '', '[]', '', 'ana')`,
      )
      .run(until)
  expect(() => keep('2026-08-31')).toThrow('CHECK constraint failed')
  expect(keep('2027-08-31').changes).toBe(1)
})
