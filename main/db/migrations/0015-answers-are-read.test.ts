import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what was answered before is no news, and what waits for an answer still does', () => {
  const db = databaseAt(14)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["owner"]', 1, '{}', ''), ('ben', 'ben', 'Ben', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO glass_breaks (id, account_id, student_id, kind, reason, at, ends_at)
  VALUES ('one', 'ben', 'ines', 'other', 'A reason long enough.', '2026-12-01', '2026-12-02');
INSERT INTO glass_letters (break_id, account_id, read_at, answer)
  VALUES ('one', 'ana', '2026-12-01T16:00:00.000Z', 'Thank you.'), ('one', 'ben', NULL, '');`)
  migrate(db, allMigrations.slice(0, 15))
  expect(versionOf(db)).toBe(15)
  expect(
    db.prepare('SELECT account_id, read_at, noted_at FROM glass_letters ORDER BY account_id').all(),
  ).toEqual([
    { account_id: 'ana', read_at: '2026-12-01T16:00:00.000Z', noted_at: '2026-12-01T16:00:00.000Z' },
    { account_id: 'ben', read_at: null, noted_at: null },
  ])
})
