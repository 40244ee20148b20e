import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import type { KindId } from '#shared/domain/quality/kinds.ts'

import { aContact, aStudent, aStudentWithCase } from '../testing/makers.ts'
import { anEnding, aReferral, aStep, inHand, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const handedOver = async (app: TestApp): Promise<MadeReferral> => {
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const referral = await app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
  return { ...made, referral }
}

const looked = async (client: Client, kind: KindId) =>
  (await client.quality.overview({})).looked.find((each) => each.kind === kind)!

const listed = async (client: Client, kind: KindId): Promise<string[]> =>
  (await client.quality.list({ kind })).rows.filter(({ right }) => right === null).map(({ id }) => id)

test('what is not known of a student stands on its list until somebody fills it in', async () => {
  await using app = await createTestApp()
  const { counselor, sessions } = app
  const { student } = await aStudentWithCase(counselor, sessions.counselor.accountId, { homeLanguage: null })
  expect(await looked(counselor, 'language-unknown')).toMatchObject({
    ...{ count: 1, kept: 0, since: '2026-12-08', weakens: ['compared', 'unmet-need'] },
  })
  expect((await counselor.quality.list({ kind: 'language-unknown' })).rows).toMatchObject([
    { id: student.id, opens: student.id, name: 'Varga, Ines' },
  ])
  const { id, version } = student
  await counselor.students.update({ id, version, draft: aStudent({ homeLanguage: 'es' }) })
  expect(await looked(counselor, 'language-unknown')).toMatchObject({ count: 0, since: null })
})

test('a student with whom the office does not work is asked nothing', async () => {
  await using app = await createTestApp()
  await app.counselor.students.create(aStudent({ homeLanguage: null, grade: null }))
  const { looked: all } = await app.counselor.quality.overview({})
  expect(all.filter(({ count }) => count > 0)).toEqual([])
})

test('who may sign and what they read is asked for as long as a case is open', async () => {
  await using app = await createTestApp()
  const { counselor, sessions } = app
  const { student } = await aStudentWithCase(counselor, sessions.counselor.accountId)
  expect(await listed(counselor, 'nobody-signs')).toEqual([student.id])
  const contact = await counselor.students.addContact({ studentId: student.id, draft: aContact() })
  expect(await listed(counselor, 'nobody-signs')).toEqual([])
  expect((await counselor.quality.list({ kind: 'language-read-unknown' })).rows).toMatchObject([
    { id: contact.id, opens: student.id, beside: 'Teresa Varga' },
  ])
})

test('a referral without an answer, one that goes nowhere any more, and one that ended without a reason are found', async () => {
  await using app = await createTestApp()
  const { counselor } = app
  const { referral, service } = await handedOver(app)
  expect(await listed(counselor, 'sent-unanswered')).toEqual([])
  app.setClock('2027-03-01T15:00:00.000Z')
  expect(await listed(counselor, 'sent-unanswered')).toEqual([referral.id])
  expect(await listed(counselor, 'not-checked')).toEqual([service.id])

  const { version } = await counselor.referrals.get({ id: referral.id })
  expect(await listed(counselor, 'destination-gone')).toEqual([])
  await counselor.providers.setOffered({ id: service.id, version: service.version, offered: false })
  expect(await listed(counselor, 'destination-gone')).toEqual([referral.id])
  expect(await listed(counselor, 'not-checked')).toEqual([])

  await counselor.referrals.close({
    ...aStep({ ...referral, version }),
    effectiveOn: '2027-03-01',
    ending: anEnding('closed-family-declined', { reason: 'other', barriers: [] }),
  })
  expect(await listed(counselor, 'ended-unsaid')).toEqual([referral.id])
  expect(await listed(counselor, 'destination-gone')).toEqual([])
})

test('days the wrong way round are found wherever they came from, and what was taken back never was', async () => {
  await using app = await createTestApp()
  const { counselor, vault } = app
  const { referral } = await handedOver(app)
  await counselor.referrals.accept(aStep(referral))
  expect(await listed(counselor, 'steps-out-of-order')).toEqual([])
  const setDay = (day: string) =>
    vault.writing
      .prepare(`UPDATE referral_events SET effective_on = :day WHERE referral_id = :id AND action = 'accept'`)
      .run({ day, id: referral.id })
  setDay('2026-12-01')
  expect((await counselor.quality.list({ kind: 'steps-out-of-order' })).rows).toMatchObject([
    { id: referral.id, days: ['2026-12-08', '2026-12-01'] },
  ])
  setDay('2026-12-20')
  expect(await listed(counselor, 'in-the-future')).toEqual([referral.id])
  setDay('2026-12-01')
  await app.undoLast(counselor)
  expect(await listed(counselor, 'steps-out-of-order')).toEqual([])
})

test('what is right as it is leaves the list, is taken back, and is asked again once the record reads otherwise', async () => {
  await using app = await createTestApp()
  const { counselor } = app
  const { referral } = await handedOver(app)
  app.setClock('2027-03-01T15:00:00.000Z')
  const said = { kind: 'sent-unanswered', recordId: referral.id, reason: 'They answer by post.' } as const
  const { id } = await counselor.quality.sayRight(said)
  expect(await looked(counselor, 'sent-unanswered')).toMatchObject({ count: 0, right: 1 })
  expect((await counselor.quality.list({ kind: 'sent-unanswered' })).rows).toMatchObject([
    { id: referral.id, right: { id, reason: said.reason, by: 'The counselor', on: '2027-03-01' } },
  ])
  await expect(counselor.quality.sayRight(said)).rejects.toMatchObject({ code: 'conflict' })

  await app.undoLast(counselor)
  expect(await listed(counselor, 'sent-unanswered')).toEqual([referral.id])
  const again = await counselor.quality.sayRight(said)
  await counselor.quality.takeBack({ id: again.id })
  expect(await listed(counselor, 'sent-unanswered')).toEqual([referral.id])
  await app.undoLast(counselor)
  expect(await listed(counselor, 'sent-unanswered')).toEqual([])

  const { version } = await counselor.referrals.get({ id: referral.id })
  await counselor.referrals.postpone({ id: referral.id, version, dueOn: '2027-03-03', reason: 'Closed now' })
  app.setClock('2027-03-05T15:00:00.000Z')
  expect(await listed(counselor, 'sent-unanswered')).toEqual([referral.id])
  await counselor.quality.sayRight(said)
  expect(await listed(counselor, 'sent-unanswered')).toEqual([])
  const trail = await app.owner.audit.list({})
  expect(trail.rows.map(({ event }) => event)).toContain('record.said-right')
})

test('what is right as it is is no doubt of the figures either', async () => {
  await using app = await createTestApp()
  const { counselor } = app
  const { studentId } = await handedOver(app)
  const cohort = { from: '2026-01-01', to: '2026-12-31', unit: 'referral' } as const
  const doubts = async () => (await counselor.evaluation.reach({ ...cohort, comparedBy: 'grade' })).doubts
  expect(await doubts()).toEqual([{ doubt: 'language-unknown', count: 1 }])
  await counselor.quality.sayRight({
    kind: 'language-unknown',
    recordId: studentId,
    reason: 'They do not say.',
  })
  expect(await doubts()).toEqual([])
  const which = { part: 'doubt', doubt: 'language-unknown' } as const
  expect((await counselor.evaluation.behind({ ...cohort, which })).rows).toEqual([])
})

test('whoever is kept from a record does not see it, and not how few there are; the administrator sees none', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app
  const ids: string[] = []
  for (let at = 0; at < 10; at += 1) ids.push((await handedOver(app)).studentId)
  const { accountId, client } = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  await owner.recusals.add({ accountId, studentId: ids[0]!, reason: 'Her own brother, she says.' })
  expect(await looked(client, 'language-unknown')).toMatchObject({ count: 9, kept: 1 })
  expect(await listed(client, 'language-unknown')).not.toContain(ids[0])
  const said = { kind: 'language-unknown', reason: 'They do not say.' } as const
  await expect(client.quality.sayRight({ ...said, recordId: ids[0]! })).rejects.toMatchObject({
    code: 'not_found',
  })
  await counselor.quality.sayRight({ ...said, recordId: ids[9]! })
  expect(await looked(client, 'language-unknown')).toMatchObject({ count: 8, kept: 0, right: 1 })
  expect(await looked(app.administrator, 'language-unknown')).toMatchObject({ count: 0, kept: 0, right: 0 })
  await expect(app.administrator.quality.list({ kind: 'language-unknown' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await looked(counselor, 'language-unknown')).toMatchObject({ count: 9, kept: 0 })
})

test('of a student whose case is restricted nobody else learns that anything is not known', async () => {
  await using app = await createTestApp()
  const { counselor } = app
  const { caseId } = await handedOver(app)
  const { case: open } = await counselor.cases.get({ id: caseId })
  await counselor.cases.setRestricted({ id: caseId, version: open.version, restricted: true })
  const { client } = app.hire('Colleague', { roles: ['counselor'], sees: 'office' })
  expect(await looked(client, 'insurance-unknown')).toMatchObject({ count: 0, kept: 0 })
  expect(await listed(client, 'insurance-unknown')).toEqual([])
  expect(await listed(counselor, 'insurance-unknown')).toHaveLength(1)
})
