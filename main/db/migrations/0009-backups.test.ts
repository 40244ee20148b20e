import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office that never made a backup has a plan from the first day, and a backup is good or has its reason', () => {
  const db = databaseAt(8)
  migrate(db, allMigrations.slice(0, 9))
  expect(versionOf(db)).toBe(9)
  expect(db.prepare('SELECT every, warn_after_days FROM backup_plan').get()).toEqual({
    every: 'day',
    warn_after_days: 7,
  })
  db.exec(`
INSERT INTO backup_destinations VALUES ('stick', '/media/stick', 1, '2026-11-28T12:00:00.000Z');
INSERT INTO backups VALUES (1, 'stick', '2026-11-28T12:00:00.000Z', 'Footbridge backup', 8192, NULL);
INSERT INTO backups VALUES (2, 'stick', '2026-11-28T12:00:00.000Z', NULL, NULL, 'backups:errors.diskFull');`)
  const half = "INSERT INTO backups VALUES (3, 'stick', '2026-11-28T12:00:00.000Z', 'x', NULL, NULL)"
  expect(() => db.exec(half)).toThrow('CHECK constraint failed')
  expect(db.pragma('foreign_key_check')).toEqual([])
})
