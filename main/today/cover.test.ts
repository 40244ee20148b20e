import { expect, test } from 'vitest'

import type { TodayLine } from '#shared/api/today.ts'
import type { Client } from '#shared/api/client.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const RECUSED = 'She is their aunt.'

async function aCaseDue(app: TestApp, dueOn: string, urgency: Urgency = 'priority', restricted = false) {
  const { accountId } = app.sessions.counselor
  return aStudentWithCase(
    app.counselor,
    accountId,
    {},
    {
      urgency,
      restricted,
      safetySteps: ['parent-called'],
      next: { action: 'Call the family', ownerId: accountId, dueOn },
    },
  )
}

async function dueOf(client: Client): Promise<readonly (readonly [string, TodayLine['why']])[]> {
  const { overdue, dueToday } = await client.today.get({})
  return [...overdue, ...dueToday].map(({ dueOn, why }) => [dueOn, why] as const)
}

/** The counselor is away from this day to that one. */
function isAway(app: TestApp, startsOn: string, endsOn: string, coverId: string | null) {
  return app.office.absences.add({
    accountId: app.sessions.counselor.accountId,
    startsOn,
    endsOn,
    coverId,
    note: '',
  })
}

test('while somebody is away, what is theirs stands on the list of whoever covers for them', async () => {
  await using app = await createTestApp()
  const cover = app.hire('Cover', { roles: ['counselor'], sees: 'office' })
  await aCaseDue(app, '2026-12-08')
  expect(await dueOf(cover.client)).toEqual([])
  await isAway(app, '2026-12-08', '2026-12-09', cover.accountId)
  expect(await dueOf(cover.client)).toEqual([['2026-12-08', 'covering']])
  expect(await dueOf(app.counselor), 'and on their own, should they look').toEqual([['2026-12-08', 'own']])
  app.setClock('2026-12-10T15:00:00.000Z')
  expect(await dueOf(cover.client), 'they are back').toEqual([])
})

test('on one day what presses stands first, then what is theirs, then what they cover', async () => {
  await using app = await createTestApp()
  const cover = app.hire('Cover', { roles: ['counselor'], sees: 'office' })
  await aCaseDue(app, '2026-12-08', 'priority')
  await aCaseDue(app, '2026-12-08', 'urgent')
  const next = { action: 'Call the family', ownerId: cover.accountId, dueOn: '2026-12-08' }
  await aStudentWithCase(cover.client, cover.accountId, { givenName: 'Noor' }, { next })
  await isAway(app, '2026-12-08', '2026-12-08', cover.accountId)
  const { dueToday } = await cover.client.today.get({})
  expect(dueToday.map(({ urgency, why }) => [urgency, why])).toEqual([
    ['urgent', 'covering'],
    // The safety plan an urgent case asks for.
    ['urgent', 'covering'],
    ['routine', 'own'],
    ['priority', 'covering'],
  ])
})

test('where nobody covers, what is due is the owner’s to see to', async () => {
  await using app = await createTestApp()
  await aCaseDue(app, '2026-12-09')
  await isAway(app, '2026-12-08', '2026-12-09', null)
  expect(await dueOf(app.owner), 'what is not due yet can wait for them').toEqual([])
  app.setClock('2026-12-09T15:00:00.000Z')
  expect(await dueOf(app.owner)).toEqual([['2026-12-09', 'uncovered']])
  expect(await dueOf(app.office)).toEqual([])
})

test('where whoever covers is kept from the student, it is the owner’s to see to', async () => {
  await using app = await createTestApp()
  const cover = app.hire('Cover', { roles: ['counselor'], sees: 'office' })
  const { student } = await aCaseDue(app, '2026-12-08')
  await app.owner.recusals.add({ accountId: cover.accountId, studentId: student.id, reason: RECUSED })
  await isAway(app, '2026-12-08', '2026-12-08', cover.accountId)
  expect(await dueOf(cover.client)).toEqual([])
  expect(await dueOf(app.owner)).toEqual([['2026-12-08', 'uncovered']])
})

test('while the owner is away, whoever covers for them sees to it; where nobody does, every counselor who is here', async () => {
  await using app = await createTestApp()
  const second = app.hire('Second counselor', { roles: ['counselor'], sees: 'office' })
  await aCaseDue(app, '2026-12-08')
  await isAway(app, '2026-12-08', '2026-12-08', null)
  const ownerAway = (coverId: string | null) =>
    app.office.absences.add({
      accountId: app.sessions.owner.accountId,
      startsOn: '2026-12-08',
      endsOn: '2026-12-08',
      coverId,
      note: '',
    })
  await ownerAway(null)
  expect(await dueOf(second.client)).toEqual([['2026-12-08', 'uncovered']])
  expect(await dueOf(app.office)).toEqual([])
  await ownerAway(app.sessions.office.accountId)
  expect(await dueOf(app.office)).toEqual([['2026-12-08', 'uncovered']])
  expect(await dueOf(second.client)).toEqual([])
})

