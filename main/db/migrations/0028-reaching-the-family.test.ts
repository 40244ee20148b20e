import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('the calls to the family a protocol began with are done by reaching it; no other step is', () => {
  const db = databaseAt(27)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO protocols (id, number, state, name, why, document, started_by, started_at, published_by, published_at, version)
  VALUES ('p', 1, 'published', 'Harbor', '',
    '{"name":"Harbor","steps":[{"id":"call-family-today","plan":null},{"id":"thank-reporter","plan":null}]}',
    'a', '2026-12-01', 'a', '2026-12-01', 1);
`)
  migrate(db, allMigrations.slice(0, 28))
  expect(versionOf(db)).toBe(28)
  const kept = db.prepare('SELECT document, version FROM protocols').get() as { document: string }
  expect({ ...kept, document: JSON.parse(kept.document) as unknown }).toEqual({
    version: 1,
    document: {
      name: 'Harbor',
      steps: [
        { id: 'call-family-today', plan: null, reachesFamily: true },
        { id: 'thank-reporter', plan: null, reachesFamily: false },
      ],
    },
  })
})
