import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a text that was changed stays changed, and a page says who read it only in a form the program knows', () => {
  const db = databaseAt(42)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('a', 'a', 'The counselor', '["counselor"]', 1, '{}', '2026-12-01');
INSERT INTO printed_texts (language, key, words, english, translator, changed_at, changed_by, version)
  VALUES ('es', 'letter.title', 'Una carta', 'A letter', '', '2026-12-08', 'a', 3);
`)
  migrate(db, allMigrations.slice(0, 43))
  expect(versionOf(db)).toBe(43)
  expect(db.prepare('SELECT words, version, as_shipped FROM printed_texts').all()).toEqual([
    { words: 'Una carta', version: 3, as_shipped: 0 },
  ])
  db.pragma('foreign_keys = OFF')
  const page = db.prepare(
    `INSERT INTO printed_pages (id, referral_id, part, language, printed_at, printed_by, information, interpreter, version)
       VALUES (:id, 'r', 'letter', 'es', '2026-12-08', 'a', '[]', :interpreter, 1)`,
  )
  page.run({ id: 'before', interpreter: null })
  page.run({ id: 'since', interpreter: '{"name":"Ana"}' })
  expect(() => page.run({ id: 'never', interpreter: 'Ana' })).toThrow('CHECK constraint failed')
  expect(db.prepare('SELECT id, text_version FROM printed_pages ORDER BY id').all()).toEqual([
    { id: 'before', text_version: null },
    { id: 'since', text_version: null },
  ])
})
