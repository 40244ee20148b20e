import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office that was at work knows of each good backup how much of the trail is in it, and has nothing to be told', () => {
  const db = databaseAt(12)
  db.exec('DROP TABLE known_keyring')
  const trace = db.prepare(
    `INSERT INTO audit (at, actor_id, operation, event, link) VALUES (?, 'robin', 'vault.signed-in', 'signed-in', x'')`,
  )
  for (const day of ['2026-12-07', '2026-12-08', '2026-12-09']) trace.run(`${day}T15:00:00.000Z`)
  db.exec(`
INSERT INTO backup_destinations VALUES ('stick', '/stick', 1, '');
INSERT INTO backups VALUES
  (1, 'stick', '2026-12-08T15:00:00.000Z', 'Footbridge backup 2026-12-08 10-00', 9000, NULL),
  (2, 'stick', '2026-12-09T15:00:00.000Z', NULL, NULL, 'backups:errors.folderMissing');`)

  migrate(db, allMigrations.slice(0, 13))
  expect(versionOf(db)).toBe(13)
  expect(db.prepare('SELECT seq, audit_rows FROM backups').raw().all()).toEqual([
    [1, 2],
    [2, null],
  ])
  expect(db.prepare('SELECT generation, mac FROM known_keyring').raw().get()).toEqual([0, null])
  expect(db.prepare('SELECT count(*) FROM restores').pluck().get()).toBe(0)
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
