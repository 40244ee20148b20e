import { expect, test } from 'vitest'

import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { cheapKdf } from '../testing/test-vault.ts'
import { waysInto } from '../vault/ways-in.ts'

const CLERK = {
  user: ' Nadia ',
  name: 'Nadia Brook',
  roles: ['office' as const],
  password: 'eleven tin boats at dusk',
}
const AS_EVERYBODY = { sees: 'office', endsOn: null } as const

const ANOTHER = 'nine paper lanterns drift'

const overviewOf = async ({ owner }: TestApp, id: string) =>
  (await owner.accounts.overview({})).find((account) => account.id === id)

const opens = ({ vault }: TestApp, password: string) => waysInto(vault, cheapKdf).knows('nadia', password)

test('the owner lets a colleague sign in, with a password they will replace by their own', async () => {
  await using app = await createTestApp()
  const { id } = await app.owner.accounts.create(CLERK)
  expect(await overviewOf(app, id)).toEqual({
    id,
    user: 'nadia',
    name: 'Nadia Brook',
    roles: ['office'],
    active: true,
    passwordIsTemporary: true,
    lastSignedInAt: null,
    openCases: 0,
    namedOn: 0,
    sees: 'office',
    endsOn: null,
  })
  expect(await opens(app, CLERK.password)).toBe(true)
  expect((await app.office.accounts.list({})).map(({ name }) => name)).toContain('Nadia Brook')
})

test('two people cannot sign in with one name, and a weak password lets nobody in', async () => {
  await using app = await createTestApp()
  await app.owner.accounts.create(CLERK)
  await expect(app.owner.accounts.create({ ...CLERK, user: 'NADIA' })).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: 'user', message: 'accounts:errors.userTaken' }] },
  })
  const weak = { ...CLERK, user: 'other', password: 'Nadia Brook Nadia' }
  await expect(app.owner.accounts.create(weak)).rejects.toMatchObject({
    data: { fields: [{ path: 'password' }] },
  })
  expect(await app.owner.accounts.overview({})).toHaveLength(5)
})

test('what a colleague may do is changed and taken back; nobody changes their own roles', async () => {
  await using app = await createTestApp()
  const { id } = await app.owner.accounts.create(CLERK)
  await app.owner.accounts.update({
    id,
    name: 'Nadia Brook-Lee',
    roles: ['counselor', 'office'],
    ...AS_EVERYBODY,
  })
  expect(await overviewOf(app, id)).toMatchObject({ name: 'Nadia Brook-Lee', roles: ['counselor', 'office'] })
  await app.undoLast(app.owner)
  expect(await overviewOf(app, id)).toMatchObject({ name: 'Nadia Brook', roles: ['office'] })

  const { accountId } = app.sessions.owner
  await expect(
    app.owner.accounts.update({
      id: accountId,
      name: 'The owner',
      roles: ['owner', 'counselor'],
      ...AS_EVERYBODY,
    }),
  ).rejects.toThrow('Nobody changes their own roles')
  await app.owner.accounts.update({ id: accountId, name: 'Robin Vale', roles: ['owner'], ...AS_EVERYBODY })
  expect(await overviewOf(app, accountId)).toMatchObject({ name: 'Robin Vale' })
})

test('whoever leaves cannot sign in any more, whatever is still written under their name', async () => {
  await using app = await createTestApp()
  const { id } = await app.owner.accounts.create(CLERK)
  await app.owner.accounts.suspend({ id })
  expect(await overviewOf(app, id)).toMatchObject({ active: false })
  expect(await opens(app, CLERK.password)).toBe(false)
  await app.undoLast(app.owner)
  expect(await overviewOf(app, id)).toMatchObject({ active: true })
  expect(await opens(app, CLERK.password)).toBe(true)
})

test('whoever comes back gets a new password, and the old one stays dead', async () => {
  await using app = await createTestApp()
  const { id } = await app.owner.accounts.create(CLERK)
  await app.owner.accounts.suspend({ id })
  const suspension = app.events.findLast((event) => event.kind === 'undoable')
  await app.owner.accounts.resetPassword({ id, password: ANOTHER })
  expect(await overviewOf(app, id)).toMatchObject({ active: true, passwordIsTemporary: true })
  await expect(app.owner.undo.run({ undoId: suspension?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await opens(app, CLERK.password)).toBe(false)
  expect(await opens(app, ANOTHER)).toBe(true)
})

test('an owner cannot take their own access away, so that somebody always keeps the keys', async () => {
  await using app = await createTestApp()
  const { accountId: id } = app.sessions.owner
  await expect(app.owner.accounts.suspend({ id })).rejects.toThrow('You cannot take your own access away')
  await expect(
    app.owner.accounts.update({ id, name: 'The owner', roles: ['office'], ...AS_EVERYBODY }),
  ).rejects.toThrow('Nobody changes their own roles')
  await expect(app.owner.accounts.resetPassword({ id, password: ANOTHER })).rejects.toThrow(
    'your own password',
  )
})

test('only the owner sees to accounts', async () => {
  await using app = await createTestApp()
  for (const client of [app.counselor, app.office, app.administrator]) {
    await expect(client.accounts.overview({})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(client.accounts.create(CLERK)).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('a person changes their own password with the present one', async () => {
  await using app = await createTestApp()
  const mine = { accountId: app.sessions.office.accountId, user: 'office' }
  const ways = waysInto(app.vault, cheapKdf)
  ;(await ways.prepare(mine, { password: CLERK.password }))()
  await expect(
    app.office.accounts.changePassword({ password: 'not the present one', newPassword: ANOTHER }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'password' }] } })
  await expect(
    app.office.accounts.changePassword({ password: CLERK.password, newPassword: 'short' }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'newPassword' }] } })
  await app.office.accounts.changePassword({ password: CLERK.password, newPassword: ANOTHER })
  expect(await ways.knows('office', CLERK.password)).toBe(false)
  expect(await ways.knows('office', ANOTHER)).toBe(true)
})

test('a role that is taken away counts from the next thing somebody does, and given back it does too', async () => {
  await using app = await createTestApp()
  const { accountId: id, client } = app.hire('Nadia Brook', { roles: ['counselor', 'owner'], sees: 'office' })
  await client.cases.list({})
  await app.owner.accounts.update({ id, name: 'Nadia Brook', roles: ['administrator'], ...AS_EVERYBODY })
  await expect(client.cases.list({})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(client.accounts.overview({})).rejects.toMatchObject({ code: 'forbidden' })
  await app.undoLast(app.owner)
  await client.cases.list({})
})
