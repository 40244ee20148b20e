import { expect, test } from 'vitest'

import { Sees } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/session.ts'

import { mayFindStudent, mayReadCase } from '../testing/who-may-read.ts'
import { readableStudent, readerOf } from '../access/readable.ts'
import { aStudentWithCase } from '../testing/makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { findCaseFor } from './case-access.ts'
import { casesKeptFrom, shareCase } from './open-case.ts'

const OFFICE_ROLES: readonly (readonly Role[])[] = [
  ['owner'],
  ['counselor'],
  ['office'],
  ['administrator'],
  ['office', 'administrator'],
  ['counselor', 'office'],
  [],
]

const NOBODY_ELSE = { named: [], recused: [], letIn: [] }

test.each([
  ['a case that is not restricted', { restricted: false }, ['owner', 'counselor', 'office']],
  ['a restricted case of somebody else', { restricted: true }, []],
  ['a restricted case they are named on', { restricted: true, named: ['me'] }, ['owner', 'counselor']],
  ['a restricted case they opened for a reason', { restricted: true, letIn: ['me'] }, ['owner', 'counselor']],
  ['a case of their own nephew', { restricted: false, named: ['me'], recused: ['me'] }, []],
] as const)('%s', (_, ties, readers) => {
  for (const role of ['owner', 'counselor', 'office', 'administrator'] as const)
    expect(
      mayReadCase(
        { accountId: 'me', roles: [role], sees: 'office' },
        { ...NOBODY_ELSE, ownerId: 'somebody', ...ties },
      ),
      role,
    ).toBe((readers as readonly string[]).includes(role))
})

test.each([
  ['office', true],
  ['own', false],
  ['named', false],
] as const)('whoever sees %s cases reads a colleague’s case: %s', (sees, expected) => {
  const ties = { ...NOBODY_ELSE, ownerId: 'somebody', restricted: false }
  const clerk = { accountId: 'me', roles: ['office'], sees } as const
  expect(mayReadCase(clerk, ties)).toBe(expected)
  expect(mayReadCase(clerk, { ...ties, named: ['me'] })).toBe(true)
  expect(mayFindStudent(clerk, { recused: [], cases: [ties] })).toBe(sees !== 'named')
})

test('the statements and the rule agree about every role, reach, restriction, name, recusal and broken glass', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  const { case: found } = await aStudentWithCase(app.counselor, counselor.accountId)
  const { studentId } = found
  const db = app.vault.writing
  const at = '2026-12-08T15:00:00.000Z'
  db.prepare(
    `INSERT INTO glass_breaks VALUES ('b', :accountId, :studentId, 'other', 'fifteen letters', '2026-12-08T14:00:00.000Z', '2026-12-08T18:00:00.000Z')`,
  ).run({ accountId: owner.accountId, studentId })
  const recuse = db.prepare(
    `INSERT INTO recusals VALUES (:accountId, :studentId, 'aunt', :at, :accountId) ON CONFLICT DO NOTHING`,
  )
  const breakGlass = db.prepare(
    `INSERT INTO broken_cases VALUES (:caseId, 'b', :accountId, '2026-12-08T14:00:00.000Z', '2026-12-08T18:00:00.000Z') ON CONFLICT DO NOTHING`,
  )
  const findStudent = db.prepare(
    `SELECT count(*) AS n FROM students s WHERE s.id = :studentId AND ${readableStudent('s.id')}`,
  )
  let asked = 0
  for (const restricted of [false, true])
    for (const named of [[], [owner.accountId]])
      for (const recused of [[], [owner.accountId]])
        for (const letIn of [[], [owner.accountId]]) {
          db.prepare('UPDATE cases SET restricted = :restricted').run({ restricted: Number(restricted) })
          shareCase(db, found.id, named)
          db.prepare('DELETE FROM recusals').run()
          db.prepare('DELETE FROM broken_cases').run()
          for (const accountId of recused) recuse.run({ accountId, studentId, at })
          for (const accountId of letIn) breakGlass.run({ accountId, caseId: found.id })
          for (const { accountId } of [counselor, owner])
            for (const roles of OFFICE_ROLES)
              for (const sees of Sees.options) {
                const asker = { accountId, roles, sees, name: '', at }
                const ties = { ownerId: found.ownerId, restricted, named, recused, letIn }
                const why = JSON.stringify({ roles, sees, ...ties })
                const expected = mayReadCase(asker, ties)
                expect(findCaseFor(db, asker, found.id) !== undefined, why).toBe(expected)
                expect(casesKeptFrom(db, asker, studentId).length === 0, `kept: ${why}`).toBe(expected)
                const student = findStudent.get({ studentId, ...readerOf(asker) })
                const cases = [{ ...ties, letIn: [] }]
                expect(student, `student: ${why}`).toEqual({
                  n: Number(mayFindStudent(asker, { recused, cases })),
                })
                asked += 1
              }
        }
  expect(asked).toBe(2 ** 5 * OFFICE_ROLES.length * Sees.options.length)
})

test('a broken glass mends by itself', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  const { case: found } = await aStudentWithCase(app.counselor, counselor.accountId, {}, { restricted: true })
  await app.owner.glass.break({
    studentId: found.studentId,
    kind: 'danger-now',
    reason: 'He is on the roof of the gym.',
  })
  const asks = (at: string) =>
    findCaseFor(app.vault.reading, { ...owner, sees: 'office', at }, found.id) !== undefined
  expect(asks('2026-12-08T14:59:59.999Z')).toBe(false)
  expect(asks('2026-12-08T15:00:00.000Z')).toBe(true)
  expect(asks('2026-12-08T18:59:59.999Z')).toBe(true)
  expect(asks('2026-12-08T19:00:00.000Z')).toBe(false)
})
