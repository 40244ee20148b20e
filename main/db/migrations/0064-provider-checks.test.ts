import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('services and their lines stay as they were, and a check that says nothing is none', () => {
  const db = databaseAt(63)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO organizations (id, name, description, phones, active, version) VALUES ('o', 'Bay', '', '[]', 1, 1);
INSERT INTO services (id, organization_id, name, description, alert, status, languages, interpretation, payers, fees,
    costs, phones, openings, documents, areas, application_process, eligibility, stated_wait, updated_at, version)
  VALUES ('s', 'o', 'Talk', '', '', 'active', '[]', '', '[]', '', '[]', '[]', '[]', '[]', '[]', '', '', '', '', 1);
INSERT INTO service_lines (sort_key, service_id, name, organization_id, organization_name, active, status, languages,
    payers, places)
  VALUES ('bay', 's', 'Talk', 'o', 'Bay', 1, 'active', '[]', '[]', 0);`)
  migrate(db, allMigrations.slice(0, 64))
  expect(versionOf(db)).toBe(64)
  expect(db.prepare('SELECT name, capacity, capacity_on FROM service_lines').all()).toEqual([
    { name: 'Talk', capacity: null, capacity_on: null },
  ])
  const keep = (isStillTrue: 0 | 1, capacity: string | null) =>
    db
      .prepare(`INSERT INTO provider_checks VALUES ('c', 's', '2026-12-08', 'phone', ?, ?, '', '', 'ana')`)
      .run(isStillTrue, capacity)
  expect(() => keep(0, null)).toThrow('CHECK constraint failed')
  expect(keep(0, 'waitlist').changes).toBe(1)
})
