import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a word on record names the contact who goes by that name, unless two of them do', () => {
  const db = databaseAt(85)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);`)
  const contact = (id: string, name: string) => {
    db.prepare(
      `INSERT INTO contacts (id, name, interpreter_needed, best_time, version) VALUES (?, ?, 0, '', 1)`,
    ).run(id, name)
    db.prepare(`INSERT INTO student_contacts VALUES ('ines', ?, 'parent', 1, '', 0, '', NULL, NULL)`).run(id)
  }
  contact('teresa', 'Teresa Varga')
  contact('luis-one', 'Luis Varga')
  contact('luis-two', 'Luis Varga')
  for (const [id, parent] of [
    ['of-teresa', 'teresa varga '],
    ['of-luis', 'Luis Varga'],
    ['of-both', 'Her mother and father'],
  ])
    db.prepare(
      `INSERT INTO parent_bases (id, student_id, kind, parent, information, how, since, until, recorded_at, recorded_by, version)
       VALUES (?, 'ines', 'student-word', ?, '[]', '', '', '', '', 'ana', 1)`,
    ).run(id, parent)
  migrate(db, allMigrations.slice(0, 86))
  expect(versionOf(db)).toBe(86)
  expect(db.prepare('SELECT id, contact_id, purpose FROM parent_bases ORDER BY id').all()).toEqual([
    { id: 'of-both', contact_id: null, purpose: '' },
    { id: 'of-luis', contact_id: null, purpose: '' },
    { id: 'of-teresa', contact_id: 'teresa', purpose: '' },
  ])
})
