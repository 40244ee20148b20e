import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a school that was at work has no rule yet, so nothing is due, nothing held, and nothing changed', () => {
  const db = databaseAt(11)
  db.exec(`
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, left_on, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'left', '2001-06-15', '', '', 1);`)
  const before = db.prepare('SELECT * FROM students').raw().all()

  migrate(db, allMigrations.slice(0, 12))
  expect(versionOf(db)).toBe(12)
  expect(db.prepare('SELECT * FROM students').raw().all()).toEqual(before)
  for (const table of ['retention_rules', 'legal_holds', 'destructions'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
