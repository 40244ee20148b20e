import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import type { ConsentRequestDraft } from '#shared/domain/consent-request.ts'

import { aContact } from '../testing/makers.ts'
import {
  aConsent,
  aReferral,
  anEnding,
  aProvider,
  aStep,
  bySecurePortal,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const NOW = '2026-12-08T15:00:00.000Z'
const asked = { contactId: null, name: 'Teresa Varga', how: 'in-hand', language: 'es' } as const

/** The referral of a student for whom the office asked for a release. */
async function askedFor(app: TestApp, known: Parameters<typeof aReferral>[1] = {}) {
  const made = await aReferral(app, known)
  const referral = await app.counselor.referrals.requestConsent({ ...aStep(made.referral), asked })
  return { ...made, referral }
}

const papers = (client: Client, show: 'waiting' | 'ended' = 'waiting') =>
  client.consentRequests.list({ whose: 'office', show })

function aPaper(made: MadeReferral, said: Partial<ConsentRequestDraft> = {}): ConsentRequestDraft {
  const { studentId, service } = made
  return {
    ...{ studentId, kind: 'exchange', recipientIds: [service.organizationId], asked },
    askedOn: '2026-12-08',
    ...said,
  }
}

test('a referral that asks for a consent waits for a paper: of whom, how, and since when', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const { rows, waiting } = await papers(app.office)
  expect(waiting).toBe(1)
  expect(rows).toMatchObject([
    {
      ...{
        referralId: made.referral.id,
        caseId: made.caseId,
        kind: 'exchange',
        how: 'in-hand',
        language: 'es',
      },
      ...{
        askedName: 'Teresa Varga',
        askedOn: '2026-12-08',
        schoolDaysWaited: 0,
        ending: null,
        isMoot: false,
      },
      ...{ recipients: ['Bayside Family Counseling'], destination: 'Bayside Family Counseling' },
      ...{ ownerName: 'The counselor', caseCode: made.caseCode },
    },
  ])
  await app.undoLast(app.counselor)
  expect((await papers(app.office)).rows).toEqual([])
  expect((await app.counselor.referrals.get({ id: made.referral.id })).state).toBe('draft')
})

test('what is asked of a group at school is a consent to services, and names nobody', async () => {
  await using app = await createTestApp()
  await askedFor(app, { pathway: 'school-based', serviceId: null, schoolService: 'Lunch group' })
  expect((await papers(app.office)).rows).toMatchObject([
    { kind: 'services', recipientIds: [], destination: 'Lunch group' },
  ])
})

test('recording the paper that fits ends the waiting with the same step, and both come back together', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Harbor House' }))
  await app.office.consents.create(aConsent(made.studentId, other.organizationId))
  expect((await papers(app.office)).waiting).toBe(1)
  const consent = await signConsent(app, made)
  expect(await papers(app.office, 'ended')).toMatchObject({
    ...{ waiting: 0, ended: 1 },
    rows: [{ ending: { state: 'returned', on: '2026-12-08', consentId: consent.id } }],
  })
  await app.undoLast(app.counselor)
  expect(await papers(app.office)).toMatchObject({ waiting: 1, rows: [{ ending: null }] })
  const { consents } = await app.counselor.students.get({ id: made.studentId })
  expect(consents).toHaveLength(1)
})

test('a reminder is written down, and nobody waits before asking', async () => {
  await using app = await createTestApp()
  await askedFor(app)
  const [row] = (await papers(app.office)).rows
  const { id = '', version = 1 } = row ?? {}
  const remind = (on: string, at = version) =>
    app.office.consentRequests.remind({ id, version: at, on, how: 'phone' })
  await expect(remind('2026-12-07')).rejects.toMatchObject({
    data: { fields: [{ path: 'on', message: 'papers:errors.beforeAsked' }] },
  })
  await expect(remind('2026-12-09')).rejects.toMatchObject({ data: { fields: [{ path: 'on' }] } })
  expect(await remind('2026-12-08')).toMatchObject({
    reminders: [{ on: '2026-12-08', how: 'phone', by: app.sessions.office.accountId }],
    version: 2,
  })
  await expect(remind('2026-12-08')).rejects.toMatchObject({ code: 'conflict' })
  await app.undoLast(app.office)
  expect((await papers(app.office)).rows).toMatchObject([{ reminders: [] }])
})

