import Database from 'better-sqlite3'
import { expect, test } from 'vitest'

import { migrate, versionOf, type Migration } from './migrate.ts'

const desks: Migration = {
  number: 1,
  title: 'Desks and chairs',
  up: (db) =>
    db.exec(`
CREATE TABLE desks (id INTEGER PRIMARY KEY, owner TEXT NOT NULL) STRICT;
CREATE TABLE chairs (id INTEGER PRIMARY KEY, desk_id INTEGER NOT NULL REFERENCES desks (id)) STRICT;`),
}

const deskNumbers: Migration = {
  number: 2,
  title: 'Desks have numbers',
  up: (db) =>
    db.exec(`
CREATE TABLE desks_new (id INTEGER PRIMARY KEY, owner TEXT NOT NULL, number INTEGER NOT NULL) STRICT;
INSERT INTO desks_new SELECT id, owner, id * 10 FROM desks;
DROP TABLE desks;
ALTER TABLE desks_new RENAME TO desks;`),
}

function office(): Database.Database {
  const db = new Database(':memory:')
  migrate(db, [desks])
  db.exec("INSERT INTO desks VALUES (1, 'Counselor'); INSERT INTO chairs VALUES (7, 1)")
  return db
}

test('an office that skipped nothing gets only what is new, and keeps its rows', () => {
  const db = office()
  migrate(db, [desks, deskNumbers])
  expect(versionOf(db)).toBe(2)
  expect(db.prepare('SELECT * FROM desks').all()).toEqual([{ id: 1, owner: 'Counselor', number: 10 }])
  expect(db.prepare('SELECT * FROM chairs').all()).toEqual([{ id: 7, desk_id: 1 }])
})

test('opening twice changes nothing the second time', () => {
  const db = office()
  migrate(db, [desks])
  expect(versionOf(db)).toBe(1)
})

test('a table can be rebuilt under its children, and foreign keys are on again afterwards', () => {
  const db = office()
  migrate(db, [desks, deskNumbers])
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(() => db.exec('INSERT INTO chairs VALUES (8, 99)')).toThrow('FOREIGN KEY')
})

test('a migration that fails half-way leaves the office as it was', () => {
  const db = office()
  const breaks: Migration = {
    number: 2,
    title: 'Breaks',
    up: (inside) => {
      inside.exec('DROP TABLE chairs')
      throw new Error('power cut')
    },
  }
  expect(() => migrate(db, [desks, breaks])).toThrow('power cut')
  expect(versionOf(db)).toBe(1)
  expect(db.prepare('SELECT count(*) AS n FROM chairs').get()).toEqual({ n: 1 })
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('a migration that leaves a chair without its desk is refused', () => {
  const db = office()
  const losesDesks: Migration = {
    number: 2,
    title: 'Loses desks',
    up: (inside) => inside.exec('DELETE FROM desks'),
  }
  expect(() => migrate(db, [desks, losesDesks])).toThrow('loose ends')
  expect(db.prepare('SELECT count(*) AS n FROM desks').get()).toEqual({ n: 1 })
})

test('a gap in the numbering stops the program before anything is touched', () => {
  const db = new Database(':memory:')
  expect(() => migrate(db, [deskNumbers])).toThrow('out of order')
  expect(versionOf(db)).toBe(0)
})
