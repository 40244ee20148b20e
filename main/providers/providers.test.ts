import { expect, test } from 'vitest'

import type { ProviderDraft } from '#shared/domain/provider.ts'

import { aCheck, aReferral } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { namesOfOrganizations, serviceDestination } from './directory.ts'

function aProvider(given: Partial<ProviderDraft> = {}): ProviderDraft {
  return {
    organizationName: 'Riverside Counseling',
    serviceName: 'Family therapy',
    description: 'Talking together, an hour a week.',
    phone: '(555) 010-1234',
    address: '12 River Street',
    website: '',
    languages: [],
    payers: [],
    minimumAge: null,
    maximumAge: null,
    fees: '',
    telehealth: null,
    applicationProcess: '',
    ...given,
  }
}

test('the office adds a provider it knows, and finds it by name, place, words and telephone', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  expect(made).toMatchObject({ name: 'Family therapy', phones: [{ number: '555-010-1234' }], version: 1 })

  for (const words of ['riverside', 'RIVER street', 'therapy family', 'hour week', '010-1234', '(555) 010']) {
    const { rows, total } = await app.counselor.providers.list({ words })
    expect([words, total, rows[0]?.organizationName]).toEqual([words, 1, 'Riverside Counseling'])
  }
  expect((await app.counselor.providers.list({ words: 'dentist' })).rows).toEqual([])
  expect((await app.counselor.providers.list({})).rows).toMatchObject([
    { id: made.id, phone: '555-010-1234', places: 1, verifiedOn: null },
  ])
})

test('an organization is not added twice because somebody wrote it in capitals', async () => {
  await using app = await createTestApp()
  const first = await app.office.providers.create(aProvider({ organizationName: 'Clínica del Río' }))
  const second = await app.office.providers.create(
    aProvider({ organizationName: 'CLINICA  DEL RIO', serviceName: 'Group for fathers' }),
  )
  expect(second.organizationId).toBe(first.organizationId)
  const record = await app.counselor.providers.get({ id: first.organizationId })
  expect(record.services.map(({ name }) => name)).toEqual(['Family therapy', 'Group for fathers'])
  expect(record.locations).toHaveLength(1)
  expect(record.places).toHaveLength(2)
})

test('what is not known about a service never hides it', async () => {
  await using app = await createTestApp()
  const { office, counselor } = app
  await office.providers.create(aProvider({ serviceName: 'Nothing known' }))
  await office.providers.create(
    aProvider({
      serviceName: 'Teenagers, in Spanish, Medicaid',
      minimumAge: 13,
      maximumAge: 17,
      languages: ['es-MX'],
      payers: ['medicaid'],
    }),
  )
  await office.providers.create(
    aProvider({
      serviceName: 'Adults, in Arabic, private',
      minimumAge: 18,
      languages: ['ar'],
      payers: ['private'],
    }),
  )
  const names = async (filter: Parameters<typeof counselor.providers.list>[0]) =>
    (await counselor.providers.list(filter)).rows.map(({ name }) => name.split(',')[0])

  expect(await names({ age: 14 })).toEqual(['Nothing known', 'Teenagers'])
  expect(await names({ age: 40 })).toEqual(['Adults', 'Nothing known'])
  expect(await names({ language: 'es' })).toEqual(['Nothing known', 'Teenagers'])
  expect(await names({ payer: 'private' })).toEqual(['Adults', 'Nothing known'])
  expect(await names({ age: 14, language: 'ar' })).toEqual(['Nothing known'])
})