test('a family that says no is written down with its words; the referral is for the counselor to end', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const [row] = (await papers(app.office)).rows
  const target = { id: row?.id ?? '', version: 1 }
  const no = { ...target, on: '2026-12-08', by: 'Teresa Varga', words: 'Not now' }
  await app.office.consentRequests.decline(no)
  await expect(app.office.consentRequests.decline({ ...no, version: 2 })).rejects.toMatchObject({
    data: { message: 'papers:errors.alreadyEnded' },
  })
  expect((await papers(app.office, 'ended')).rows).toMatchObject([
    { ending: { state: 'declined', by: 'Teresa Varga', words: 'Not now' } },
  ])
  const standing = await app.counselor.referrals.get({ id: made.referral.id })
  // Nobody is asked the same again by a list: somebody decides how it goes on, and the record tells whose no it was.
  expect(standing).toMatchObject({
    ...{ state: 'awaiting-consent', nextTask: 'decide-without-consent', nextDueOn: '2026-12-08' },
  })
  expect((await app.counselor.cases.get({ id: made.caseId })).declined).toMatchObject([
    { ending: { by: 'Teresa Varga', words: 'Not now' } },
  ])
  await app.undoLast(app.office)
  expect((await app.counselor.referrals.get({ id: made.referral.id })).nextTask).toBe('get-consent')
  await app.office.consentRequests.decline({ ...no, version: 3 })
  await signConsent(app, made)
  expect((await papers(app.office, 'ended')).rows).toMatchObject([{ ending: { state: 'declined' } }])
})

test('a paper is given up after thirty school days, and still comes back when it comes back', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const [row] = (await papers(app.office)).rows
  const target = { id: row?.id ?? '', version: 1 }
  await expect(app.office.consentRequests.giveUp(target)).rejects.toMatchObject({
    data: { message: 'papers:errors.tooEarly' },
  })
  app.setClock('2027-01-19T15:00:00.000Z')
  expect((await papers(app.office)).rows).toMatchObject([{ schoolDaysWaited: 30 }])
  expect(await app.office.consentRequests.giveUp(target)).toMatchObject({
    ending: { state: 'never-returned', on: '2027-01-19', schoolDays: 30 },
  })
  expect((await papers(app.office)).waiting).toBe(0)
  await signConsent(app, made)
  expect((await papers(app.office, 'ended')).rows).toMatchObject([{ ending: { state: 'returned' } }])
})

test('a paper nobody needs any longer is called off with a reason, and waited for again when that was wrong', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const [row] = (await papers(app.office)).rows
  const target = { id: row?.id ?? '', version: 1 }
  await expect(app.office.consentRequests.callOff({ ...target, words: ' ' })).rejects.toMatchObject({
    data: { fields: [{ path: 'words' }] },
  })
  const calledOff = { ...target, words: 'Asked of the wrong guardian' }
  await app.office.consentRequests.callOff(calledOff)
  await expect(app.office.consentRequests.callOff({ ...calledOff, version: 2 })).rejects.toMatchObject({
    data: { message: 'papers:errors.alreadyEnded' },
  })
  expect(await papers(app.office, 'ended')).toMatchObject({
    waiting: 0,
    rows: [{ ending: { state: 'not-needed', on: '2026-12-08', words: 'Asked of the wrong guardian' } }],
  })
  const waiting = await app.counselor.referrals.get({ id: made.referral.id })
  expect(waiting.state, 'the referral goes on waiting until somebody decides').toBe('awaiting-consent')
  await app.undoLast(app.office)
  expect((await papers(app.office)).waiting).toBe(1)
})

test('a paper that was called off and comes back all the same is one that came back', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const [row] = (await papers(app.office)).rows
  await app.office.consentRequests.callOff({
    id: row?.id ?? '',
    version: 1,
    words: 'Help was found without it',
  })
  await signConsent(app, made)
  expect((await papers(app.office, 'ended')).rows).toMatchObject([{ ending: { state: 'returned' } }])
})

