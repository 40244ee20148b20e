import { expect, test } from 'vitest'

import type { InformationClass } from '#shared/domain/consent.ts'
import type { SlipAnswerDraft } from '#shared/domain/slip-answer.ts'
import { translate } from '#shared/text/translate.ts'

import {
  aCheck,
  aConsent,
  aFollowUpCard,
  aProvider,
  aReferral,
  aReferralDraft,
  aStep,
  bySecurePortal,
  inHand,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** A referral the school sent by a signed paper. */
async function aSentReferral(app: TestApp) {
  const made = await aReferral(app, { pathway: 'school-contacts-provider' })
  const consent = await app.counselor.consents.create(aConsent(made.studentId, made.service.organizationId))
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  return { ...made, consent, sent, id: made.service.organizationId }
}

const told = (referralId: string, said: Partial<SlipAnswerDraft>) => ({
  said: aFollowUpCard(referralId, { slip: 'feedback-slip', toldBy: 'phone', ...said }),
  again: 'another' as const,
})

test('whom to call: those with open referrals first, then whoever was not checked for longest', async () => {
  await using app = await createTestApp()
  const { id, service } = await aSentReferral(app)
  const checked = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
  const stale = await app.office.providers.create(aProvider({ organizationName: 'Quay' }))
  await app.office.providers.create(aProvider({ organizationName: 'Attic' }))
  await app.office.providers.verify({ id: checked.id, version: 1, check: aCheck() })
  await app.office.providers.verify({ id: stale.id, version: 1, check: aCheck({ checkedOn: '2026-09-08' }) })
  const lines = await app.office.providerCalls.list({})
  expect(lines.map(({ name, stale: toCheck, referrals }) => [name, toCheck, referrals])).toEqual([
    ['Bayside Family Counseling', 1, 1],
    ['Attic', 1, 0],
    ['Quay', 1, 0],
  ])
  await app.office.providers.verify({ id: service.id, version: 1, check: aCheck() })
  expect((await app.office.providerCalls.list({})).at(-1)).toMatchObject({ organizationId: id, stale: 0 })
})

test('one call checks what is offered and moves each referral it was about, and is taken back whole', async () => {
  await using app = await createTestApp()
  const { id, service, sent } = await aSentReferral(app)
  const asked = await app.office.providerCalls.get({ id })
  expect(asked).toMatchObject({
    services: [{ id: service.id }],
    referrals: [{ id: sent.id }],
    notToAsk: { onTheirOwn: [], unsigned: [] },
  })
  const done = await app.office.providerCalls.enter({
    ...{ organizationId: id, calledOn: '2026-12-08' },
    checks: [
      { serviceId: service.id, version: 1, check: aCheck({ capacity: 'waitlist', statedWait: '3 weeks' }) },
    ],
    rows: { [sent.id]: told(sent.id, { tick: 'waiting' }) },
  })
  expect(done).toEqual({ checks: 1, answers: 1, moved: 1, tasks: 0 })
  const state = async () => (await app.office.referrals.get({ id: sent.id })).state
  expect(await state()).toBe('waitlisted')
  expect((await app.office.providers.get({ id })).checks).toMatchObject([{ statedWait: '3 weeks' }])
  await app.undoLast(app.office)
  expect(await state()).toBe('sent')
  expect((await app.office.providers.get({ id })).checks).toEqual([])
})

test('what was said on the telephone again is another answer', async () => {
  await using app = await createTestApp()
  const { id, sent } = await aSentReferral(app)
  const call = (tick: 'received' | 'accepted') =>
    app.office.providerCalls.enter({
      ...{ organizationId: id, calledOn: '2026-12-08', checks: [] },
      rows: { [sent.id]: told(sent.id, { tick }) },
    })
  await call('received')
  await call('accepted')
  expect((await app.office.referrals.get({ id: sent.id })).state).toBe('accepted')
})

test('one line that cannot be kept keeps the whole call back', async () => {
  await using app = await createTestApp()
  const { id, service, sent } = await aSentReferral(app)
  await expect(
    app.office.providerCalls.enter({
      ...{ organizationId: id, calledOn: '2026-12-09' },
      checks: [{ serviceId: service.id, version: 1, check: aCheck({ checkedOn: '2026-12-09' }) }],
      rows: { [sent.id]: told(sent.id, { tick: 'waiting' }) },
    }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'calledOn', message: 'providers:errors.notYet' }] } })
  expect((await app.office.referrals.get({ id: sent.id })).state).toBe('sent')
})

