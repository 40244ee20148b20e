import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office that kept no trainings begins with none, and its staff stays as it was', () => {
  const db = databaseAt(26)
  db.exec(`
INSERT INTO staff (id, name, position, active, version) VALUES ('t', 'Ms. Lee', 'Teacher', 1, 3);
`)
  migrate(db, allMigrations.slice(0, 27))
  expect(versionOf(db)).toBe(27)
  expect(db.prepare('SELECT name, version FROM staff').all()).toEqual([{ name: 'Ms. Lee', version: 3 }])
  for (const table of ['trainings', 'training_sessions', 'training_completions', 'support_events'])
    expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
})