test('nobody waits any longer where the referral has ended, and waits again when it goes on', async () => {
  await using app = await createTestApp()
  const { referral } = await askedFor(app)
  const closed = await app.counselor.referrals.close({
    ...aStep(referral),
    ending: anEnding('closed-family-declined'),
  })
  expect(await papers(app.office, 'ended')).toMatchObject({
    ...{ waiting: 0, ended: 1 },
    rows: [{ isMoot: true, ending: null }],
  })
  await app.counselor.referrals.reopen(aStep(closed))
  expect(await papers(app.office)).toMatchObject({ waiting: 1, ended: 0 })
})

test('a signature is asked for without a referral, of somebody who may be contacted, once', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const contact = (known: object) =>
    app.counselor.students.addContact({ studentId: made.studentId, draft: aContact(known) })
  const father = await contact({ name: 'Luis Varga', doNotContact: true, doNotContactBasis: 'Order' })
  const mother = await contact({ name: 'Teresa Varga', phone: '555-0133' })
  const ask = (contactId: string, said: Partial<ConsentRequestDraft> = {}) =>
    app.office.consentRequests.create(aPaper(made, { asked: { ...asked, contactId, name: '' }, ...said }))
  await expect(ask(father.id)).rejects.toMatchObject({
    data: { fields: [{ path: 'asked.contactId', message: 'papers:errors.mayNotAsk' }] },
  })
  await expect(ask(mother.id, { askedOn: '2026-12-09' })).rejects.toMatchObject({
    data: { fields: [{ path: 'askedOn' }] },
  })
  await expect(ask(mother.id, { recipientIds: [made.studentId] })).rejects.toMatchObject({
    data: { fields: [{ path: 'recipientIds' }] },
  })
  await ask(mother.id)
  await expect(ask(mother.id)).rejects.toMatchObject({ data: { message: 'papers:errors.alreadyAsked' } })
  expect((await papers(app.office)).rows).toMatchObject([
    { askedName: 'Teresa Varga', contact: { id: mother.id, phone: '555-0133' }, destination: null },
  ])
  const { version } = mother
  await app.counselor.students.updateContact({
    ...{ id: mother.id, version, studentId: made.studentId },
    draft: aContact({
      name: 'Teresa Varga',
      phone: '555-0133',
      doNotContact: true,
      doNotContactBasis: 'Order',
    }),
  })
  const answer = await papers(app.office)
  expect(answer.rows).toMatchObject([{ isKeptAway: true, contact: null, askedName: '' }])
  expect(JSON.stringify(answer)).not.toMatch(/Teresa|555-0133/)
})

test('mine are those I see to: my referral, or else my case', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const mine = async (client: Client) =>
    (await client.consentRequests.list({ whose: 'mine', show: 'waiting' })).waiting
  expect(await mine(app.counselor)).toBe(1)
  expect(await mine(app.office)).toBe(0)
  const ownerId = app.sessions.owner.accountId
  const { id, version } = made.referral
  await app.counselor.referrals.handOver({ id, version, ownerId })
  expect(await mine(app.counselor)).toBe(0)
  expect(await mine(app.owner)).toBe(1)
})