test('a provider is asked about nobody whose family has not signed for it, took it back, or goes there itself', async () => {
  await using app = await createTestApp()
  const { id, service, consent, caseId, referral } = await aSentReferral(app)
  const own = await app.counselor.referrals.create(
    aReferralDraft({
      ...{ caseId, serviceId: service.id, ownerId: referral.ownerId },
      pathway: 'family-contacts-provider',
    }),
  )
  await app.counselor.referrals.send({ ...aStep(own), ...inHand })
  expect(await app.office.providerCalls.get({ id })).toMatchObject({
    referrals: [{}],
    notToAsk: { onTheirOwn: [{ id: own.id }], unsigned: [] },
  })
  const { pages } = await app.office.providerCalls.previewSheet({ organizationIds: [id], language: 'en' })
  expect(pages.map(({ html }) => html).join('')).not.toMatch(/Ines|Varga/)

  app.vault.writing.prepare("UPDATE consents SET revoked_on = '2026-12-08', revoked_how = 'spoken'").run({})
  expect(consent.revokedOn).toBeNull()
  expect(await app.office.providerCalls.get({ id })).toMatchObject({
    referrals: [],
    notToAsk: { onTheirOwn: [{ id: own.id }], unsigned: [{ id: referral.id }] },
  })
})

test('the sheet prints a page for each provider, with what to ask of every service and open referral by code', async () => {
  await using app = await createTestApp()
  const { id, sent } = await aSentReferral(app)
  const { organizationId } = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
  await app.office.providerCalls.printSheet({
    organizationIds: [id, organizationId],
    language: 'en',
    as: 'paper',
  })
  const printed = JSON.stringify(app.host.printed)
  const { caseCode } = await app.office.referrals.get({ id: sent.id })
  for (const words of [
    caseCode,
    'Bayside Family Counseling',
    'Pier',
    'They take the referral',
    'Waiting list',
  ])
    expect(printed).toContain(words)
})

test('the sheet asks what the screen asks, in its order and its words', async () => {
  await using app = await createTestApp()
  const { id } = await aSentReferral(app)
  const { pages } = await app.office.providerCalls.previewSheet({ organizationIds: [id], language: 'en' })
  const printed = pages.map(({ html }) => html).join('')
  const asked = [
    'providers:calls.calledOn',
    'providers:calls.spokeWith',
    'providers:calls.services',
    'providers:check.stillTrue',
    'providers:check.capacity',
    'providers:check.wait',
    'providers:calls.differs',
    'providers:calls.referrals',
    'providers:calls.theySay',
    'slips:day.kept',
    'slips:spoken.pleaseCall',
    'slips:spoken.words',
    'providers:calls.told',
    'providers:calls.toldAny',
    'providers:calls.toldOf',
    'cases:call.toldWhat',
  ] as const
  let at = 0
  for (const key of asked) {
    const next = printed.indexOf(translate('en', key), at)
    expect([key, next > -1]).toEqual([key, true])
    at = next + 1
  }
})

test('a case that is kept from somebody is asked about by nobody who may not read it', async () => {
  await using app = await createTestApp()
  const { id, caseId, sent } = await aSentReferral(app)
  app.vault.writing.prepare('UPDATE cases SET restricted = 1 WHERE id = :caseId').run({ caseId })
  expect(await app.office.providerCalls.get({ id })).toMatchObject({
    referrals: [],
    notToAsk: { onTheirOwn: [], unsigned: [] },
  })
  expect(await app.office.providerCalls.list({})).toMatchObject([{ referrals: 0 }])
  const { pages } = await app.office.providerCalls.previewSheet({ organizationIds: [id], language: 'en' })
  const { caseCode } = await app.counselor.referrals.get({ id: sent.id })
  expect(JSON.stringify(pages)).not.toContain(caseCode)
  expect(await app.counselor.providerCalls.get({ id })).toMatchObject({ referrals: [{ caseCode }] })
})

