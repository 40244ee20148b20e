import { expect, test } from 'vitest'

import { CASE_OWNER, type ProtocolFollowUp } from '#shared/domain/protocol.ts'

import { aReferral, aReferralDraft, aStep, inHand } from '../testing/referral-makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const followUp = (id: string, due: ProtocolFollowUp['due']): ProtocolFollowUp => ({
  id,
  name: `Ask after ${id}`,
  due,
  roleId: CASE_OWNER,
  evidence: 'How it goes',
  guidance: '',
})

const FOLLOW_UPS = [
  followUp('two-weeks', { amount: 14, unit: 'calendar-days' }),
  followUp('a-month', { amount: 20, unit: 'school-days' }),
]

const fromFamily = { source: 'family-said' } as const

async function aSentReferral(app: TestApp) {
  await publishProtocol(app.owner, { followUps: FOLLOW_UPS })
  const { referral, caseId } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  return { sent, caseId }
}

const followUpsOf = async (app: TestApp, id: string) =>
  (await app.counselor.cases.get({ id })).tasks.map(({ stepId, dueOn, state }) => [stepId, dueOn, state])

const BEGUN = [
  ['two-weeks', '2026-12-22', 'open'],
  ['a-month', '2027-01-05', 'open'],
]

test('follow-ups begin with the first visit that was kept, each with its day', async () => {
  await using app = await createTestApp()
  const { sent, caseId } = await aSentReferral(app)
  expect(await followUpsOf(app, caseId)).toEqual([])
  await app.counselor.referrals.confirmLinked(aStep(sent, fromFamily))
  expect(await followUpsOf(app, caseId)).toEqual(BEGUN)
  const { tasks } = await app.counselor.cases.get({ id: caseId })
  expect(tasks[0]).toMatchObject({ source: 'follow-up', urgency: 'routine', evidence: 'How it goes' })
  await app.undoLast(app.counselor)
  expect(await followUpsOf(app, caseId)).toEqual([])
})

test('they are not begun again by a second referral, and stay counted from the first help', async () => {
  await using app = await createTestApp()
  const { sent, caseId } = await aSentReferral(app)
  const linked = await app.counselor.referrals.confirmLinked(aStep(sent, fromFamily))
  const { accountId: ownerId } = app.sessions.counselor
  const group = await app.counselor.referrals.create({
    ...aReferralDraft({ caseId, serviceId: '', ownerId }),
    ...{ pathway: 'school-based', serviceId: null, schoolService: 'Group' },
  })
  const begun = await app.counselor.referrals.send({ ...aStep(group), ...inHand })
  app.setClock('2026-12-10T15:00:00.000Z')
  await app.counselor.referrals.confirmLinked(aStep(begun, { ...fromFamily, effectiveOn: '2026-12-10' }))
  expect(await followUpsOf(app, caseId)).toEqual(BEGUN)
  // The first turns out to be a mistake: what nobody touched is counted from the other.
  await app.counselor.referrals.enterInError({
    ...aStep(linked, { effectiveOn: '2026-12-10' }),
    remark: 'Wrong student',
  })
  expect((await followUpsOf(app, caseId)).map(([, dueOn]) => dueOn)).toEqual(['2026-12-24', '2027-01-07'])
  await app.undoLast(app.counselor)
  expect(await followUpsOf(app, caseId)).toEqual(BEGUN)
})

test('where another help turns out to have begun earlier, they count from that', async () => {
  await using app = await createTestApp()
  const { sent, caseId } = await aSentReferral(app)
  const { accountId: ownerId } = app.sessions.counselor
  const group = await app.counselor.referrals.create({
    ...aReferralDraft({ caseId, serviceId: '', ownerId }),
    ...{ pathway: 'school-based', serviceId: null, schoolService: 'Group' },
  })
  const begun = await app.counselor.referrals.send({ ...aStep(group), ...inHand })
  app.setClock('2026-12-10T15:00:00.000Z')
  await app.counselor.referrals.confirmLinked(aStep(sent, { ...fromFamily, effectiveOn: '2026-12-10' }))
  expect((await followUpsOf(app, caseId)).map(([, dueOn]) => dueOn)).toEqual(['2026-12-24', '2027-01-07'])
  await app.counselor.referrals.confirmLinked(aStep(begun, { ...fromFamily, effectiveOn: '2026-12-08' }))
  expect(await followUpsOf(app, caseId)).toEqual(BEGUN)
  await app.undoLast(app.counselor)
  expect((await followUpsOf(app, caseId)).map(([, dueOn]) => dueOn)).toEqual(['2026-12-24', '2027-01-07'])
})

test('a help that never began takes back what nobody has touched, and keeps what was done', async () => {
  await using app = await createTestApp()
  const { sent, caseId } = await aSentReferral(app)
  const linked = await app.counselor.referrals.confirmLinked(aStep(sent, fromFamily))
  const [first] = (await app.counselor.cases.get({ id: caseId })).tasks
  await app.counselor.tasks.finish({ ...(first ?? { id: '', version: 1 }), words: 'Goes well.' })
  await app.counselor.referrals.enterInError({ ...aStep(linked), remark: 'Wrong student' })
  expect(await followUpsOf(app, caseId)).toEqual([['two-weeks', '2026-12-22', 'done']])
  await app.undoLast(app.counselor)
  expect(await followUpsOf(app, caseId)).toEqual([
    ['two-weeks', '2026-12-22', 'done'],
    ['a-month', '2027-01-05', 'open'],
  ])
})

test('they move with the calendar', async () => {
  await using app = await createTestApp()
  const { sent, caseId } = await aSentReferral(app)
  await app.counselor.referrals.confirmLinked(aStep(sent, fromFamily))
  const calendar = await app.owner.calendar.get({})
  await app.owner.calendar.save({
    ...calendar,
    closures: [{ startsOn: '2026-12-21', endsOn: '2027-01-01', kind: 'break', name: '' }],
  })
  expect((await followUpsOf(app, caseId)).map(([, dueOn]) => dueOn)).toEqual(['2026-12-22', '2027-01-19'])
})

test('a follow-up of one’s own is planned for a day and for somebody who reads the case', async () => {
  await using app = await createTestApp()
  const { caseId } = await aReferral(app)
  const { accountId: ownerId } = app.sessions.office
  const planned = { caseId, name: 'Ask about the bus', dueOn: '2026-12-18', ownerId }
  await expect(app.counselor.tasks.plan({ ...planned, dueOn: '2026-12-07' })).rejects.toMatchObject({
    data: { fields: [{ path: 'dueOn' }] },
  })
  await expect(
    app.counselor.tasks.plan({ ...planned, ownerId: app.sessions.administrator.accountId }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'ownerId' }] } })
  await app.counselor.tasks.plan(planned)
  expect((await app.office.today.get({})).later).toMatchObject([{ words: 'Ask about the bus', kind: 'task' }])
  await app.undoLast(app.counselor)
  expect((await app.office.today.get({})).later).toEqual([])
})