test('papers of a restricted case are for its people', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ id: made.caseId, version: open.version, restricted: true })
  const [row] = (await papers(app.counselor)).rows
  expect(await papers(app.office)).toMatchObject({ rows: [], waiting: 0, ended: 0 })
  await expect(app.office.consentRequests.giveUp({ id: row?.id ?? '', version: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a consent in use that ends within thirty school days is asked for again before it does', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made, { expiresOn: '2026-12-20' })
  await signConsent(app, made, { kind: 'services', recipientIds: [], expiresOn: '2027-06-30' })
  const ending = async () => (await papers(app.office)).runningOut
  expect(await ending()).toMatchObject([
    {
      ...{ id: consent.id, caseId: made.caseId, expiresOn: '2026-12-20', schoolDaysLeft: 8 },
      ...{ recipients: ['Bayside Family Counseling'], signer: 'Teresa Varga' },
    },
  ])
  await app.office.consentRequests.create(aPaper(made))
  expect(await ending()).toEqual([])
  await app.undoLast(app.office)
  expect(await ending()).toHaveLength(1)
  await signConsent(app, made, { signedOn: '2026-12-08', expiresOn: '2027-06-30' })
  expect(await ending()).toEqual([])
})

test('several consents the mother signed for providers are asked for again on one paper, and still the day after they ended', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Harbor Clinic' }))
  const first = await signConsent(app, made, { expiresOn: '2026-12-15' })
  const second = await signConsent(app, made, {
    recipientIds: [other.organizationId],
    expiresOn: '2026-12-16',
  })
  const lines = async () => (await app.office.today.get({ whose: 'office' })).endingConsents
  const named = {
    ...{ id: first.id, consentIds: [first.id, second.id], expiresOn: '2026-12-15' },
    recipients: ['Bayside Family Counseling', 'Harbor Clinic'],
  }
  expect(await lines()).toMatchObject([{ ...named, schoolDaysLeft: 5 }])
  app.setClock('2026-12-17T15:00:00.000Z')
  expect(await lines()).toMatchObject([{ ...named, schoolDaysLeft: -2 }])
  expect((await papers(app.office)).runningOut).toMatchObject([named])
  await signConsent(app, made, {
    recipientIds: [made.service.organizationId, other.organizationId],
    ...{ signedOn: '2026-12-17', expiresOn: '2027-06-30' },
  })
  expect(await lines()).toEqual([])
})

test('the day after a consent ended its referral is not told to be sent, but that a new signature comes first', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  await signConsent(app, made, { expiresOn: '2026-12-10' })
  const line = async () => {
    const { overdue, dueToday, waiting, later } = await app.counselor.today.get({ whose: 'mine' })
    return [...overdue, ...dueToday, ...waiting, ...later].find(({ id }) => id === made.referral.id)
  }
  expect(await line()).toMatchObject({ task: 'send-referral', consentMissing: null })
  app.setClock('2026-12-10T15:00:00.000Z')
  expect(await line()).toMatchObject({ consentMissing: null })
  app.setClock('2026-12-11T15:00:00.000Z')
  expect(await line()).toMatchObject({ consentMissing: 'expired' })
  await signConsent(app, made, { signedOn: '2026-12-11', expiresOn: '2027-06-30' })
  expect(await line()).toMatchObject({ consentMissing: null })
})

test('a no keeps the hour at which it was written down on its day; one of an earlier day has none', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  const signed = await signConsent(app, made, { kind: 'services', recipientIds: [], signedOn: '2026-12-07' })
  const object = (on: string, version: number) =>
    app.office.consents.object({ id: signed.id, version, by: 'Luis Varga', on, how: 'By phone' })
  await object('2026-12-07', signed.version)
  const { objections } = await object(TODAY, signed.version + 1)
  expect(objections.map(({ at }) => at)).toEqual([undefined, NOW])
  const [row] = (await papers(app.office)).rows
  const declined = await app.office.consentRequests.decline({
    ...{ id: row?.id ?? '', version: row?.version ?? 1 },
    ...{ on: TODAY, by: 'Teresa Varga', words: '' },
  })
  expect(declined.ending).toMatchObject({ state: 'declined', at: NOW })
})

test('nobody asks again where the student has left, nor is the paper waited for', async () => {
  await using app = await createTestApp()
  const made = await askedFor(app)
  await app.office.consents.create(
    aConsent(made.studentId, made.service.organizationId, { kind: 'services', expiresOn: '2026-12-20' }),
  )
  expect(await papers(app.office)).toMatchObject({ waiting: 1, runningOut: [{}] })
  app.vault.writing.prepare(`UPDATE students SET status = 'left'`).run({})
  expect(await papers(app.office)).toMatchObject({ waiting: 0, ended: 1, runningOut: [] })
})