test('whoever was called comes last for a week, and a waiting list that was asked about is asked about again later', async () => {
  await using app = await createTestApp()
  const { id, sent } = await aSentReferral(app)
  await app.office.providers.create(aProvider({ organizationName: 'Attic' }))
  const call = () =>
    app.office.providerCalls.enter({
      ...{ organizationId: id, calledOn: '2026-12-22', checks: [] },
      rows: { [sent.id]: told(sent.id, { tick: 'waiting', cameOn: '2026-12-22' }) },
    })
  app.setClock('2026-12-08T15:00:00.000Z')
  await app.office.referrals.waitlist({ ...aStep({ ...sent }) })
  const due = async () => (await app.office.referrals.get({ id: sent.id })).nextDueOn
  expect(await due()).toBe('2026-12-22')
  app.setClock('2026-12-22T15:00:00.000Z')
  await call()
  expect(await due()).toBe('2027-01-05')
  const lines = await app.office.providerCalls.list({})
  expect(lines.map(({ name, lastCall }) => [name, lastCall])).toEqual([
    ['Attic', null],
    ['Bayside Family Counseling', { on: '2026-12-22', by: 'The office', spokeWith: '' }],
  ])
  await app.undoLast(app.office)
  expect((await app.office.providerCalls.list({})).map(({ lastCall }) => lastCall)).toEqual([null, null])
})

