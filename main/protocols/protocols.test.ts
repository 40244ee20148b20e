import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { aProtocolDocument, aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const FROM_NOTHING = { from: 'nothing' } as const

test('a school begins without a protocol, writes one and publishes it', async () => {
  await using app = await createTestApp()
  expect(await app.counselor.protocols.overview({})).toMatchObject({ current: null, draft: null, lines: [] })
  const begun = await app.counselor.protocols.begin(FROM_NOTHING)
  expect(begun).toMatchObject({ number: 1, state: 'draft', name: 'Harbor Middle School' })
  const written = await app.counselor.protocols.save({ ...begun, document: aProtocolDocument() })
  expect(written).toMatchObject({ name: 'How Harbor answers a concern', version: 2 })
  const published = await app.owner.protocols.publish({ ...written, why: 'So that nobody waits.' })
  const page = await app.office.protocols.overview({})
  expect(page).toMatchObject({ draft: null, current: { id: published.id, number: 1 } })
  expect(page.people[page.current?.publishedBy ?? '']).toBe('The owner')
})

test('a counselor writes, an owner or the administrator publishes, the office reads', async () => {
  await using app = await createTestApp()
  const guest = app.hire('Temporary', { roles: ['counselor'], sees: 'named' })
  for (const { protocols } of [app.office, guest.client])
    await expect(protocols.begin(FROM_NOTHING)).rejects.toMatchObject({ code: 'forbidden' })
  const begun = await app.counselor.protocols.begin(FROM_NOTHING)
  const written = await app.administrator.protocols.save({ ...begun, document: aProtocolDocument() })
  await expect(app.counselor.protocols.publish({ ...written, why: 'Now.' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await app.administrator.protocols.publish({ ...written, why: 'Now.' })).toMatchObject({ number: 1 })
})

test('one version is written at a time, and two people writing are told of each other', async () => {
  await using app = await createTestApp()
  const begun = await app.counselor.protocols.begin(FROM_NOTHING)
  await expect(app.owner.protocols.begin(FROM_NOTHING)).rejects.toMatchObject({
    data: { message: 'protocol:errors.draftThere' },
  })
  await app.counselor.protocols.save({ ...begun, document: aProtocolDocument() })
  await expect(app.owner.protocols.save({ ...begun, document: aProtocolDocument() })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a protocol that lacks something is not published, and says at which part', async () => {
  await using app = await createTestApp()
  const begun = await app.owner.protocols.begin(FROM_NOTHING)
  await expect(app.owner.protocols.publish({ ...begun, why: 'Now.' })).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: expect.arrayContaining([expect.objectContaining({ path: 'crisis.numbers' })]) },
  })
  expect((await app.owner.protocols.overview({})).draft).toMatchObject({ version: 1 })
})

test('a published version never changes; the next one begins with it and each case keeps its own', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const early = await aStudentWithCase(app.counselor, accountId)
  const first = await publishProtocol(app.owner)
  const second = await aStudentWithCase(app.counselor, accountId, { givenName: 'Noor' })
  await expect(app.owner.protocols.save({ ...first, document: aProtocolDocument() })).rejects.toMatchObject({
    code: 'not_found',
  })

  const draft = await app.counselor.protocols.begin({ from: 'version', number: 1 })
  expect(draft).toMatchObject({ number: 2, document: first.document })
  const named = { ...draft.document, name: 'Second' }
  const written = await app.counselor.protocols.save({ ...draft, document: named })
  await app.owner.protocols.publish({ ...written, why: 'A better name.' })
  const third = await aStudentWithCase(app.counselor, accountId, { givenName: 'Ada' })

  const followed = async (id: string) => (await app.counselor.cases.get({ id })).case.protocolNumber
  expect(await followed(early.case.id)).toBeNull()
  expect(await followed(second.case.id)).toBe(1)
  expect(await followed(third.case.id)).toBe(2)
  const { triages } = await app.counselor.cases.get({ id: third.case.id })
  expect(triages).toMatchObject([{ protocolNumber: 2 }])
  expect(await app.office.protocols.get({ number: 1 })).toMatchObject({ document: first.document })
})

test('publishing is taken back while nothing was decided by it', async () => {
  await using app = await createTestApp()
  const published = await publishProtocol(app.owner)
  await app.undoLast(app.owner)
  const page = await app.owner.protocols.overview({})
  expect(page).toMatchObject({ current: null, draft: { id: published.id, why: '' } })

  await app.owner.protocols.publish({ ...(page.draft ?? published), why: 'Again.' })
  await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await expect(app.undoLast(app.owner)).rejects.toMatchObject({ code: 'conflict' })
})

test('a draft that was put away comes back with what was written into it', async () => {
  await using app = await createTestApp()
  const begun = await app.counselor.protocols.begin(FROM_NOTHING)
  const written = await app.counselor.protocols.save({ ...begun, document: aProtocolDocument() })
  await app.counselor.protocols.discard(written)
  expect((await app.counselor.protocols.overview({})).draft).toBeNull()
  await app.undoLast(app.counselor)
  expect((await app.counselor.protocols.overview({})).draft).toEqual(written)
})

test('a role is held by a colleague who signs in, and by one who does not', async () => {
  await using app = await createTestApp()
  const nurse = await app.office.staff.create({
    name: 'Robin Hale',
    position: 'Nurse',
    email: null,
    phone: null,
  })
  const roles = [{ id: 'nurse', name: 'Nurse', duties: '' }]
  const steps = [aProtocolStep('look', { roleId: 'nurse' })]
  const hold = (colleagues: readonly { kind: 'account' | 'staff'; id: string }[]) =>
    app.counselor.protocols.setHolders({ roleId: 'nurse', colleagues: [...colleagues] })
  const stranger = '00000000-0000-7000-8000-00000000ffff'
  for (const kind of ['account', 'staff'] as const)
    await expect(hold([{ kind, id: stranger }])).rejects.toMatchObject({ code: 'not_found' })
  const robin = { kind: 'staff', id: nurse.id } as const
  await expect(hold([robin, robin])).rejects.toMatchObject({ code: 'invalid' })
  await hold([robin])
  await expect(publishProtocol(app.owner, { roles, steps })).rejects.toMatchObject({
    data: { fields: [{ path: 'roles.0.holders', message: 'protocol:problems.roleUnheld' }] },
  })
  const { accountId } = app.sessions.office
  const { holders } = await hold([
    { kind: 'staff', id: nurse.id },
    { kind: 'account', id: accountId },
  ])
  expect(holders).toMatchObject([
    { roleId: 'nurse', name: 'Robin Hale', canOwnWork: false },
    { roleId: 'nurse', name: 'The office', canOwnWork: true },
  ])
  const { draft } = await app.owner.protocols.overview({})
  if (!draft) throw new Error('The draft is gone.')
  await app.owner.protocols.publish({ ...draft, why: 'Now somebody does it.' })

  await hold([])
  await app.undoLast(app.counselor)
  expect((await app.owner.protocols.overview({})).holders).toMatchObject([
    { name: 'Robin Hale' },
    { name: 'The office' },
  ])
})
