import { expect, test } from 'vitest'

import { verifyTrail } from '../../audit/verify.ts'
import { databaseAt } from '../../testing/database-at.ts'
import { readableDb } from '../connection.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a trail from before it was a chain is tied as it stands, and is whole', async () => {
  const db = databaseAt(5)
  db.exec(`
DROP TABLE vault_head;
INSERT INTO audit VALUES (1, '2026-09-02T12:00:00.000Z', 'ana', 'vault.signed-in', 'signed-in', NULL);
INSERT INTO audit VALUES (2, '2026-09-02T12:00:01.000Z', 'ana', 'students.get', 'student.opened', 'ines');`)

  migrate(db, allMigrations.slice(0, 6))
  expect(versionOf(db)).toBe(6)
  expect(db.prepare('SELECT seq, event, subject_id, seal FROM audit').raw().all()).toEqual([
    [1, 'signed-in', null, null],
    [2, 'student.opened', 'ines', null],
  ])
  expect(await verifyTrail(readableDb(db))).toMatchObject({ state: 'whole', entries: 2, sealed: null })
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")
  expect(triggers.pluck().all()).toEqual(['audit_is_never_changed', 'audit_is_never_deleted'])
})