test('a service is corrected, and taken back, as long as nobody changed it meanwhile', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  const changed = await app.office.providers.update({
    id: made.id,
    version: 1,
    draft: aProvider({
      organizationName: 'Riverside Counseling Center',
      phone: '5550105678 ext 9',
      address: '14 River Street',
    }),
  })
  expect(changed).toMatchObject({ version: 2, phones: [{ number: '555-010-5678', extension: '9' }] })
  expect(await app.counselor.providers.get({ id: made.id })).toMatchObject({
    organization: { name: 'Riverside Counseling Center' },
    locations: [{ address: '14 River Street' }],
  })
  expect((await app.counselor.providers.list({ words: 'center 14' })).total).toBe(1)

  await expect(
    app.counselor.providers.update({ id: made.id, version: 1, draft: aProvider() }),
  ).rejects.toMatchObject({ code: 'conflict' })

  await app.undoLast(app.office)
  const { organization, services, locations } = await app.counselor.providers.get({ id: made.id })
  expect([organization.name, services[0]?.phones[0]?.number, locations[0]?.address]).toEqual([
    'Riverside Counseling',
    '555-010-1234',
    '12 River Street',
  ])
  expect((await app.counselor.providers.list({ words: 'center' })).total).toBe(0)
})

test('a correction that somebody built on is not taken back', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  const changed = await app.office.providers.update({
    id: made.id,
    version: 1,
    draft: aProvider({ fees: 'Free' }),
  })
  await app.counselor.providers.verify({ id: made.id, version: changed.version, check: aCheck() })
  const [, update] = app.events.filter((event) => event.kind === 'undoable')
  await expect(app.office.undo.run({ undoId: update?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await app.counselor.providers.get({ id: made.id })).services[0]).toMatchObject({
    fees: 'Free',
    verifiedOn: '2026-12-08',
  })
})

test('taking back a new provider leaves nothing of it, and what was there before stays', async () => {
  await using app = await createTestApp()
  await app.office.providers.create(aProvider())
  const second = await app.office.providers.create(
    aProvider({ serviceName: 'Art group', address: '3 Hill Road' }),
  )
  await app.undoLast(app.office)
  const { services, locations } = await app.counselor.providers.get({ id: second.organizationId })
  expect(services.map(({ name }) => name)).toEqual(['Family therapy'])
  expect(locations.map(({ address }) => address)).toEqual(['12 River Street'])
  expect((await app.counselor.providers.list({ words: 'art group' })).total).toBe(0)
})

test('when another organization already has the new name, the service moves there', async () => {
  await using app = await createTestApp()
  const other = await app.office.providers.create(aProvider({ organizationName: 'Hill Clinic' }))
  const made = await app.office.providers.create(aProvider())
  await app.office.providers.update({
    id: made.id,
    version: 1,
    draft: aProvider({ organizationName: 'hill clinic' }),
  })
  expect((await app.counselor.providers.get({ id: made.id })).organization.id).toBe(other.organizationId)
})

test('verifying says today, and an administrator cannot', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  await expect(
    app.administrator.providers.verify({ id: made.id, version: 1, check: aCheck() }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await app.office.providers.verify({ id: made.id, version: 1, check: aCheck() })).toMatchObject({
    verifiedOn: '2026-12-08',
    version: 2,
  })
})

test('a referral is found by the new name of its provider, and by the old one again when that is taken back', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const found = async (words: string) =>
    (await app.counselor.search.find({ words, limit: 20 })).filter(({ kind }) => kind === 'referral').length
  const draft = aProvider({ organizationName: 'Zebra Clinic', serviceName: 'Young people' })
  await app.counselor.providers.update({ id: made.service.id, version: made.service.version, draft })
  expect(await found('Zebra')).toBe(1)
  expect(await found('Zebra young')).toBe(1)
  expect(await found('Bayside')).toBe(0)

  await app.undoLast(app.counselor)
  expect(await found('Bayside')).toBe(1)
  expect(await found('Zebra')).toBe(0)
})

test('a referral learns whom its letter names', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  expect(serviceDestination(app.vault.reading, made.id)).toMatchObject({
    service: { name: 'Family therapy' },
    organization: { name: 'Riverside Counseling' },
    locations: [{ address: '12 River Street' }],
  })
  expect(namesOfOrganizations(app.vault.reading, [made.organizationId])).toEqual({
    [made.organizationId]: 'Riverside Counseling',
  })
})

