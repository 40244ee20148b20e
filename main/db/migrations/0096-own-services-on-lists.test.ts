import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('no service of the school is on a list for families before somebody ticks it', () => {
  const db = databaseAt(95)
  db.exec(`INSERT INTO school_services (id, name, help, run_by, meets, languages, what_to_expect, version)
    VALUES ('lunch', 'Lunch group', '["talk"]', 'Ms. Grant', 'Tuesdays', '["en"]', '', 3)`)
  migrate(db, allMigrations.slice(0, 96))
  const read = () => db.prepare('SELECT name, on_lists, version FROM school_services').all()
  expect(read()).toEqual([{ name: 'Lunch group', on_lists: 0, version: 3 }])
  db.exec('UPDATE school_services SET on_lists = 1')
  expect(() => db.exec('UPDATE school_services SET on_lists = 2')).toThrow(/CHECK/)
})
