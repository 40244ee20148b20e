import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a version from before says of each urgency what the program went by, and keeps what it said', () => {
  const db = databaseAt(25)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO protocols (id, number, state, name, why, document, started_by, started_at, published_by, published_at, version)
  VALUES ('p', 1, 'published', 'Harbor', '', '{"name":"Harbor","tiers":{"routine":{"meaning":"Can wait"}}}',
    'a', '2026-12-01', 'a', '2026-12-01', 3);
`)
  migrate(db, allMigrations.slice(0, 26))
  const kept = db.prepare('SELECT document, version FROM protocols').get() as { document: string }
  expect({ ...kept, document: JSON.parse(kept.document) as unknown }).toEqual({
    version: 3,
    document: {
      name: 'Harbor',
      tiers: {
        routine: {
          meaning: 'Can wait',
          familyCall: { amount: 5, unit: 'school-days' },
          providerAnswer: { amount: 10, unit: 'business-days' },
        },
      },
    },
  })
})
