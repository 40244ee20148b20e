import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of an import of before that is known which it wrote, and nothing of its files', () => {
  const db = databaseAt(96)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO imports (id, kind, subject, at, by, counts) VALUES ('one', 'hsds', 'providers', '', 'ana', '[]');
INSERT INTO import_writes (import_id, list, record_key, name, before, stamp) VALUES
  ('one', 'services', '{"id":"talk"}', 'Talk', NULL, 'version 1'),
  ('one', 'services', '{"id":"grief"}', 'Grief', NULL, 'version 1'),
  ('one', 'told', '{"recordId":"talk"}', 'Talk', NULL, 'x');`)
  migrate(db, allMigrations.slice(0, 97))
  expect(versionOf(db)).toBe(97)
  expect(db.prepare('SELECT id, fingerprint, missing FROM imports').all()).toEqual([
    { id: 'one', fingerprint: null, missing: '[]' },
  ])
  const [held] = db.prepare('SELECT list, record_ids FROM import_records').all() as {
    readonly list: string
    readonly record_ids: string
  }[]
  expect(held?.list).toBe('services')
  expect((JSON.parse(held?.record_ids ?? '[]') as string[]).toSorted()).toEqual(['grief', 'talk'])
})
