import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('signed pages from before are counted, and what was printed before stays as it was and may end with an answer', () => {
  const db = databaseAt(68)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, statement_ids, recipient_ids, contact_ids,
    ending, ended_on, ended_note, version)
  VALUES ('a', 'ines', 'signed-page', 'en', '2026-12-01', 'ana', '["s"]', '["r"]', '["c"]', 'kept', '2026-12-01', 'Note', 3),
    ('b', 'ines', 'signed-page', 'en', '2026-12-01', 'ana', '[]', '[]', '[]', NULL, NULL, '', 1);`)
  db.exec(`
INSERT INTO consents (id, student_id, kind, signer, authority, authority_shown, recipient_ids, any_treating, direction,
    information, purposes, purpose, statements, signed_on, expires_when, language_signed, interpreter, objections, revoked_how,
    recorded_at, recorded_by, version)
  VALUES ('c', 'ines', 'exchange', 'Teresa Varga', 'parent', '', '[]', 0, 'both', '[]', '[]', '', '[]', '2026-12-01',
    'The end', 'en', '', '[]', '', '', 'ana', 1);`)
  const scan = db.prepare(
    "INSERT INTO consent_scans (id, consent_id, kind, bytes, added_at, added_by) VALUES (?, 'c', ?, ?, '', 'ana')",
  )
  scan.run('picture', 'image/png', Buffer.from('89504e47', 'hex'))
  scan.run('three', 'application/pdf', Buffer.from('%PDF-1.4 <</Type/Pages/Count 3>>'))
  scan.run('untold', 'application/pdf', Buffer.from('%PDF-1.4'))
  const before = db.prepare('SELECT * FROM printed_forms ORDER BY id').all() as object[]
  migrate(db, allMigrations.slice(0, 69))
  expect(versionOf(db)).toBe(69)
  expect(db.prepare('SELECT * FROM printed_forms ORDER BY id').all()).toEqual(
    before.map((row) => ({ ...row, scan_id: null })),
  )
  expect(db.prepare('SELECT id, pages FROM consent_scans ORDER BY id').all()).toEqual([
    { id: 'picture', pages: 1 },
    { id: 'three', pages: 3 },
    { id: 'untold', pages: null },
  ])
  const end = (ending: string) =>
    db.prepare("UPDATE printed_forms SET ending = ?, ended_on = '2026-12-02' WHERE id = 'b'").run(ending)
  expect(() => end('went-with-answer')).not.toThrow()
  expect(() => end('went-with-nothing')).toThrow(/CHECK/)
})
