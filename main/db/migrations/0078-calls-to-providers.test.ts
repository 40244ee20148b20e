import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('checks stay as they were, and one may say what is different, but not that all is true as well', () => {
  const db = databaseAt(77)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO organizations (id, name, description, phones, active, version) VALUES ('o', 'Bay', '', '[]', 1, 1);
INSERT INTO services (id, organization_id, name, description, alert, status, languages, interpretation, payers, fees,
    costs, phones, openings, documents, areas, application_process, eligibility, stated_wait, updated_at, version)
  VALUES ('s', 'o', 'Talk', '', '', 'active', '[]', '', '[]', '', '[]', '[]', '[]', '[]', '[]', '', '', '', '', 1);
INSERT INTO provider_checks VALUES ('c', 's', '2026-12-08', 'phone', 1, NULL, '3 weeks', '', 'ana');`)
  migrate(db, allMigrations.slice(0, 78))
  expect(versionOf(db)).toBe(78)
  expect(db.prepare('SELECT id, stated_wait AS wait, differs FROM provider_checks').all()).toEqual([
    { id: 'c', wait: '3 weeks', differs: '' },
  ])
  const keep = (id: string, isStillTrue: 0 | 1, differs: string) =>
    db
      .prepare(
        `INSERT INTO provider_checks VALUES (?, 's', '2026-12-08', 'phone', ?, NULL, '', ?, '', 'ana')`,
      )
      .run(id, isStillTrue, differs)
  expect(() => keep('d', 0, '')).toThrow('CHECK constraint failed')
  expect(() => keep('d', 1, 'The fee is $20.')).toThrow('CHECK constraint failed')
  expect(keep('d', 0, 'The fee is $20.').changes).toBe(1)
  const call = db.prepare(`INSERT INTO provider_calls VALUES ('k', 'o', '2026-12-08', 'Nia', '', 'ana')`)
  expect(call.run().changes).toBe(1)
})
