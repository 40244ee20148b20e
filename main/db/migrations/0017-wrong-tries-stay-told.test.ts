import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what was answered before is not told again, and an answer has somebody who gave it and a moment', () => {
  const db = databaseAt(16)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '2026-09-01T12:00:00.000Z');
INSERT INTO wrong_tries VALUES
  ('open', 'ana', 'password', 3, '2026-12-08T15:00:00.000Z', NULL),
  ('answered', NULL, 'sheet', 1, '2026-12-07T15:00:00.000Z', '2026-12-08T15:00:00.000Z');`)

  migrate(db, allMigrations.slice(0, 17))
  expect(versionOf(db)).toBe(17)
  expect(
    db
      .prepare('SELECT id, count, answered_at, answer, answered_by, shown_until FROM wrong_tries')
      .raw()
      .all(),
  ).toEqual([
    ['open', 3, null, null, null, null],
    ['answered', 1, '2026-12-08T15:00:00.000Z', null, null, null],
  ])
  const answer = db.prepare(
    'UPDATE wrong_tries SET answered_at = :at, answer = :answer, answered_by = :by, shown_until = :until WHERE id = :id',
  )
  const given = { id: 'open', at: '2026-12-09T15:00:00.000Z', answer: 'claimed', by: 'ana', until: null }
  for (const wrong of [
    { answer: 'maybe' },
    { by: null },
    { at: null },
    { answer: null, by: null, until: 'x' },
  ])
    expect(() => answer.run({ ...given, ...wrong }), JSON.stringify(wrong)).toThrow('CHECK')
  expect(answer.run(given).changes).toBe(1)
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
