import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('what was printed before stays as it was, and may be handed to somebody of the school from now on', () => {
  const db = databaseAt(67)
  db.exec(`
INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
  VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '');
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);
INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, statement_ids, recipient_ids, contact_ids,
    ending, ended_on, ended_note, version)
  VALUES ('a', 'ines', 'teachers', 'en', '2026-12-01', 'ana', '["s"]', '["r"]', '["c"]', 'kept', '2026-12-01', 'Note', 3),
    ('b', 'ines', 'teachers', 'en', '2026-12-01', 'ana', '[]', '[]', '[]', NULL, NULL, '', 1);`)
  const before = db.prepare('SELECT * FROM printed_forms ORDER BY id').all()
  migrate(db, allMigrations.slice(0, 68))
  expect(versionOf(db)).toBe(68)
  expect(db.prepare('SELECT * FROM printed_forms ORDER BY id').all()).toEqual(before)
  const end = (ending: string) =>
    db.prepare("UPDATE printed_forms SET ending = ?, ended_on = '2026-12-02' WHERE id = 'b'").run(ending)
  expect(() => end('handed-to-staff')).not.toThrow()
  expect(() => end('handed-to-nobody')).toThrow(/CHECK/)
})
