import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

async function aCaseOf(app: TestApp, accountId: string, givenName: string) {
  const next = { action: 'Ask Ines about Monday', ownerId: accountId, dueOn: TODAY }
  return aStudentWithCase(app.counselor, accountId, { givenName }, { next })
}

test('what hangs on somebody who goes is told in full, and is less with each thing that is handed over', async () => {
  await using app = await createTestApp()
  const { owner, counselor, office } = app.sessions
  const { accountId } = counselor
  const { case: first } = await aCaseOf(app, accountId, 'Ada')
  const elsewhere = await aStudentWithCase(app.owner, owner.accountId, { givenName: 'Bea' })
  const { id, version } = elsewhere.case
  await app.owner.cases.setNext({
    id,
    version,
    next: { action: 'See her', ownerId: accountId, dueOn: TODAY },
  })
  const roles = [{ id: 'coordinator', name: 'Coordinator', duties: '' }]
  await app.owner.protocols.setHolders({
    roleId: 'coordinator',
    colleagues: [{ kind: 'account', id: accountId }],
  })
  await publishProtocol(app.owner, { roles, steps: [aProtocolStep('call', { roleId: 'coordinator' })] })
  await app.owner.absences.setStandIn({ accountId: office.accountId, standInId: accountId })
  const left = () => app.owner.handOver.leaving({ accountId })
  expect(await left()).toMatchObject({
    name: 'The counselor',
    keptCases: 0,
    elsewhere: [{ words: 'See her', caseId: id }],
    roles: [{ name: 'Coordinator', isOnly: true }],
    standsInFor: ['The office'],
    sealedNotes: 0,
  })
  const cases = [{ id: first.id, version: first.version }]
  await app.owner.cases.handOverMany({ cases, ownerId: owner.accountId, note: '' })
  await app.owner.protocols.setHolders({
    roleId: 'coordinator',
    colleagues: [
      { kind: 'account', id: accountId },
      { kind: 'account', id: office.accountId },
    ],
  })
  expect((await left()).roles).toMatchObject([{ isOnly: false }])
  expect((await app.owner.cases.list({ ownerId: accountId })).rows).toEqual([])
})

test('a restricted case of theirs is counted and no more, and a colleague who is no owner is told nothing', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aCaseOf(app, accountId, 'Ada')
  await app.counselor.cases.setRestricted({ id: open.id, version: open.version, restricted: true })
  const told = await app.owner.handOver.leaving({ accountId })
  expect(told).toMatchObject({ keptCases: 1, elsewhere: [] })
  expect(JSON.stringify(told)).not.toMatch(/Ada|Monday/)
  const other = app.hire('Other', { roles: ['counselor'], sees: 'office' })
  await expect(other.client.handOver.leaving({ accountId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await app.counselor.handOver.leaving({ accountId })).toMatchObject({ keptCases: 0 })
})

test('the hand-over set prints where each case stands by its code, without a name or a word somebody wrote', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aCaseOf(app, accountId, 'Ines')
  await app.counselor.handOver.printLeaving({ accountId, as: 'paper', language: 'en' })
  const [paper = ''] = app.host.printed
  expect(paper).toContain(open.code)
  expect(paper).toContain('next: Next step of the case, by Dec 8')
  expect(paper).not.toMatch(/Ines|Varga|Monday/)
})

test('a colleague who came this month is new here and has the protocol to read; whoever began the office is not', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner, { steps: [] })
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.owner.accounts.create({
    user: 'newcomer',
    name: 'Newcomer',
    roles: ['counselor'],
    sees: 'office',
    endsOn: null,
    password: 'seven green kites in the harbor',
  })
  const newcomer = (await app.owner.accounts.overview({})).find(({ user }) => user === 'newcomer')
  const session = { ...app.sessions.counselor, accountId: newcomer?.id ?? '' }
  const arriving = async () => app.app.call(session, 'handOver.arriving', {})
  expect(await arriving()).toMatchObject({ value: { isNew: true, knowsProtocol: false } })
  expect(await app.owner.handOver.arriving({})).toMatchObject({ isNew: false })
  app.setClock('2027-01-09T15:00:00.000Z')
  expect(await arriving()).toMatchObject({ value: { isNew: false } })
})

test('what hangs on somebody in a colleague’s restricted case is counted, and what a meeting gave them is listed', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  const { accountId } = counselor
  const second = app.hire('Second', { roles: ['counselor'], sees: 'office' })
  const { case: theirs } = await aStudentWithCase(second.client, second.accountId)
  const { id } = theirs
  const next = { action: 'See her', ownerId: accountId, dueOn: TODAY }
  const { version } = await second.client.cases.setNext({ id, version: theirs.version, next })
  await second.client.cases.setRestricted({ id, version, restricted: true })
  expect(await app.owner.handOver.leaving({ accountId })).toMatchObject({ elsewhere: [], keptElsewhere: 1 })
  expect(await app.owner.handOver.leaving({ accountId: owner.accountId })).toMatchObject({ keptElsewhere: 0 })
})
