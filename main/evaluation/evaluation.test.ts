import { expect, test } from 'vitest'

import type { Cohort } from '#shared/api/evaluation.ts'

import { aStudent } from '../testing/makers.ts'
import { anEnding, aReferral, aStep, inHand, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const YEAR = { from: '2026-01-01', to: '2027-06-30', unit: 'referral' } as const
const ASKED = { ...YEAR, comparedBy: 'homeLanguage' } as const

const handedOver = async (app: TestApp): Promise<MadeReferral> => {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const referral = await app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
  return { ...made, referral }
}

const stageCounts = ({ funnel }: { funnel: readonly { stage: string; count: number }[] }) =>
  Object.fromEntries(funnel.map(({ stage, count }) => [stage, count]))

test('a step that was taken back was never reached, and what was entered by mistake is not counted', async () => {
  await using app = await createTestApp()
  const { referral } = await handedOver(app)
  await app.counselor.referrals.accept(aStep(referral))
  expect(stageCounts(await app.counselor.evaluation.reach(ASKED))).toMatchObject({ sent: 1, accepted: 1 })
  await app.undoLast(app.counselor)
  expect(stageCounts(await app.counselor.evaluation.reach(ASKED))).toMatchObject({ sent: 1, accepted: 0 })
  const { version } = await app.counselor.referrals.get({ id: referral.id })
  await app.counselor.referrals.enterInError({ ...aStep({ ...referral, version }), remark: 'Wrong student' })
  expect((await app.counselor.evaluation.reach(ASKED)).began).toBe(0)
})

test('what was sent by mistake and taken back had no consent either', async () => {
  await using app = await createTestApp()
  await handedOver(app)
  await app.undoLast(app.counselor)
  const counts = stageCounts(await app.counselor.evaluation.reach(ASKED))
  expect(counts).toMatchObject({ initiated: 1, consented: 0, sent: 0 })
})

test('the records behind a figure are those it counts', async () => {
  await using app = await createTestApp()
  const { referral } = await handedOver(app)
  await handedOver(app)
  const ending = anEnding('closed-family-declined', { barriers: ['transport'] })
  await app.counselor.referrals.close({ ...aStep(referral), ending })
  const behind = async (which: Parameters<typeof app.counselor.evaluation.behind>[0]['which']) =>
    (await app.counselor.evaluation.behind({ ...YEAR, which })).rows.map(({ id }) => id)
  expect(await behind({ part: 'waiting' })).not.toContain(referral.id)
  expect(await behind({ part: 'barrier', barrier: 'transport' })).toEqual([referral.id])
  const { endedBy } = ending
  expect(await behind({ part: 'ending', state: 'closed-family-declined', endedBy })).toEqual([referral.id])
  expect(await behind({ part: 'stopped', stage: 'accepted' })).toHaveLength(2)
  expect(await behind({ part: 'linked', days: 42, linked: false })).toEqual([])
  app.setClock('2027-02-01T15:00:00.000Z')
  expect(await behind({ part: 'linked', days: 42, linked: false })).toHaveLength(2)
})

test('only some are counted where somebody asks for some', async () => {
  await using app = await createTestApp()
  await handedOver(app)
  await aReferral(app, { pathway: 'school-based' })
  const began = async (only: Partial<Cohort>) =>
    (await app.counselor.evaluation.reach({ ...ASKED, ...only })).began
  expect(await began({})).toBe(2)
  expect(await began({ pathway: 'school-based' })).toBe(1)
  expect(await began({ reason: 'mood' })).toBe(0)
  expect(await began({ homeLanguage: 'xx' })).toBe(0)
})

test('whoever is kept from somebody in it sees no figure of so few that they might be known', async () => {
  await using app = await createTestApp()
  const made: MadeReferral[] = []
  for (let at = 0; at < 10; at += 1) made.push(await handedOver(app))
  const { accountId, client } = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  const unseen = { ...ASKED, reason: 'withdrawal', from: '2026-12-08', to: '2026-12-08' } as const
  expect((await client.evaluation.reach(unseen)).began).toBe(10)
  const { studentId } = made[0]!
  await app.owner.recusals.add({ accountId, studentId, reason: 'Her own brother, she says.' })
  expect((await client.evaluation.reach(unseen)).began).toBe(10)
  expect((await client.evaluation.behind({ ...YEAR, which: { part: 'waiting' } })).kept).toBe(1)

  await app.counselor.referrals.enterInError({ ...aStep(made[9]!.referral), remark: 'Wrong student' })
  await expect(client.evaluation.reach(unseen)).rejects.toMatchObject({
    ...{ code: 'rule', data: { message: 'evaluation:tooFew' } },
  })
  await expect(client.evaluation.behind({ ...YEAR, which: { part: 'waiting' } })).rejects.toMatchObject({
    code: 'rule',
  })
  await expect(app.administrator.evaluation.reach(unseen)).rejects.toMatchObject({ code: 'rule' })
  expect((await app.counselor.evaluation.reach(unseen)).began).toBe(9)
})

test('groups so small that somebody kept from one might know them are only counted', async () => {
  await using app = await createTestApp()
  for (let at = 0; at < 10; at += 1) await handedOver(app)
  const { studentId } = await handedOver(app)
  const { student } = await app.counselor.students.get({ id: studentId })
  const { id, version } = student
  await app.counselor.students.update({ id, version, draft: aStudent({ homeLanguage: 'so' }) })
  const reach = await app.administrator.evaluation.reach(ASKED)
  expect(reach).toMatchObject({ began: 11, untold: 1 })
  expect(reach.compared.map(({ group }) => group)).not.toContain('so')
  expect(reach.choices.homeLanguages).not.toContain('so')
  expect((await app.counselor.evaluation.reach(ASKED)).choices.homeLanguages).toContain('so')
})

test('what began long before is read where somebody asks about it, and again where they ask about later', async () => {
  await using app = await createTestApp()
  await handedOver(app)
  app.setClock('2030-12-10T15:00:00.000Z')
  const asked = { ...ASKED, from: '2030-01-01', to: '2030-12-10' } as const
  expect((await app.counselor.evaluation.reach(asked)).began).toBe(0)
  expect((await app.counselor.evaluation.reach(ASKED)).began).toBe(1)
  expect((await app.counselor.evaluation.reach(asked)).began).toBe(0)
})

test('what is offered to choose from is what occurs in the time asked about, whatever was asked before', async () => {
  await using app = await createTestApp()
  const { referral } = await handedOver(app)
  await app.counselor.referrals.close({
    ...aStep(referral),
    ending: anEnding('closed-family-declined', { barriers: ['transport'] }),
  })
  app.setClock('2035-12-10T15:00:00.000Z')
  const asked = { ...ASKED, from: '2035-01-01', to: '2035-12-10' } as const
  const reasons = async () => (await app.counselor.evaluation.reach(asked)).choices.reasons
  expect(await reasons()).toEqual([])
  expect((await app.counselor.evaluation.reach(ASKED)).choices.reasons).toEqual(['withdrawal'])
  expect(await reasons()).toEqual([])
})

test('a time that ends before it begins is refused in words', async () => {
  await using app = await createTestApp()
  await expect(
    app.counselor.evaluation.reach({ ...ASKED, from: YEAR.to, to: YEAR.from }),
  ).rejects.toMatchObject({ code: 'invalid' })
})
