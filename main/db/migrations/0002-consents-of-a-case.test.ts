import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { theRoad } from './0001-the-road.ts'
import { consentsOfACase } from './0002-consents-of-a-case.ts'

/** An office before: two students, their cases, and what was signed for them. */
function before() {
  const db = databaseAt(1)
  db.exec(`
INSERT INTO accounts VALUES ('ana', 'ana', 'Ana', '["counselor"]', 1, '{}', '2026-09-01T12:00:00.000Z');`)
  const student = db.prepare(
    `INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
     VALUES (:id, :id, :id, '[]', 'unknown', 'active', '', '', 1)`,
  )
  const kase = db.prepare(
    `INSERT INTO cases (id, code, student_id, owner_id, urgency, tier, restricted, opened_on, closed_on, closing_note, created_at, version)
     VALUES (:id, :id, :student, 'ana', 'routine', 2, :restricted, :opened, :closed, '', '', 1)`,
  )
  const consent = db.prepare(
    `INSERT INTO consents (id, student_id, kind, signer, authority, recipient_ids, direction, information, purpose,
       signed_on, expires_on, language_signed, interpreter, revoked_how, recorded_at, recorded_by, version)
     VALUES (:id, :student, 'exchange', 'Her mother', 'parent', '[]', 'both', '[]', 'Help',
       '2026-09-01', '2027-06-30', 'en', '', '', :at, 'ana', 1)`,
  )
  const referral = db.prepare(
    `INSERT INTO referrals (id, case_id, student_id, pathway, school_service, primary_reason, other_reasons, urgency,
       need_identified_on, state, state_since, owner_id, consent_id, barriers, created_at, created_by, version)
     VALUES (:id, :case, :student, 'school-based', 'Group', 'mood', '[]', 'routine',
       '2026-09-01', 'sent', '2026-09-01', 'ana', :consent, '[]', '', 'ana', 1)`,
  )
  student.run({ id: 'ines' })
  student.run({ id: 'noor' })
  kase.run({ id: 'first', student: 'ines', restricted: 1, opened: '2026-09-10', closed: '2026-10-01' })
  kase.run({ id: 'second', student: 'ines', restricted: 0, opened: '2026-10-20', closed: null })
  kase.run({ id: 'other', student: 'noor', restricted: 0, opened: '2026-09-10', closed: null })
  consent.run({ id: 'before any', student: 'ines', at: '2026-09-01T12:00:00.000Z' })
  consent.run({ id: 'in the first', student: 'ines', at: '2026-09-20T12:00:00.000Z' })
  consent.run({ id: 'on its last evening', student: 'ines', at: '2026-10-02T01:00:00.000Z' })
  consent.run({ id: 'in the second', student: 'ines', at: '2026-11-01T12:00:00.000Z' })
  consent.run({ id: 'sent in the first', student: 'ines', at: '2026-09-01T12:00:00.000Z' })
  consent.run({ id: 'of another', student: 'noor', at: '2026-11-01T12:00:00.000Z' })
  referral.run({ id: 'r1', case: 'first', student: 'ines', consent: 'sent in the first' })
  referral.run({ id: 'r2', case: 'second', student: 'ines', consent: 'sent in the first' })
  return db
}

test('what was signed finds the case it was signed for, a restricted one before others', () => {
  const db = before()
  migrate(db, [theRoad, consentsOfACase])
  expect(versionOf(db)).toBe(2)
  const cases = db
    .prepare<[], [string, string | null]>('SELECT id, case_id FROM consents ORDER BY rowid')
    .raw()
  expect(cases.all()).toEqual([
    ['before any', null],
    ['in the first', 'first'],
    ['on its last evening', 'first'],
    ['in the second', 'second'],
    ['sent in the first', 'first'],
    ['of another', 'other'],
  ])
})
