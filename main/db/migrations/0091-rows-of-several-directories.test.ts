import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('rows that directories brought along stay, and another directory may call its own the same', () => {
  const db = databaseAt(90)
  const keep = `INSERT INTO provider_rows (id, source_table, source_key, organization_id, about_id, cells)
    VALUES (:id, 'contacts', '1', NULL, NULL, '[]')`
  db.prepare(keep).run({ id: 'ann' })
  expect(() => db.prepare(keep).run({ id: 'bob' })).toThrow(/UNIQUE/)
  migrate(db, allMigrations.slice(0, 91))
  expect(versionOf(db)).toBe(91)
  db.prepare(keep).run({ id: 'bob' })
  expect(
    db.prepare('SELECT id, source_table, source_key, cells FROM provider_rows ORDER BY id').all(),
  ).toEqual([
    { id: 'ann', source_table: 'contacts', source_key: '1', cells: '[]' },
    { id: 'bob', source_table: 'contacts', source_key: '1', cells: '[]' },
  ])
})
