import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import { coverageOf } from '#shared/domain/acknowledgement.ts'

import { publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const aTeacher = (office: Client, name: string) =>
  office.staff.create({ name, position: 'Teacher', email: null, phone: null })

const coverage = async (client: Client, protocolId: string) =>
  coverageOf((await client.acknowledgements.list({ protocolId })).readers)

test('everybody says for themselves that they have read it, once', async () => {
  await using app = await createTestApp()
  const { id: protocolId } = await publishProtocol(app.owner)
  expect(await coverage(app.office, protocolId)).toEqual({ read: 0, of: 4 })
  await app.counselor.acknowledgements.acknowledge({ protocolId })
  await app.counselor.acknowledgements.acknowledge({ protocolId })
  const { readers } = await app.owner.acknowledgements.list({ protocolId })
  expect(readers.find(({ name }) => name === 'The counselor')?.acknowledged).toMatchObject({
    how: 'here',
    recordedBy: app.sessions.counselor.accountId,
  })
  expect(await coverage(app.office, protocolId)).toEqual({ read: 1, of: 4 })
})

test('a signed sheet is entered at once, whoever signed twice counts once, and it is one undo', async () => {
  await using app = await createTestApp()
  const { id: protocolId, publishedAt } = await publishProtocol(app.owner)
  const on = publishedAt?.slice(0, 10) ?? ''
  const teachers = await Promise.all(['Ana Ruiz', 'Bo Lind'].map((name) => aTeacher(app.office, name)))
  const colleagues = [
    ...teachers.map(({ id }) => ({ kind: 'staff', id }) as const),
    { kind: 'account', id: app.sessions.owner.accountId } as const,
  ]
  await app.owner.acknowledgements.acknowledge({ protocolId })
  const sheet = { protocolId, on, colleagues: [...colleagues, ...colleagues] }
  expect(await app.office.acknowledgements.record(sheet)).toMatchObject({ added: 2 })
  expect(await coverage(app.office, protocolId)).toEqual({ read: 3, of: 6 })
  const { readers } = await app.office.acknowledgements.list({ protocolId })
  expect(readers.find(({ name }) => name === 'The owner')?.acknowledged?.how).toBe('here')
  await app.undoLast(app.office)
  expect(await coverage(app.office, protocolId)).toEqual({ read: 1, of: 6 })
  for (const [day, message] of [
    ['2000-01-01', 'protocol:errors.signedBefore'],
    ['2999-01-01', 'protocol:errors.signedLater'],
  ] as const)
    await expect(app.office.acknowledgements.record({ ...sheet, on: day })).rejects.toMatchObject({
      data: { fields: [{ path: 'on', message }] },
    })
})

test('a teacher who gets an account later is still one person, who has read it', async () => {
  await using app = await createTestApp()
  const { id: protocolId } = await publishProtocol(app.owner)
  const nurse = await aTeacher(app.office, 'Robin Hale')
  const { today } = await app.owner.today.get({ whose: 'mine' })
  const colleagues = [{ kind: 'staff', id: nurse.id } as const]
  await app.office.acknowledgements.record({ protocolId, on: today, colleagues })
  expect(await coverage(app.office, protocolId)).toEqual({ read: 1, of: 5 })
  const robin = app.hire('Robin Hale', { roles: ['office'], sees: 'office' })
  app.vault.writing
    .prepare('UPDATE staff SET account_id = :account WHERE id = :id')
    .run({ account: robin.accountId, id: nurse.id })
  expect(await coverage(app.office, protocolId)).toEqual({ read: 1, of: 5 })
  await robin.client.acknowledgements.acknowledge({ protocolId })
  await robin.client.acknowledgements.remove({
    protocolId,
    colleague: { kind: 'account', id: robin.accountId },
  })
  expect(await coverage(app.office, protocolId)).toEqual({ read: 0, of: 5 })
  await app.undoLast(robin.client)
  expect(await coverage(app.office, protocolId)).toEqual({ read: 1, of: 5 })
})

test('a new version is read anew; what was said to the earlier one stays with it, also of those who left', async () => {
  await using app = await createTestApp()
  const first = await publishProtocol(app.owner)
  const leaving = app.hire('Somebody who leaves', { roles: ['office'], sees: 'office' })
  await leaving.client.acknowledgements.acknowledge({ protocolId: first.id })
  const draft = await app.owner.protocols.begin({ from: 'version', number: 1 })
  await expect(app.owner.acknowledgements.acknowledge({ protocolId: draft.id })).rejects.toMatchObject({
    data: { message: 'protocol:errors.nothingToAcknowledge' },
  })
  const second = await app.owner.protocols.publish({ ...draft, why: 'Shorter.' })
  await app.owner.accounts.suspend({ id: leaving.accountId })
  expect(await coverage(app.owner, second.id)).toEqual({ read: 0, of: 4 })
  const { readers } = await app.owner.acknowledgements.list({ protocolId: first.id })
  expect(readers.find(({ name }) => name === 'Somebody who leaves')).toMatchObject({
    isHere: false,
    acknowledged: { how: 'here' },
  })
})

test('a publication somebody has acknowledged is not taken back', async () => {
  await using app = await createTestApp()
  const { id: protocolId } = await publishProtocol(app.owner)
  await app.counselor.acknowledgements.acknowledge({ protocolId })
  await expect(app.undoLast(app.owner)).rejects.toMatchObject({ code: 'conflict' })
})

test('the sheet to sign names those who are missing, until nobody is', async () => {
  await using app = await createTestApp()
  const { id: protocolId } = await publishProtocol(app.owner)
  await app.counselor.acknowledgements.acknowledge({ protocolId })
  await app.office.acknowledgements.printSheet({ protocolId, as: 'paper' })
  const [sheet = ''] = app.host.printed
  expect(sheet).toContain('The administrator')
  expect(sheet).not.toContain('The counselor')
  for (const client of [app.owner, app.office, app.administrator])
    await client.acknowledgements.acknowledge({ protocolId })
  await expect(app.office.acknowledgements.printSheet({ protocolId, as: 'paper' })).rejects.toMatchObject({
    data: { message: 'protocol:errors.everybodyHasRead' },
  })
})

test('whoever is here for named cases only says it for themselves and for nobody else', async () => {
  await using app = await createTestApp()
  const { id: protocolId } = await publishProtocol(app.owner)
  const guest = app.hire('Temporary', { roles: ['counselor'], sees: 'named' })
  const { today } = await app.owner.today.get({ whose: 'mine' })
  const colleagues = [{ kind: 'account', id: app.sessions.owner.accountId } as const]
  await expect(
    guest.client.acknowledgements.record({ protocolId, on: today, colleagues }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await guest.client.acknowledgements.acknowledge({ protocolId })
  expect(await coverage(app.owner, protocolId)).toEqual({ read: 1, of: 5 })
})
