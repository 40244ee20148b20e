import { expect, test } from 'vitest'

import { aStudent } from '../testing/makers.ts'
import { anEnding, aReferral, aStep, inHand, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const ASKED = { from: '2026-01-01', to: '2027-06-30', unit: 'student', by: 'englishLearner' } as const
const LATER = '2027-02-01T15:00:00.000Z'

/** A family that took a referral along, of a student of whom this is known. */
async function handedOver(app: TestApp, known: Parameters<typeof aStudent>[0] = {}): Promise<MadeReferral> {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const referral = await app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
  const { student } = await app.counselor.students.get({ id: made.studentId })
  const { id, version } = student
  await app.counselor.students.update({ id, version, draft: aStudent(known) })
  return { ...made, referral }
}

const measured = <Measured extends { measure: string }>(
  { measures }: { measures: readonly Measured[] },
  measure: string,
) => measures.find((each) => each.measure === measure)

test('each student counts in their group as the records have it today, and the others are told as not known', async () => {
  await using app = await createTestApp()
  const { referral } = await handedOver(app, { englishLearner: true })
  await handedOver(app, { englishLearner: false })
  await handedOver(app)
  await app.counselor.referrals.close({
    ...aStep(referral),
    ending: anEnding('closed-family-declined', { barriers: ['transport'] }),
  })
  expect(measured(await app.counselor.equity.get(ASKED), 'linked')).toMatchObject({ all: 0, groups: [] })
  app.setClock(LATER)
  const equity = await app.counselor.equity.get(ASKED)
  expect(measured(equity, 'barred')).toMatchObject({
    ...{ all: 3, unknown: { count: 0, of: 1 }, untold: 0 },
    groups: [
      { group: 'no', count: 0, of: 1, ratio: null },
      { group: 'yes', count: 1, of: 1, ratio: null },
    ],
  })
  expect(measured(equity, 'lost')).toMatchObject({ all: 0, groups: [] })
  const which = { measure: 'barred', group: 'yes', happened: true } as const
  const behind = await app.counselor.equity.behind({ ...ASKED, ...which })
  expect(behind).toMatchObject({ rows: [{ id: referral.id }], papers: [], kept: 0 })
})

test('a paper that never came back counts in the group of its student, and leads to it', async () => {
  await using app = await createTestApp()
  const { studentId } = await handedOver(app, { englishLearner: true })
  await app.counselor.consentRequests.create({
    ...{ studentId, kind: 'services', recipientIds: [], askedOn: '2026-12-08' },
    asked: { contactId: null, name: 'Teresa Varga', how: 'post', language: 'es' },
  })
  app.setClock(LATER)
  const equity = await app.counselor.equity.get(ASKED)
  expect(measured(equity, 'lost')).toMatchObject({ all: 1, groups: [{ group: 'yes', count: 1, of: 1 }] })
  const which = { measure: 'lost', group: 'yes', happened: true } as const
  const { papers } = await app.counselor.equity.behind({ ...ASKED, ...which })
  expect(papers).toMatchObject([{ studentId, kind: 'services', state: null }])
})

test('whoever is kept from somebody is told of no small group, nor of what all less the others would tell', async () => {
  await using app = await createTestApp()
  for (let at = 0; at < 10; at += 1) await handedOver(app, { englishLearner: false })
  await handedOver(app, { englishLearner: true })
  app.setClock(LATER)
  expect(measured(await app.counselor.equity.get(ASKED), 'linked')?.groups).toHaveLength(2)
  const kept = await app.administrator.equity.get(ASKED)
  expect(measured(kept, 'linked')).toMatchObject({ all: 11, groups: [], unknown: null, untold: 11 })
  await expect(
    app.administrator.equity.behind({ ...ASKED, measure: 'linked', group: 'no', happened: false }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  const { client } = app.hire('Sister', { roles: ['counselor'], sees: 'own' })
  const behind = await client.equity.behind({ ...ASKED, measure: 'linked', group: 'yes', happened: false })
  expect(behind).toEqual({ rows: [], papers: [], kept: 0 })
})

test('the owner sets from when on a group is pointed out, says where that is decided, and takes it back', async () => {
  await using app = await createTestApp()
  const { owner } = app
  expect(await app.office.school.equityThreshold({})).toBeNull()
  const threshold = { ratio: 2.5, source: 'District equity policy' }
  await owner.school.setEquityThreshold({ threshold })
  expect((await app.counselor.equity.get(ASKED)).threshold).toEqual(threshold)
  await app.undoLast(owner)
  expect(await owner.school.equityThreshold({})).toBeNull()
  for (const ratio of [1, 1.05, 11, Number.NaN])
    await expect(
      owner.school.setEquityThreshold({ threshold: { ...threshold, ratio } }),
    ).rejects.toMatchObject({ code: 'invalid' })
  await expect(app.counselor.school.setEquityThreshold({ threshold })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
