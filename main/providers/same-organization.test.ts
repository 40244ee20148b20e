import { expect, test } from 'vitest'

import { providerDraftOf } from '#shared/domain/provider.ts'

import { aConsent, aReferral, aStep, bySecurePortal, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

async function signed(app: TestApp) {
  const made = await aReferral(
    app,
    { pathway: 'school-contacts-provider' },
    { organizationName: 'Bayside Family Counselling' },
  )
  const consent = await app.counselor.consents.create(aConsent(made.studentId, made.service.organizationId))
  return { ...made, consent }
}

const known = (app: TestApp, { service }: Pick<MadeReferral, 'service'>) =>
  app.office.providers.get({ id: service.organizationId })

async function rename(
  app: TestApp,
  made: Pick<MadeReferral, 'service'>,
  name: string,
  sameOrganization = false,
) {
  const { organization, services, locations } = await known(app, made)
  const [service] = services
  if (!service) throw new Error('no service')
  const draft = { ...providerDraftOf(service, organization, locations[0]), organizationName: name }
  await app.office.providers.update({ id: service.id, version: service.version, draft, sameOrganization })
}

async function renamedIds(app: TestApp, { caseId }: Pick<MadeReferral, 'caseId'>) {
  return (await app.counselor.cases.get({ id: caseId })).consents.map((consent) => consent.renamedIds)
}

const send = (app: TestApp, { referral }: Pick<MadeReferral, 'referral'>) =>
  app.office.referrals.send({ ...aStep(referral), ...bySecurePortal })

const refusal = { data: { message: 'consents:missing.renamed' } }

test('a consent keeps the name that was signed, and lets a renamed organization have nothing until somebody says it is the same', async () => {
  await using app = await createTestApp()
  const made = await signed(app)
  expect(made.consent.recipientNames).toEqual({ [made.service.organizationId]: 'Bayside Family Counselling' })
  await rename(app, made, 'Somebody Else')
  const { consents } = await app.counselor.cases.get({ id: made.caseId })
  expect(consents).toMatchObject([
    { recipientNames: made.consent.recipientNames, renamedIds: [made.service.organizationId] },
  ])
  await expect(send(app, made)).rejects.toMatchObject(refusal)
  const record = await known(app, made)
  expect(record).toMatchObject({ namesAsSigned: ['Bayside Family Counselling'], confirmed: null })

  const { id, version } = record.organization
  await app.office.providers.confirmSame({ id, version })
  expect(await known(app, made)).toMatchObject({
    ...{ namesAsSigned: [], confirmed: { on: '2026-12-08', by: app.sessions.office.name } },
  })
  await expect(app.office.providers.confirmSame({ id, version })).rejects.toMatchObject({ code: 'rule' })
  expect(await renamedIds(app, made)).toEqual([[]])
  await app.undoLast(app.office)
  expect(await renamedIds(app, made)).toEqual([[id]])
  await expect(send(app, made)).rejects.toMatchObject(refusal)
})

test('a spelling is corrected and the consents go on, in one step that is taken back as one', async () => {
  await using app = await createTestApp()
  const made = await signed(app)
  await rename(app, made, 'Bayside Family Counseling', true)
  expect(await renamedIds(app, made)).toEqual([[]])
  await app.undoLast(app.office)
  expect((await known(app, made)).organization.name).toBe('Bayside Family Counselling')
  await rename(app, made, 'Bayside Family Counseling')
  expect(await renamedIds(app, made), 'nobody says so any longer').toEqual([[made.service.organizationId]])
})

test('back to its name it is named again; another new name is asked about again; a new paper says the new one', async () => {
  await using app = await createTestApp()
  const made = await signed(app)
  await rename(app, made, 'Bayside', true)
  await rename(app, made, 'Bayside Health')
  expect(await renamedIds(app, made)).toEqual([[made.service.organizationId]])
  await app.counselor.consents.create(
    aConsent(made.studentId, made.service.organizationId, { signedOn: '2026-12-08' }),
  )
  expect(await renamedIds(app, made)).toEqual([[], [made.service.organizationId]])
  await expect(send(app, made)).resolves.toMatchObject({ state: 'sent' })
  await rename(app, made, 'Bayside Family Counselling')
  expect(await renamedIds(app, made)).toEqual([[made.service.organizationId], []])
})