test('what nobody did goes up: to whoever stands in, then to the owner', async () => {
  await using app = await createTestApp()
  const standIn = app.hire('Stand-in', { roles: ['counselor'], sees: 'office' })
  await aCaseDue(app, '2026-12-08')
  await app.owner.absences.setStandIn({
    accountId: app.sessions.counselor.accountId,
    standInId: standIn.accountId,
  })
  const seen = async () => [await dueOf(standIn.client), await dueOf(app.owner)].map((lines) => lines.length)
  expect(await seen()).toEqual([0, 0])
  app.setClock('2026-12-09T15:00:00.000Z')
  expect(await seen()).toEqual([1, 0])
  expect(await dueOf(standIn.client)).toEqual([['2026-12-08', 'late']])
  app.setClock('2026-12-11T15:00:00.000Z')
  expect(await seen()).toEqual([1, 1])
})

test('where nobody stands in, what is late goes to the owner at once', async () => {
  await using app = await createTestApp()
  await aCaseDue(app, '2026-12-08')
  app.setClock('2026-12-09T15:00:00.000Z')
  expect(await dueOf(app.owner)).toEqual([['2026-12-08', 'late']])
  expect(await dueOf(app.office)).toEqual([])
})

test('what is urgent stands on two lists from the day it is due', async () => {
  await using app = await createTestApp()
  await aCaseDue(app, '2026-12-08', 'urgent')
  expect(await dueOf(app.owner), 'the call, and the safety plan').toEqual([
    ['2026-12-08', 'late'],
    ['2026-12-08', 'late'],
  ])
})

test('of a restricted case nobody who is here may read, the owner learns that something waits, and nothing else', async () => {
  await using app = await createTestApp()
  await aCaseDue(app, '2026-12-08', 'priority', true)
  expect((await app.owner.today.get({})).keptFromView).toEqual([])
  await isAway(app, '2026-12-08', '2026-12-08', null)
  const page = await app.owner.today.get({})
  expect(page.keptFromView).toMatchObject([{ ownerName: 'The counselor', things: 1 }])
  expect(JSON.stringify(page)).not.toMatch(/Varga|Call the family/)
  expect((await app.office.today.get({})).keptFromView).toEqual([])
})

test('an owner who is kept from a student does not learn that something of them waits', async () => {
  await using app = await createTestApp()
  const other = app.hire('Other owner', { roles: ['owner'], sees: 'office' })
  const { student } = await aCaseDue(app, '2026-12-08', 'priority', true)
  await isAway(app, '2026-12-08', '2026-12-08', null)
  await app.owner.recusals.add({ accountId: other.accountId, studentId: student.id, reason: RECUSED })
  expect((await other.client.today.get({})).keptFromView).toEqual([])
})

test('an absence that ends before it starts, or is covered by the one who is away, is refused', async () => {
  await using app = await createTestApp()
  await expect(isAway(app, '2026-12-09', '2026-12-08', null)).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    isAway(app, '2026-12-08', '2026-12-09', app.sessions.counselor.accountId),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('of two things of one day the one with an hour stands first', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner, {
    steps: [
      aProtocolStep('call', { urgencies: ['urgent'], due: { amount: 0, unit: 'calendar-days' } }),
      aProtocolStep('see', { urgencies: ['urgent'], due: { amount: 4, unit: 'hours' } }),
    ],
  })
  await aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    { urgency: 'urgent', safetySteps: ['parent-called'], next: null },
  )
  const { dueToday } = await app.counselor.today.get({})
  expect(dueToday.map(({ words }) => words)).toEqual(['see', 'call', 'Make a safety plan with the student'])
})

test('what is left of somebody away comes to whoever is here and may read it where every owner is kept from the student', async () => {
  await using app = await createTestApp()
  const { owner } = app.sessions
  const second = app.hire('Second', { roles: ['counselor'], sees: 'office' })
  const other = app.hire('Other owner', { roles: ['owner'], sees: 'office' })
  const { student } = await aCaseDue(app, '2026-12-08')
  await other.client.recusals.add({ accountId: owner.accountId, studentId: student.id, reason: RECUSED })
  await isAway(app, '2026-12-08', '2026-12-08', null)
  expect(await dueOf(second.client), 'an owner who may read it is here').toEqual([])
  await app.owner.accounts.suspend({ id: other.accountId })
  expect(await dueOf(app.owner)).toEqual([])
  expect(await dueOf(second.client)).toEqual([['2026-12-08', 'uncovered']])
  expect(await dueOf(app.office)).toEqual([])
})
