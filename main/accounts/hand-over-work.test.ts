import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { aReferral, aReferralDraft } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const REASON = 'She is his aunt.'
const NOBODY_TAKES_IT = {
  data: { fields: [{ path: 'handOverTo', message: 'accounts:errors.cannotTakeOver' }] },
}

const aCounselor = (app: TestApp, name: string) => app.hire(name, { roles: ['counselor'], sees: 'office' })

/** A colleague who leaves two cases behind, and an aunt who is kept from the second student. */
async function aLeaverAndAnAunt(app: TestApp) {
  const leaver = aCounselor(app, 'Leaver')
  const aunt = aCounselor(app, 'Aunt')
  const first = await aStudentWithCase(leaver.client, leaver.accountId, { givenName: 'Ada' })
  const second = await aStudentWithCase(leaver.client, leaver.accountId, { givenName: 'Tomas' })
  const school = { pathway: 'school-based', serviceId: null, schoolService: 'Weekly talks' } as const
  const { case: one } = first
  const referral = await leaver.client.referrals.create(
    aReferralDraft({ caseId: one.id, ownerId: leaver.accountId, ...school }),
  )
  await app.owner.recusals.add({ accountId: aunt.accountId, studentId: second.student.id, reason: REASON })
  return { leaver, aunt, first: one, second: second.case, referral }
}

test('a relative does not take over a leaver’s work where the student is in it, and none of it moves', async () => {
  await using app = await createTestApp()
  const { leaver, aunt, first, second, referral } = await aLeaverAndAnAunt(app)
  const before = app.events.length
  const remove = (handOverTo: string) => app.owner.accounts.remove({ id: leaver.accountId, handOverTo })
  await expect(remove(aunt.accountId)).rejects.toMatchObject(NOBODY_TAKES_IT)
  for (const { id, version } of [first, second])
    expect((await leaver.client.cases.get({ id })).case).toMatchObject({ ownerId: leaver.accountId, version })
  expect(await leaver.client.referrals.get(referral)).toMatchObject({
    ownerId: leaver.accountId,
    version: referral.version,
  })
  expect(app.events.slice(before)).toEqual([])
  await expect(aunt.client.cases.get(second)).rejects.toMatchObject({ code: 'not_found' })
  await remove(app.sessions.counselor.accountId)
  await app.counselor.cases.get(second)
})

test('a step and a referral of the student a relative is kept from go to whoever holds the case', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const leaver = aCounselor(app, 'Leaver')
  const aunt = aCounselor(app, 'Aunt')
  const { referral, caseId, studentId } = await aReferral(app, { ownerId: leaver.accountId })
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  const next = { action: 'Call', ownerId: leaver.accountId, dueOn: '2026-12-10' }
  await app.counselor.cases.setNext({ ...open, next })
  await app.owner.recusals.add({ accountId: aunt.accountId, studentId, reason: REASON })
  await app.owner.accounts.remove({ id: leaver.accountId, handOverTo: aunt.accountId })
  expect(await app.counselor.cases.get({ id: caseId })).toMatchObject({
    case: { ownerId: accountId, nextOwnerId: accountId },
    referrals: [{ id: referral.id, ownerId: accountId }],
  })
  await expect(aunt.client.referrals.get(referral)).rejects.toMatchObject({ code: 'not_found' })
})

test('what a relative is kept from goes to no holder who is gone either', async () => {
  await using app = await createTestApp()
  const holder = aCounselor(app, 'Holder')
  const leaver = aCounselor(app, 'Leaver')
  const aunt = aCounselor(app, 'Aunt')
  const { case: open, student } = await aStudentWithCase(holder.client, holder.accountId)
  const next = { action: 'Call', ownerId: leaver.accountId, dueOn: '2026-12-10' }
  await holder.client.cases.setNext({ ...open, next })
  await app.owner.recusals.add({ accountId: aunt.accountId, studentId: student.id, reason: REASON })
  await app.owner.accounts.suspend({ id: holder.accountId })
  await expect(
    app.owner.accounts.remove({ id: leaver.accountId, handOverTo: aunt.accountId }),
  ).rejects.toMatchObject(NOBODY_TAKES_IT)
  expect((await leaver.client.cases.get(open)).case).toMatchObject({ nextOwnerId: leaver.accountId })
  const { accountId } = app.sessions.counselor
  await app.owner.accounts.remove({ id: leaver.accountId, handOverTo: accountId })
  expect((await app.counselor.cases.get(open)).case).toMatchObject({ nextOwnerId: accountId })
})

test('whoever is suspended, removed or past their last day takes nothing over, whichever way it is given', async () => {
  await using app = await createTestApp()
  const { leaver, aunt, first, second, referral } = await aLeaverAndAnAunt(app)
  const suspended = aCounselor(app, 'Suspended').accountId
  const removed = aCounselor(app, 'Removed').accountId
  const past = app.hire('Past', { roles: ['counselor'], sees: 'office', endsOn: '2026-12-07' }).accountId
  await app.owner.accounts.suspend({ id: suspended })
  await app.owner.accounts.remove({ id: removed, handOverTo: null })
  const { accountId } = leaver
  const before = app.events.length
  for (const handOverTo of [suspended, removed, past, '00000000-0000-7000-8000-0000000000ff']) {
    await expect(app.owner.accounts.remove({ id: accountId, handOverTo })).rejects.toMatchObject(
      NOBODY_TAKES_IT,
    )
    const kept = { accountId, studentId: second.studentId, reason: REASON, handOverTo }
    await expect(app.owner.recusals.add(kept)).rejects.toMatchObject(NOBODY_TAKES_IT)
    await expect(
      leaver.client.cases.handOver({ ...first, ownerId: handOverTo, note: 'Yours from now on.' }),
    ).rejects.toMatchObject({ data: { fields: [{ message: 'cases:errors.cannotHoldCases' }] } })
    const next = { action: 'Call', ownerId: handOverTo, dueOn: '2026-12-10' }
    await expect(leaver.client.cases.setNext({ ...first, next })).rejects.toMatchObject({
      data: { message: 'cases:errors.cannotOwnWork' },
    })
    await expect(
      leaver.client.referrals.handOver({ id: referral.id, version: referral.version, ownerId: handOverTo }),
    ).rejects.toMatchObject({ data: { message: 'referrals:errors.ownerGone' } })
  }
  await expect(
    leaver.client.cases.handOver({ ...second, ownerId: aunt.accountId, note: '' }),
  ).rejects.toMatchObject({ data: { fields: [{ message: 'cases:errors.cannotHoldCases' }] } })
  for (const { id, version } of [first, second])
    expect((await leaver.client.cases.get({ id })).case).toMatchObject({ ownerId: accountId, version })
  expect((await leaver.client.cases.get(first)).notes).toEqual([])
  expect(await app.owner.recusals.list({})).toHaveLength(1)
  expect(app.events.slice(before)).toEqual([])
})