test('on a waiting list is asked about again on the day they name, and never on one that is over', async () => {
  await using app = await createTestApp()
  const { id, sent } = await aSentReferral(app)
  const call = (askOn: string | null) =>
    app.office.providerCalls.enter({
      ...{ organizationId: id, calledOn: '2026-12-08', checks: [] },
      rows: { [sent.id]: { ...told(sent.id, { tick: 'waiting' }), askOn } },
    })
  const kept = () => app.office.referrals.get({ id: sent.id })
  await expect(call('2026-12-01')).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${sent.id}.askOn`, message: 'referrals:errors.duePast' }] },
  })
  await call('2027-02-01')
  expect(await kept()).toMatchObject({ state: 'waitlisted', nextDueOn: '2027-02-01' })
  await call('2027-01-11')
  expect(await kept()).toMatchObject({ state: 'waitlisted', nextDueOn: '2027-01-11' })
})

test('whoever was helped or whose referral is closed is not counted open, and is not asked about', async () => {
  await using app = await createTestApp()
  const { id, sent } = await aSentReferral(app)
  await app.office.providerCalls.enter({
    ...{ organizationId: id, calledOn: '2026-12-08', checks: [] },
    rows: { [sent.id]: told(sent.id, { tick: 'kept', day: '2026-12-08' }) },
  })
  expect(await app.office.providerCalls.list({})).toMatchObject([{ organizationId: id, referrals: 0 }])
  expect(await app.office.providerCalls.get({ id })).toMatchObject({
    referrals: [],
    notToAsk: { onTheirOwn: [], unsigned: [] },
  })
})

test('whom they spoke with and what is different are kept; that all is true and that something differs is refused', async () => {
  await using app = await createTestApp()
  const { id, service } = await aSentReferral(app)
  const call = (said: Parameters<typeof aCheck>[0]) =>
    app.office.providerCalls.enter({
      ...{ organizationId: id, calledOn: '2026-12-08', spokeWith: 'Nia, intake', rows: {} },
      checks: [{ serviceId: service.id, version: 1, check: aCheck(said) }],
    })
  const words = 'The fee is $20 now.'
  await expect(call({ differs: words })).rejects.toMatchObject({ code: 'invalid' })
  await call({ isStillTrue: false, differs: words })
  const asked = () => app.office.providerCalls.get({ id })
  expect(await asked()).toMatchObject({
    lastCall: { on: '2026-12-08', by: 'The office', spokeWith: 'Nia, intake' },
    services: [{ verifiedOn: null, differs: [{ on: '2026-12-08', words }] }],
  })
  const { version } = (await app.office.providers.get({ id })).services[0]!
  await app.office.providers.verify({ id: service.id, version, check: aCheck() })
  expect(await asked()).toMatchObject({ services: [{ differs: [] }] })
})

test('what is told of services or referrals of somebody else is refused whole', async () => {
  await using app = await createTestApp()
  const { id, service, sent } = await aSentReferral(app)
  const other = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
  const call = (organizationId: string, serviceId: string, referralId: string | null) =>
    app.office.providerCalls.enter({
      ...{ organizationId, calledOn: '2026-12-08' },
      checks: [{ serviceId, version: 1, check: aCheck() }],
      rows: referralId === null ? {} : { [referralId]: told(referralId, { tick: 'waiting' }) },
    })
  await expect(call(id, other.id, null)).rejects.toMatchObject({ code: 'not_found' })
  await expect(call(other.organizationId, other.id, sent.id)).rejects.toMatchObject({ code: 'not_found' })
  expect((await app.office.providers.get({ id })).checks).toEqual([])
  expect((await app.office.referrals.get({ id: sent.id })).state).toBe('sent')
  await call(id, service.id, sent.id)
})

test('one number is called, and said whose it is: the main line, or that of the first service that has one', async () => {
  await using app = await createTestApp()
  const { organizationId } = await app.office.providers.create(aProvider({ phone: '555-0101' }))
  const lines = () => app.office.providerCalls.list({})
  const known = { phone: '555-0101', phoneOf: 'Teen counseling' }
  expect(await lines()).toMatchObject([known])
  expect(await app.office.providerCalls.get({ id: organizationId })).toMatchObject(known)
  const { pages } = await app.office.providerCalls.previewSheet({
    ...{ organizationIds: [organizationId], language: 'en' },
  })
  expect(JSON.stringify(pages)).toContain('Teen counseling')
  const phones = '[{"number":"555-0199","extension":null,"kind":null,"description":""}]'
  app.vault.writing.prepare('UPDATE organizations SET phones = :phones').run({ phones })
  expect(await lines()).toMatchObject([{ phone: '555-0199', phoneOf: null }])
})

test('what a call told about students is on record of each referral by its consent, and goes with the undo of the call', async () => {
  await using app = await createTestApp()
  const { id, sent, caseId, consent } = await aSentReferral(app)
  const left = async () => (await app.counselor.cases.get({ id: caseId })).disclosures
  const before = (await left()).length
  const telling = (information: InformationClass[]) =>
    app.office.providerCalls.enter({
      ...{ organizationId: id, calledOn: '2026-12-08', checks: [], rows: {} },
      told: {
        ...{ referralIds: [sent.id], information, alreadyLeft: null },
        ...{ withStatements: false, contestedUntold: false },
      },
    })
  await expect(telling(['substance-use-records'])).rejects.toMatchObject({
    data: { message: 'consents:missing.information-not-covered' },
  })
  expect(await left()).toHaveLength(before)
  await telling(['contact-details'])
  expect(await left()).toHaveLength(before + 1)
  expect((await left()).find(({ method }) => method === 'phone')).toMatchObject({
    ...{ information: ['contact-details'], consentId: consent.id, referralId: sent.id },
  })
  await app.undoLast(app.office)
  expect(await left()).toHaveLength(before)
})

test('nothing is told of a referral to somebody else than was called', async () => {
  await using app = await createTestApp()
  const { sent } = await aSentReferral(app)
  const other = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
  await expect(
    app.office.providerCalls.enter({
      ...{ organizationId: other.organizationId, calledOn: '2026-12-08', checks: [], rows: {} },
      told: {
        ...{ referralIds: [sent.id], information: ['contact-details'], alreadyLeft: null },
        ...{ withStatements: false, contestedUntold: false },
      },
    }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
