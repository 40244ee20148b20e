import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a page says which contact it was for, and one of which nobody said is for the whole family', () => {
  const db = databaseAt(52)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');`)
  migrate(db, allMigrations.slice(0, 53))
  expect(versionOf(db)).toBe(53)
  const print = (id: string, addresseeId: string | null) =>
    db
      .prepare(
        `INSERT INTO printed_pages (id, referral_id, part, language, printed_at, printed_by, information, addressee_id, version)
           VALUES (?, 'r', 'letter', 'es', '2026-12-08', 'a', '[]', ?, 1)`,
      )
      .run(id, addresseeId)
  expect(() => print('nobody', 'nobody')).toThrow('FOREIGN KEY constraint failed')
  db.pragma('foreign_keys = OFF')
  print('one', null)
  expect(db.prepare('SELECT id, addressee_id FROM printed_pages').all()).toEqual([
    { id: 'one', addressee_id: null },
  ])
})
