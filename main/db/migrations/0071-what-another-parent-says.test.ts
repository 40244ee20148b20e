import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

const SEAM = '\u200b'
const indexed = (text: string) => text.replaceAll(/[\p{Script=Han}\p{Script=Hangul}]/gu, `${SEAM}$&${SEAM}`)

test('what search finds of a student says a name in signs in one piece, and a request from before holds no objection', () => {
  const db = databaseAt(70)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');`)
  const student = db.prepare(
    `INSERT INTO students (id, given_name, family_name, preferred_name, race_ethnicity, insurance, status, created_at,
       updated_at, version)
     VALUES (?, ?, ?, ?, '[]', 'unknown', 'active', '', '', 1)`,
  )
  const concern = db.prepare(
    `INSERT INTO concerns (id, student_id, source, anonymous, noticed, words, student_words, student_wish, trusted_adult,
       onset, frequency, setting, already_tried, immediate_danger, received_at, recorded_by, state, version)
     VALUES (?, ?, 'teacher', 0, '[]', '', '', '', '', '', '', '', '', 0, '', 'ana', 'new', 1)`,
  )
  const found = db.prepare('INSERT INTO search_rows (row, id, kind, opens) VALUES (?, ?, ?, ?)')
  const text = db.prepare('INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)')
  const add = (
    row: number,
    id: string,
    [given, family, preferred]: readonly (string | null)[],
    title: string,
  ) => {
    student.run(id, given, family, preferred)
    concern.run(`of-${id}`, id)
    found.run(row, `of-${id}`, 'concern', `of-${id}`)
    text.run(row, indexed(title), 'body')
  }
  add(1, 'ming', ['小明', '陈', null], '小明 陈, teacher')
  add(2, 'min', ['Min', '김', '민준'], '민준 김')
  add(3, 'ines', ['Ines', 'Varga', null], 'Ines Varga')
  add(4, 'mixed', ['Grace', '王', null], 'Grace 王')
  add(5, 'done', ['伟', '王', null], '王伟')
  db.exec(`INSERT INTO records_requests (id, student_id, kind, requester, capacity, asks_for, interest, shown, received_on,
      owner_id, parts, names, also_hidden, recorded_at, recorded_by, version)
    VALUES ('q', 'ines', 'parent', 'Teresa', '', 'All', '', '', '2026-12-01', 'ana', '[]', '{}', '[]', '', 'ana', 1)`)

  migrate(db, allMigrations.slice(0, 71))
  expect(versionOf(db)).toBe(71)
  expect(db.prepare('SELECT title FROM search_index ORDER BY rowid').pluck().all()).toEqual(
    ['陈小明, teacher', '김민준', 'Ines Varga', 'Grace 王', '王伟'].map(indexed),
  )
  expect(db.prepare('SELECT objections FROM records_requests').pluck().all()).toEqual(['[]'])
  const one = db.prepare('SELECT rowid FROM search_index WHERE search_index MATCH \'"陈" + "小" + "明"\'')
  expect(one.pluck().all()).toEqual([1])
})
