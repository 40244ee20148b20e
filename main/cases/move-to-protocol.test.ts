import { expect, test } from 'vitest'

import type { ProtocolStep } from '#shared/domain/protocol.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const CALL = aProtocolStep('call', { name: 'Call the family' })
const LETTER = aProtocolStep('letter', { name: 'Send the letter' })
const VISIT = aProtocolStep('visit', { name: 'Visit the class' })

/** The next version, with other steps. */
async function publishNext(app: TestApp, steps: readonly ProtocolStep[]) {
  const begun = await app.owner.protocols.begin({ from: 'version', number: 1 })
  const document = { ...begun.document, steps: [...steps] }
  const written = await app.owner.protocols.save({ ...begun, document })
  return app.owner.protocols.publish({ ...written, why: 'What we learned in the first term.' })
}

async function aCaseOfVersionOne(app: TestApp) {
  await publishProtocol(app.owner, { steps: [CALL, LETTER] })
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  return open
}

const stepsOf = async (app: TestApp, id: string) => {
  const { tasks } = await app.counselor.cases.get({ id })
  return tasks.map(({ stepId, state, protocolNumber }) => [stepId, state, protocolNumber])
}

test('a case moves to a newer version: what is in both goes on, what is gone stays until it is done, what is new begins', async () => {
  await using app = await createTestApp()
  const open = await aCaseOfVersionOne(app)
  const [call] = (await app.counselor.cases.get({ id: open.id })).tasks
  await app.counselor.tasks.finish({ ...(call ?? open), words: '' })
  const after = aProtocolStep('thanks', { name: 'Say thanks', after: 'call' })
  const later = aProtocolStep('look', { name: 'Look in', after: 'visit' })
  const urgent = aProtocolStep('plan', { urgencies: ['urgent'] })
  await publishNext(app, [CALL, VISIT, after, later, urgent])
  expect(await stepsOf(app, open.id), 'nothing moves by itself').toHaveLength(2)

  const moved = await app.counselor.cases.moveToProtocol({ ...open, number: 2 })
  expect(moved).toMatchObject({ protocolNumber: 2, version: open.version + 1 })
  const walked = await stepsOf(app, open.id)
  expect(walked).toHaveLength(4)
  expect(walked).toEqual(
    expect.arrayContaining([
      ['call', 'done', 1],
      ['letter', 'open', 1],
      ['visit', 'open', 2],
      ['thanks', 'open', 2],
    ]),
  )
  await app.undoLast(app.counselor)
  expect((await app.counselor.cases.get({ id: open.id })).case.protocolNumber).toBe(1)
  expect(await stepsOf(app, open.id)).toHaveLength(2)
})

test('a step that was done after the move begins what follows it in the new version', async () => {
  await using app = await createTestApp()
  const open = await aCaseOfVersionOne(app)
  await publishNext(app, [CALL, LETTER, { ...VISIT, after: 'call' }])
  await app.counselor.cases.moveToProtocol({ ...open, number: 2 })
  const call = (await app.counselor.cases.get({ id: open.id })).tasks.find(({ stepId }) => stepId === 'call')
  await app.counselor.tasks.finish({ ...(call ?? open), words: '' })
  expect(await stepsOf(app, open.id)).toContainEqual(['visit', 'open', 2])
})

test('a case is moved to no draft, not to where it is, and not by whoever was let in for a while', async () => {
  await using app = await createTestApp()
  const open = await aCaseOfVersionOne(app)
  const move = (number: number, client = app.counselor) => client.cases.moveToProtocol({ ...open, number })
  await expect(move(1)).rejects.toMatchObject({ data: { message: 'cases:errors.followsAlready' } })
  await app.owner.protocols.begin({ from: 'version', number: 1 })
  await expect(move(2)).rejects.toMatchObject({ code: 'not_found' })
  await expect(move(2, app.office)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a case from before the first version takes its steps up, and a closed one takes up nothing', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aStudentWithCase(app.counselor, accountId)
  const { case: ended } = await aStudentWithCase(app.counselor, accountId, { givenName: 'Noor' })
  await publishProtocol(app.owner, { steps: [CALL, { ...LETTER, after: 'call' }] })
  await app.counselor.cases.moveToProtocol({ ...open, number: 1 })
  expect(await stepsOf(app, open.id)).toEqual([['call', 'open', 1]])
  const closed = await app.counselor.cases.close({ ...ended, note: 'Doing well.' })
  await expect(app.counselor.cases.moveToProtocol({ ...closed, number: 1 })).rejects.toMatchObject({
    data: { message: 'cases:errors.closed' },
  })
})
