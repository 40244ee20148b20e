import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('an office from before has no sealed notes, and one that is not sealed cannot be written', () => {
  const db = databaseAt(10)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '2026-09-01T12:00:00.000Z');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);`)
  migrate(db, allMigrations.slice(0, 11))
  expect(versionOf(db)).toBe(11)
  expect(db.prepare('SELECT count(*) FROM sealed_notes').pluck().get()).toBe(0)
  const insert = db.prepare(
    `INSERT INTO sealed_notes VALUES (:id, 'ana', :student, '', '', :nonce, :sealed, 1)`,
  )
  const row = { id: 'one', student: 'ines', nonce: Buffer.alloc(12), sealed: Buffer.alloc(256 + 16) }
  insert.run(row)
  expect(() => insert.run({ ...row, id: 'two', sealed: Buffer.from('Said he is afraid.') })).toThrow('CHECK')
  expect(() => insert.run({ ...row, id: 'two', nonce: Buffer.alloc(0) })).toThrow('CHECK')
  expect(() => insert.run({ ...row, id: 'two', student: 'nobody' })).toThrow('FOREIGN KEY')
  expect(() => insert.run({ ...row, id: 'two', sealed: 'text' })).toThrow('cannot store TEXT')
})
