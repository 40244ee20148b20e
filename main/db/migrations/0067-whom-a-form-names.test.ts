import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a contact log printed before names whoever might be contacted on its day, and another form nobody', () => {
  const db = databaseAt(66)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, statement_ids, recipient_ids,
    ended_note, version)
  VALUES ('log', 'ines', 'contact-log', 'en', '2026-12-08T15:00:00.000Z', 'ana', '[]', '[]', '', 1),
    ('release', 'ines', 'release-both-ways', 'en', '2026-12-08T15:00:00.000Z', 'ana', '[]', '[]', '', 1);`)
  const add = db.prepare(
    `INSERT INTO contacts (id, name, interpreter_needed, best_time, version) VALUES (:id, :id, 0, '', 1)`,
  )
  const link = db.prepare(
    `INSERT INTO student_contacts (student_id, contact_id, relation, holds_consent_rights, custody_note, do_not_contact,
       do_not_contact_basis, do_not_contact_since) VALUES ('ines', :id, 'mother', 1, '', :away, '', :since)`,
  )
  for (const [id, since] of [
    ['away', '2026-12-01'],
    ['luis', '2026-12-09'],
    ['teresa', null],
  ] as const) {
    add.run({ id })
    link.run({ id, away: since === null ? 0 : 1, since })
  }
  migrate(db, allMigrations.slice(0, 67))
  expect(versionOf(db)).toBe(67)
  const named = db.prepare('SELECT id, contact_ids FROM printed_forms ORDER BY id').all() as {
    id: string
    contact_ids: string
  }[]
  expect(named.map(({ id, contact_ids: ids }) => [id, JSON.parse(ids)])).toEqual([
    ['log', expect.arrayContaining(['luis', 'teresa'])],
    ['release', []],
  ])
  expect(named[0]?.contact_ids).not.toContain('away')
})
