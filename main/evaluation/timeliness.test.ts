import { expect, test } from 'vitest'

import type { ContactAttemptDraft } from '#shared/domain/follow-up.ts'

import { aConcern, aStudent, aTriage } from '../testing/makers.ts'
import { aReferral, aStep } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const ASKED = { from: '2026-01-01', to: '2027-06-30', unit: 'referral' } as const
const aCall: Omit<ContactAttemptDraft, 'caseId'> = {
  ...{ referralId: null, contactId: null, channel: 'phone', language: null, interpreter: '' },
  ...{ withWhom: 'family', reached: true, result: 'They will call.' },
}

test('who is kept from somebody is told no time of a few, and no record of it', async () => {
  await using app = await createTestApp()
  await aReferral(app)
  const asked = await app.counselor.timeliness.get(ASKED)
  expect(asked.contact?.waiting?.stillWaiting).toBe(1)
  expect(asked.triage?.received).toBeGreaterThan(0)
  const { triage, contact, visits } = await app.administrator.timeliness.get(ASKED)
  expect([triage, contact, visits]).toEqual([null, null, null])

  const { client } = app.hire('Guest', { roles: ['counselor'], sees: 'named' })
  await expect(
    client.timeliness.behind({ ...ASKED, which: { part: 'contact', which: 'waiting' } }),
  ).rejects.toMatchObject({ code: 'rule', data: { message: 'evaluation:tooFew' } })
})

test('a family is reached by the first call that reached them, and no longer once it is taken back', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  const stillWaiting = async () => (await app.counselor.timeliness.get(ASKED)).contact?.waiting?.stillWaiting
  expect((await app.counselor.timeliness.get(ASKED)).collected.contacts).toBe(false)
  await app.counselor.cases.logAttempt({ ...aCall, caseId: referral.caseId, reached: false })
  expect(await stillWaiting()).toBe(1)
  expect((await app.counselor.timeliness.get(ASKED)).collected.contacts).toBe(true)
  await app.counselor.cases.logAttempt({ ...aCall, caseId: referral.caseId })
  expect(await stillWaiting()).toBe(0)
  await app.undoLast(app.counselor)
  expect(await stillWaiting()).toBe(1)
})

test('an undecided concern is late once the target of its urgency is over, and leads to its record', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const concern = await app.office.concerns.create(aConcern(student.id))
  const within = async () => (await app.counselor.timeliness.get(ASKED)).triage?.within
  expect(await within()).toMatchObject({ count: 0, of: 0, tooYoung: 1 })
  app.setClock('2027-02-01T15:00:00.000Z')
  expect(await within()).toMatchObject({ count: 0, of: 1, tooYoung: 0 })
  const which = { part: 'triage', which: 'late', urgency: null } as const
  const { rows } = await app.counselor.timeliness.behind({ ...ASKED, which })
  expect(rows).toMatchObject([{ id: concern.id, kind: 'concern', until: null }])
  const answered = { disposition: 'not-enough-information', next: null } as const
  await app.counselor.concerns.triage(aTriage(concern, app.sessions.counselor.accountId, answered))
  expect((await app.counselor.timeliness.get(ASKED)).triage?.undecided).toBe(0)
})

test('what was entered by mistake has no time, and a concern counts in what was noticed', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  await app.counselor.referrals.enterInError({ ...aStep(referral), remark: 'Wrong student' })
  const { began, contact } = await app.counselor.timeliness.get(ASKED)
  expect([began, contact?.waiting]).toEqual([0, null])
  const received = async (reason: 'food' | null) =>
    (await app.counselor.timeliness.get({ ...ASKED, reason })).triage?.received
  expect(await received(null)).toBeGreaterThan(0)
  expect(await received('food')).toBe(0)
})