test('a guardian who said no to the paper is heard before the signature of the other lets anything leave', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const contact = (draft: Parameters<typeof aContact>[0]) =>
    app.office.students.addContact({ studentId, draft: aContact(draft) })
  const father = await contact({ name: 'Luis Varga', relation: 'father' })
  const mother = await contact({})
  const asked = { contactId: father.id, name: '', how: 'post', language: null } as const
  const { id, version } = await app.office.consentRequests.create(aPaper(made, { asked }))
  await app.office.consentRequests.decline({ id, version, on: TODAY, by: 'Luis Varga', words: 'No.' })
  const signs = () =>
    signConsent(app, made, { signer: mother.name, signerContactId: mother.id, signedOn: TODAY })
  const signed = await signs()
  expect(signed.objections).toEqual([
    { by: 'Luis Varga', on: TODAY, at: NOW, how: 'Said no to the paper: No.', weighed: null },
  ])
  const send = () => app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.objection' } })
  await app.counselor.consents.weigh({ id: signed.id, version: signed.version, words: 'She decides alone.' })
  // It is weighed once, and whoever changed their mind says no to nothing.
  expect((await signs()).objections).toEqual([])
  const his = { signer: father.name, signerContactId: father.id, signedOn: TODAY }
  expect((await signConsent(app, made, his)).objections).toEqual([])
  await expect(send()).resolves.toMatchObject({ state: 'sent' })
})

test('34 CFR 99.30(a): the no a father writes on the paper that went to the mother is his, not hers', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const mother = await app.office.students.addContact({ studentId, draft: aContact({}) })
  const asked = { contactId: mother.id, name: '', how: 'post', language: null } as const
  const saysNo = async (by: string) => {
    const { id, version } = await app.office.consentRequests.create(aPaper(made, { asked }))
    await app.office.consentRequests.decline({ id, version, on: TODAY, by, words: 'No.' })
  }
  await saysNo(mother.name)
  await app.office.students.updateContact({
    ...{ studentId, id: mother.id, version: mother.version },
    draft: aContact({ name: 'Teresa Quintero' }),
  })
  await saysNo('Luis Varga')
  const signed = await signConsent(app, made, {
    ...{ signer: 'Teresa Quintero', signerContactId: mother.id, signedOn: TODAY },
  })
  expect(signed.objections.map(({ by }) => by)).toEqual(['Luis Varga'])
})

test('34 CFR 99.30(a): a written no about a provider is heard when somebody else signs for whoever treats', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id, version } = await app.office.consentRequests.create(aPaper(made))
  await app.office.consentRequests.decline({ id, version, on: TODAY, by: 'Luis Varga', words: 'No.' })
  await signConsent(app, made, { recipientIds: [], anyTreating: true, signedOn: TODAY })
  await expect(
    app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal }),
  ).rejects.toMatchObject({ data: { message: 'consents:missing.objection' } })
})

test('a no to two providers that was weighed for the one is heard on a paper that names the other', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const pantry = await app.office.providers.create(aProvider({ organizationName: 'Harbor Pantry' }))
  const first = await app.office.consents.create(aConsent(made.studentId, pantry.organizationId))
  const both = [made.service.organizationId, pantry.organizationId]
  const { id, version } = await app.office.consentRequests.create(aPaper(made, { recipientIds: both }))
  await app.office.consentRequests.decline({ id, version, on: TODAY, by: 'Luis Varga', words: 'No Bayside.' })
  await app.counselor.consents.weigh({ id: first.id, version: 2, words: 'He agrees to the pantry.' })
  const signs = (recipientIds: readonly string[]) =>
    signConsent(app, made, { recipientIds: [...recipientIds], signedOn: TODAY })
  expect((await signs([pantry.organizationId])).objections).toEqual([])
  expect((await signs(both)).objections).toMatchObject([{ by: 'Luis Varga', weighed: null }])
})

test('a written no to help at school stands on the consent to it, and on the next one until it is weighed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, service } = made
  const atSchool = { kind: 'services' as const, recipientIds: [] }
  const signs = () => app.office.consents.create(aConsent(studentId, service.organizationId, atSchool))
  const consents = async () => (await app.counselor.students.get({ id: studentId })).consents
  await signConsent(app, made)
  const standing = await signs()
  const { id, version } = await app.office.consentRequests.create(aPaper(made, atSchool))
  await app.office.consentRequests.decline({ id, version, on: TODAY, by: 'Luis Varga', words: 'No.' })
  expect((await consents()).flatMap(({ kind, objections }) => objections.map(() => kind))).toEqual([
    'services',
  ])
  expect((await signs()).objections).toMatchObject([{ by: 'Luis Varga', weighed: null }])
  await app.counselor.consents.weigh({ id: standing.id, version: 2, words: 'He meant the lunch group.' })
  expect((await signs()).objections).toEqual([])
})

