import { expect, test } from 'vitest'

import type { Role } from '#shared/domain/session.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { mayReadCase, requireCase } from './case-access.ts'
import { shareCase } from './open-case.ts'

const OFFICE_ROLES: readonly (readonly Role[])[] = [
  ['owner'],
  ['counselor'],
  ['office'],
  ['administrator'],
  ['office', 'administrator'],
  ['counselor', 'office'],
  [],
]

test.each([
  ['a case that is not restricted', false, [], ['owner', 'counselor', 'office']],
  ['a restricted case of somebody else', true, [], []],
  ['a restricted case that was shared', true, ['me'], ['owner', 'counselor']],
] as const)('%s', (_, restricted, shared, readers) => {
  for (const role of ['owner', 'counselor', 'office', 'administrator'] as const)
    expect(
      mayReadCase({ accountId: 'me', roles: [role] }, { ownerId: 'somebody', restricted }, shared),
      role,
    ).toBe((readers as readonly string[]).includes(role))
})

test('the statement and the rule agree about every office role, restriction and share', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  const { case: found } = await aStudentWithCase(app.counselor, counselor.accountId)
  const db = app.vault.writing
  const may = (session: typeof owner) => {
    try {
      return requireCase(db, session, found.id).id === found.id
    } catch {
      return false
    }
  }
  for (const restricted of [false, true]) {
    db.prepare('UPDATE cases SET restricted = :restricted').run({ restricted: Number(restricted) })
    for (const shared of [[], [owner.accountId]]) {
      shareCase(db, found.id, shared)
      for (const accountId of [counselor.accountId, owner.accountId])
        for (const roles of OFFICE_ROLES) {
          const session = { accountId, roles, name: '' }
          const expected = mayReadCase(session, { ...found, restricted }, shared)
          expect(may(session), `${roles.join()} ${restricted} ${shared.length}`).toBe(expected)
        }
    }
  }
})
