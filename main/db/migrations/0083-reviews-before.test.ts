import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a request from before had no other review', () => {
  const db = databaseAt(82)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO records_requests (id, student_id, kind, requester, capacity, asks_for, interest, shown, received_on, owner_id,
    parts, names, also_hidden, recorded_at, recorded_by, version)
  VALUES ('one', 'ines', 'parent', 'Teresa', '', 'All', '', '', '', 'ana', '[]', '{}', '[]', '', 'ana', 1);`)
  migrate(db, allMigrations.slice(0, 83))
  expect(versionOf(db)).toBe(83)
  expect(db.prepare('SELECT reviews_before FROM records_requests').all()).toEqual([{ reviews_before: '[]' }])
})