test('a no in a case that somebody else may not read is heard, and its words stay in that case', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const before = await signConsent(app, made)
  app.vault.writing.prepare('UPDATE consents SET case_id = NULL').run({})
  const { id, version } = await app.office.consentRequests.create(aPaper(made))
  await app.office.consentRequests.decline({
    id,
    version,
    on: TODAY,
    by: 'Luis Varga',
    words: 'His therapy.',
  })
  app.vault.writing.prepare(`UPDATE cases SET restricted = 1, closed_on = '${TODAY}'`).run({})
  const after = await app.office.consents.create(
    aConsent(made.studentId, made.service.organizationId, { signedOn: TODAY }),
  )
  const { consents } = await app.office.students.get({ id: made.studentId })
  const no = [{ by: 'Luis Varga', on: TODAY, at: NOW, how: 'Said no to the paper', weighed: null }]
  expect(after.objections).toEqual(no)
  expect(consents.find((consent) => consent.id === before.id)?.objections).toEqual(no)
})

test('45 CFR 164.508(b)(5): a written no after a signature stands on it, and stops what leaves until somebody weighs it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const earlier = await signConsent(app, made)
  const consents = async () => (await app.counselor.students.get({ id: studentId })).consents
  const other = await app.office.providers.create(aProvider({ organizationName: 'Harbor Pantry' }))
  const pantry = await app.office.consents.create(aConsent(studentId, other.organizationId))
  const asked = { contactId: null, name: earlier.signer, how: 'post', language: null } as const
  const { id, version } = await app.office.consentRequests.create(aPaper(made, { asked }))
  const no = { id, version, on: TODAY, by: earlier.signer, words: 'No more letters.' }
  await app.office.consentRequests.decline(no)
  const stands = (all: Awaited<ReturnType<typeof consents>>) =>
    Object.fromEntries(all.map((each) => [each.id, each.objections]))
  expect(stands(await consents())).toEqual({
    [earlier.id]: [
      {
        by: 'Teresa Varga',
        on: TODAY,
        at: NOW,
        how: 'Said no to the paper: No more letters.',
        weighed: null,
      },
    ],
    [pantry.id]: [],
  })
  const send = () => app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.objection' } })
  await app.undoLast(app.office)
  expect((await consents()).flatMap(({ objections }) => objections)).toEqual([])
  await app.office.consentRequests.decline({ ...no, version: 3 })
  await expect(send()).rejects.toMatchObject({ data: { message: 'consents:missing.objection' } })
  const [stopped] = (await consents()).filter((each) => each.id === earlier.id)
  await app.counselor.consents.weigh({
    ...{ id: earlier.id, version: stopped?.version ?? 0 },
    words: 'She meant the second form alone: asked by telephone.',
  })
  await expect(send()).resolves.toMatchObject({ state: 'sent' })
})

const AWAY = {
  name: 'Luis Varga',
  relation: 'father',
  doNotContact: true,
  doNotContactBasis: 'Order',
} as const

test('whoever must not be contacted is asked by no typed name, and is not on the list of what runs out', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  await signConsent(app, made, { signer: 'Luis Varga', expiresOn: '2026-12-20' })
  const asked = { contactId: null, name: 'luis  varga', how: 'post', language: null } as const
  const ask = (name: string) =>
    app.office.consentRequests.create(
      aPaper(made, { kind: 'services', recipientIds: [], asked: { ...asked, name } }),
    )
  await ask('Luis Varga')
  await app.office.students.addContact({ studentId, draft: aContact(AWAY) })
  const shown = await papers(app.office)
  expect(shown.runningOut).toMatchObject([{ signer: '', signerContactId: null }])
  expect(shown.rows).toMatchObject([{ askedName: '', isKeptAway: true }])
  await expect(ask('luis varga')).rejects.toMatchObject({
    data: { fields: [{ path: 'asked.name', message: 'papers:errors.mayNotAsk' }] },
  })
  await expect(ask('Ines Varga')).resolves.toMatchObject({ askedName: 'Ines Varga' })
})