test('an age range that ends before it begins is refused at the field', async () => {
  await using app = await createTestApp()
  await expect(
    app.office.providers.create(aProvider({ minimumAge: 12, maximumAge: 5 })),
  ).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: 'maximumAge', message: 'providers:errors.agesCrossed' }] },
  })
})

test('hours, papers, area, wait and who it is for are typed in, and a form that does not ask leaves them', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(
    aProvider({
      hours: 'Weekdays 9 to 5\nSaturdays by appointment',
      documents: 'Insurance card\n\n Immunization record ',
      areas: 'Cayuga County, NY',
      eligibility: 'Anyone under 18',
      statedWait: 'About three weeks',
    }),
  )
  const known = {
    openings: [{ description: 'Weekdays 9 to 5' }, { description: 'Saturdays by appointment' }],
    documents: ['Insurance card', 'Immunization record'],
    areas: ['Cayuga County, NY'],
    eligibility: 'Anyone under 18',
    statedWait: 'About three weeks',
  }
  expect(made).toMatchObject(known)
  const later = await app.office.providers.update({ id: made.id, version: 1, draft: aProvider() })
  expect(later).toMatchObject(known)
  expect(
    await app.office.providers.update({ id: made.id, version: 2, draft: aProvider({ hours: '' }) }),
  ).toMatchObject({ openings: [], statedWait: 'About three weeks' })
})

test('a further service goes to the organization on whose page it was added', async () => {
  await using app = await createTestApp()
  const first = await app.office.providers.create(aProvider())
  const other = await app.office.providers.create(aProvider({ organizationName: 'Lantern House' }))
  const added = await app.office.providers.create(
    aProvider({ serviceName: 'Grief group', organizationId: other.organizationId }),
  )
  expect(added.organizationId).toBe(other.organizationId)
  expect(added.organizationId).not.toBe(first.organizationId)
  await app.undoLast(app.office)
  const { organization, services } = await app.counselor.providers.get({ id: other.organizationId })
  expect([organization.name, services.length]).toEqual(['Lantern House', 1])
})

test('a service they no longer offer leaves the directory, keeps its page, and comes back', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  const gone = await app.office.providers.setOffered({ id: made.id, version: 1, offered: false })
  expect(gone).toMatchObject({ status: 'inactive', version: 2 })
  expect((await app.office.providers.list({})).total).toBe(0)
  expect((await app.office.providers.get({ id: made.organizationId })).services).toHaveLength(1)
  await app.undoLast(app.office)
  expect((await app.office.providers.list({})).total).toBe(1)
  await expect(
    app.administrator.providers.setOffered({ id: made.id, version: 1, offered: false }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('the services that fit print with how to reach them, and say where there are more', async () => {
  await using app = await createTestApp()
  await app.office.providers.create(
    aProvider({ languages: ['es'], minimumAge: 6, maximumAge: 18, fees: 'Sliding scale' }),
  )
  await app.office.providers.create(aProvider({ organizationName: 'Pier', phone: '', minimumAge: 19 }))
  const wishes = { words: '', age: 12, language: null, payer: null, openOnly: false, activeOnly: true }
  const { pages } = await app.office.providers.previewList({ ...wishes, printedIn: 'en' })
  const html = pages.map((page) => page.html.replaceAll(/<\/?bdi[^>]*>/g, '')).join('')
  for (const words of [
    'Riverside Counseling',
    '555-010-1234',
    '12 River Street',
    'Spanish',
    '6 to 18',
    'Sliding scale',
  ])
    expect(html).toContain(words)
  expect(html).not.toContain('Pier')
  await app.office.providers.printList({ ...wishes, printedIn: 'es', as: 'paper' })
  expect(JSON.stringify(app.host.printed)).toContain('Lugares que ayudan')
})
