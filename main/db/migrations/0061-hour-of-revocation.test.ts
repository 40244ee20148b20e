import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what is taken back by its day alone keeps no hour, and an hour needs a day', () => {
  const db = databaseAt(60)
  migrate(db, allMigrations.slice(0, 61))
  expect(versionOf(db)).toBe(61)
  const columns = db.prepare('SELECT name, "notnull" AS needed FROM pragma_table_info(\'consents\')').all()
  expect(columns).toContainEqual({ name: 'revoked_at', needed: 0 })
})
