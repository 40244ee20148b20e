import { expect, test } from 'vitest'

import { operations } from '#shared/api/contract.ts'
import type { AnyOperation } from '#shared/api/operation.ts'
import { Role } from '#shared/domain/session.ts'

import { createTestApp } from './testing/test-app.ts'

type Asked = Exclude<AnyOperation, { kind: 'gate' }>

const roles = Role.options
const asked = [...operations].filter((entry): entry is [string, Asked] => entry[1].kind !== 'gate')
const gates = [...operations].filter(([, { kind }]) => kind === 'gate').map(([path]) => path)

/** No operation takes nothing at all, so a role that may ask gets no further than the schema. */
const NO_INPUT = null

function table(): string {
  const width = Math.max(...asked.map(([path]) => path.length)) + 2
  const lines = asked.map(([path, { kind, may }]) =>
    [path.padEnd(width), kind.padEnd(9), ...roles.map((role) => (may.includes(role) ? role : '·').padEnd(14))]
      .join('')
      .trimEnd(),
  )
  return [
    'Who may ask for what. A change here is a change of confidentiality: read it before accepting it.',
    '',
    ...lines.toSorted(),
    '',
    'Before anyone has signed in:',
    ...gates.toSorted(),
    '',
  ].join('\n')
}

test('who may ask for what is what was reviewed', async () => {
  await expect(table()).toMatchFileSnapshot('./roles.txt')
})

test('every operation refuses each role that is not listed, and nobody else', async () => {
  await using app = await createTestApp()
  for (const [path, { may }] of asked)
    for (const role of roles) {
      const reply = await app.app.call(app.sessions[role], path, NO_INPUT)
      const expected = may.includes(role) ? 'invalid' : 'forbidden'
      expect(reply, `${role} asks for ${path}`).toMatchObject({ ok: false, error: { code: expected } })
    }
  expect(app.faults).toEqual([])
})

test('somebody without any role may ask for nothing', async () => {
  await using app = await createTestApp()
  const { session: nobody } = app.hire('Nobody', { roles: [], sees: 'office' })
  for (const [path] of asked)
    expect(await app.app.call(nobody, path, NO_INPUT), path).toMatchObject({ error: { code: 'forbidden' } })
})

test('one of several roles is enough', async () => {
  await using app = await createTestApp()
  const { session: both } = app.hire('Both', { roles: ['administrator', 'office'], sees: 'office' })
  expect(await app.app.call(both, 'students.list', { status: null })).toMatchObject({ ok: true })
})

test('what is asked before signing in is not answered behind the door', async () => {
  await using app = await createTestApp()
  for (const path of gates)
    expect(await app.app.call(app.sessions.owner, path, {}), path).toMatchObject({
      error: { code: 'not_found', message: 'common:errors.unknownOperation' },
    })
})
