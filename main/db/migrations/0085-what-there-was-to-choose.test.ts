import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('of a request from before nobody knows what there was to choose from', () => {
  const db = databaseAt(84)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO records_requests (id, student_id, kind, requester, capacity, asks_for, interest, shown, received_on, owner_id,
    parts, names, also_hidden, recorded_at, recorded_by, version)
  VALUES ('one', 'ines', 'parent', 'Teresa', '', 'All', '', '', '', 'ana', '[]', '{}', '[]', '', 'ana', 1);`)
  migrate(db, allMigrations.slice(0, 85))
  expect(versionOf(db)).toBe(85)
  expect(db.prepare('SELECT offered FROM records_requests').all()).toEqual([{ offered: null }])
})
