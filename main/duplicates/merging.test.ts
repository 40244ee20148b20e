import { expect, test } from 'vitest'

import { proposedToStay } from '#shared/domain/duplicate.ts'
import { NOTHING_HEARD } from '#shared/domain/slip-answer.ts'

import { aKeptStory } from '../testing/kept-story.ts'
import { dropped, importOf, previewOf } from '../testing/import-files.ts'
import {
  aCheck,
  aConsent,
  aProvider,
  aReferral,
  aReferralDraft,
  aStep,
  bySecurePortal,
} from '../testing/referral-makers.ts'
import { aPartnerMeeting, aTerm } from '../testing/partner-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { directoryRows, wholeDirectory } from '../providers/directory-rows.ts'
import { NAMING_COLUMNS } from './naming-columns.sql.ts'

const TWIN = { organizationName: 'Bayside Family Counselling', phone: '(555) 0122', fees: 'Sliding scale' }

/** A referral to one entry, with a signed paper, and the entry that is its twin. */
async function twins(app: TestApp) {
  const made = await aReferral(app, { pathway: 'school-contacts-provider' }, TWIN)
  const consent = await app.counselor.consents.create(aConsent(made.studentId, made.service.organizationId))
  const kept = await app.office.providers.create(aProvider())
  return { ...made, consent, kept, goneId: made.service.organizationId, keptId: kept.organizationId }
}

type Twins = Awaited<ReturnType<typeof twins>>

const mergeTwins = (
  app: TestApp,
  { keptId, goneId, kept, service }: Twins,
  isSame = true,
  isSameParty = true,
) =>
  app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId, goneId, isSameParty },
    sameServices: isSame ? [{ goneId: service.id, keptId: kept.id }] : [],
  })

const NOT_OF_A_MERGER = ['audit', 'vault_head', 'search_rows']

/** Every table but the audit and what is counted or found from others, as text. */
function records({ vault }: TestApp, besides: readonly string[] = []) {
  const { reading } = vault
  const tables = reading
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")
    .all({}) as { name: string }[]
  return Object.fromEntries(
    tables
      .map(({ name }) => name)
      .filter((name) => ![...NOT_OF_A_MERGER, ...besides].includes(name))
      .map((name) => [
        name,
        reading
          .prepare(`SELECT * FROM ${name}`)
          .all({})
          .map((row) => JSON.stringify({ ...(row as object), version: 0 }))
          .toSorted(),
      ]),
  )
}

test('two entries are found, compared and become one, with what each knew', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  const found = await app.office.duplicates.find({})
  expect(found).toMatchObject({
    total: 1,
    organizations: 2,
    services: 2,
    pairs: [{ kind: 'organizations', same: ['name', 'phone', 'address'] }],
  })
  const entries = found.pairs.flatMap(({ one, other }) => [one, other])
  expect(entries.find(({ id }) => id === both.goneId)).toMatchObject({
    services: 1,
    referrals: 1,
    address: '220 Main Street',
  })

  const { keptId, goneId } = both
  const { accountId: ownerId } = app.sessions.counselor
  const draft = { ...aTerm(), ownerId, warnDays: 60 }
  await app.office.agreements.start({ organizationId: goneId, draft })
  await app.office.partnerMeetings.record({ organizationId: goneId, meeting: aPartnerMeeting(), actions: [] })
  const compared = await app.office.duplicates.compare({
    kind: 'organizations',
    keptId,
    goneId,
    sameServices: null,
  })
  expect(compared).toMatchObject({
    ...{ keptName: 'Bayside Family Counseling', goneName: 'Bayside Family Counselling' },
    differences: [
      { field: 'name', before: 'Bayside Family Counseling', after: 'Bayside Family Counselling' },
    ],
    services: [{ sameAs: both.kept.id }],
    kept: { referrals: 0, agreements: 0, meetings: 0, papers: 0 },
    gone: { referrals: 1, agreements: 1, meetings: 1, papers: 1 },
  })

  await app.office.providers.verify({
    id: both.service.id,
    version: 1,
    check: aCheck({ capacity: 'waitlist' }),
  })
  const { organizationId } = await mergeTwins(app, both)
  expect(organizationId).toBe(keptId)
  const record = await app.office.providers.get({ id: goneId })
  expect(record).toMatchObject({
    organization: { id: keptId, name: 'Bayside Family Counseling' },
    services: [{ id: both.kept.id, fees: 'Sliding scale' }],
    checks: [{ capacity: 'waitlist' }],
    namesAsSigned: [],
  })
  expect(record.locations).toMatchObject([{ name: 'Bayside Family Counseling' }])
  expect((await app.office.providers.list({})).total).toBe(1)
  expect(await app.office.search.find({ words: 'counselling' })).toEqual([])
  expect(await app.office.duplicates.mergers({ id: keptId })).toMatchObject([
    {
      goneName: 'Bayside Family Counselling',
      by: app.sessions.office.name,
      mergedOn: '2026-12-08',
      isLast: true,
    },
  ])
  // What was signed for the one is good for the other, for it was said to be the same.
  await app.office.referrals.send({ ...aStep(both.referral), version: 2, ...bySecurePortal })
})

test('signed papers hold a merger back until somebody says that they meant this organization', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  await expect(mergeTwins(app, both, true, false)).rejects.toMatchObject({
    data: { message: 'providers:errors.samePartyNotSaid' },
  })
  expect((await app.office.providers.list({})).total).toBe(2)
})

test('an organization that papers call otherwise is named first', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  app.vault.writing
    .prepare("UPDATE organizations SET name = 'Taken Over' WHERE id = :id")
    .run({ id: both.goneId })
  await expect(mergeTwins(app, both)).rejects.toMatchObject({
    data: { message: 'providers:errors.sayWhoFirst', values: { name: 'Taken Over' } },
  })
})

test('a merger is undone to the letter, and done again', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  const before = records(app)
  await mergeTwins(app, both)
  const merged = records(app, ['mergers'])
  await app.undoLast(app.office)
  expect(records(app)).toEqual(before)
  const { mergerId } = await mergeTwins(app, both)
  await app.office.duplicates.takeApart({ mergerId })
  const { told_apart: _, ...others } = before
  expect(records(app, ['told_apart'])).toEqual(others)
  await app.undoLast(app.office)
  expect(Object.keys(records(app, ['mergers']))).toEqual(Object.keys(merged))
  expect((await app.office.providers.list({})).total).toBe(1)
  expect(await app.office.duplicates.mergers({ id: both.keptId })).toHaveLength(1)
})

test('taken apart later, what came since stays with the entry that stayed', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  const { mergerId } = await mergeTwins(app, both)
  app.setClock('2026-12-08T16:00:00.000Z')
  const since = await app.counselor.referrals.create(
    aReferralDraft({ caseId: both.caseId, serviceId: both.kept.id, ownerId: both.referral.ownerId }),
  )
  await app.office.providerCalls.enter({
    ...{ organizationId: both.keptId, calledOn: '2026-12-08', rows: {} },
    checks: [{ serviceId: both.kept.id, version: 2, check: aCheck() }],
  })
  expect(await app.office.duplicates.mergers({ id: both.keptId })).toMatchObject([
    { since: { calls: 1, checks: 1, referrals: 1, papers: 0 } },
  ])
  const { services, organization, locations } = await app.office.providers.get({ id: both.keptId })
  expect([services.length, organization.id, locations.length]).toEqual([1, both.keptId, 1])
  await app.office.duplicates.takeApart({ mergerId })
  const leads = async (id: string) => (await app.counselor.referrals.get({ id })).organizationId
  expect(await leads(since.id)).toBe(both.keptId)
  expect(await leads(both.referral.id)).toBe(both.goneId)
  await expect(app.office.duplicates.takeApart({ mergerId })).rejects.toMatchObject({
    data: { code: 'conflict' },
  })
})

test('what was taken apart is two, until somebody asks again', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  const { mergerId } = await mergeTwins(app, both)
  await app.office.duplicates.takeApart({ mergerId })
  const total = async () => (await app.office.duplicates.find({})).total
  expect(await total()).toBe(0)
  const apart = () => app.office.duplicates.apart({})
  expect(await apart()).toMatchObject([
    { one: { id: both.keptId }, other: { id: both.goneId }, toldOn: '2026-12-08', by: 'The office' },
  ])
  const [{ id } = { id: '' }] = await apart()
  await app.office.duplicates.askAgain({ id })
  expect([await total(), await apart()]).toEqual([1, []])
  await app.undoLast(app.office)
  expect([await total(), (await apart()).length]).toEqual([0, 1])
})

test('a way back to one entry forgets that the two were told apart', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  const { mergerId } = await mergeTwins(app, both)
  await app.office.duplicates.takeApart({ mergerId })
  await app.undoLast(app.office)
  expect(await app.office.duplicates.apart({})).toEqual([])
  expect((await app.office.providers.list({})).total).toBe(1)
})

test('mergers of one record are taken apart from the last', async () => {
  await using app = await createTestApp()
  const [first, second, third] = await Promise.all(
    ['Harbor House', 'Harbour House', 'Harbor Houses'].map((organizationName) =>
      app.office.providers.create(aProvider({ organizationName })),
    ),
  )
  if (!first || !second || !third) throw new Error('three were made')
  const into = (keptId: string, goneId: string) =>
    app.office.duplicates.merge({
      kind: 'organizations',
      keptId,
      goneId,
      sameServices: [],
      isSameParty: false,
    })
  const before = records(app, ['told_apart'])
  const one = await into(second.organizationId, first.organizationId)
  const two = await into(third.organizationId, second.organizationId)
  expect((await app.office.providers.get({ id: first.organizationId })).organization.id).toBe(
    third.organizationId,
  )
  await expect(app.office.duplicates.takeApart({ mergerId: one.mergerId })).rejects.toMatchObject({
    data: { message: 'providers:errors.laterMerger' },
  })
  await app.office.duplicates.takeApart({ mergerId: two.mergerId })
  await app.office.duplicates.takeApart({ mergerId: one.mergerId })
  expect(records(app, ['told_apart'])).toEqual(before)
})

test('two services of one organization become one', async () => {
  await using app = await createTestApp()
  const one = await app.office.providers.create(aProvider({ serviceName: 'Teen counseling', phone: '' }))
  const other = await app.office.providers.create(
    aProvider({ serviceName: 'Teen counselling', organizationId: one.organizationId }),
  )
  expect((await app.office.duplicates.find({})).pairs).toMatchObject([
    { kind: 'services', same: ['name', 'address'] },
  ])
  await app.office.duplicates.merge({
    ...{ kind: 'services', keptId: one.id, goneId: other.id, sameServices: [], isSameParty: false },
  })
  expect(await app.office.providers.get({ id: other.id })).toMatchObject({
    services: [{ id: one.id, phones: [{ number: '555-0122' }] }],
  })
  await app.undoLast(app.office)
  expect((await app.office.providers.list({})).total).toBe(2)
})

test('what was told apart is not shown again, until that is taken back', async () => {
  await using app = await createTestApp()
  const { keptId, goneId } = await twins(app)
  await app.office.duplicates.tellApart({ oneId: keptId, otherId: goneId })
  expect((await app.office.duplicates.find({})).total).toBe(0)
  await app.undoLast(app.office)
  expect((await app.office.duplicates.find({})).total).toBe(1)
})

/** What the story leaves empty names the entry as well. */
function nameItEverywhere({ vault: { writing } }: TestApp, organizationId: string) {
  const said = {
    organizationId,
    list: JSON.stringify([organizationId]),
    page: JSON.stringify({ organizationId }),
  }
  for (const set of [
    'printed_forms SET recipient_ids = :list',
    'consent_requests SET recipient_ids = :list',
    'consents SET taken_back_for = json_array(json(:page))',
    'printed_pages SET provider = :page',
    'disclosures SET organization_id = :organizationId',
    'records_requests SET organization_id = :organizationId',
  ])
    writing.prepare(`UPDATE ${set}`).run(said)
}

test('no record names an entry that is gone', async () => {
  await using app = await createTestApp()
  await aKeptStory(app, { restricted: false })
  const [line] = (await app.office.providers.list({})).rows
  if (!line) throw new Error('the story has a provider')
  const { id: goneId, organizationId } = line
  const twin = await app.office.providers.create(aProvider({ organizationName: 'Quay' }))
  const kept = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
  nameItEverywhere(app, organizationId)
  await app.office.quality.sayRight({ kind: 'room-unknown', recordId: goneId, reason: 'They never say.' })
  await app.office.providerCalls.enter({
    ...{ organizationId, calledOn: '2026-12-08', rows: {} },
    checks: [{ serviceId: goneId, version: 1, check: aCheck() }],
  })
  await app.office.providerFeedback.record({
    ...{ organizationId, serviceId: goneId, heardOn: '2026-12-08', from: 'staff' },
    ...{ ...NOTHING_HEARD, words: 'Easy to reach.' },
  })
  await app.office.duplicates.tellApart({ oneId: organizationId, otherId: kept.id })
  await app.office.duplicates.tellApart({ oneId: kept.id, otherId: organizationId })
  await app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId: organizationId, goneId: twin.organizationId, isSameParty: true },
    sameServices: [{ goneId: twin.id, keptId: goneId }],
  })
  const naming = () =>
    Object.entries(records(app, ['drafts']))
      .map(
        ([table, rows]) =>
          [table, rows.map((row) => row.replace(/"(?:steps|id)":".*?(?<!\\)"/g, ''))] as const,
      )
      .filter(([, rows]) => rows.some((row) => row.includes(goneId) || row.includes(organizationId)))
      .map(([table]) => table)
  const listed = Object.values(NAMING_COLUMNS)
    .flat()
    .map(({ table }) => table)
  const empty = [
    'provider_rows',
    'same_organizations',
    'locations',
    'agreements',
    'partner_meetings',
    'training_sessions',
  ]
  expect(naming()).toEqual(expect.arrayContaining(listed.filter((table) => !empty.includes(table))))
  await app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId: kept.organizationId, goneId: organizationId, isSameParty: true },
    sameServices: [{ goneId, keptId: kept.id }],
  })
  expect(naming()).toEqual([])
})

test('every reference to the directory is among the columns that a merger writes', async () => {
  await using app = await createTestApp()
  const { reading } = app.vault
  const references = reading
    .prepare(
      `SELECT t.name || '.' || f."from" AS name, f."table" AS kind FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
       WHERE t.type = 'table' AND f."table" IN ('organizations', 'services', 'locations')`,
    )
    .all({}) as { name: string; kind: keyof typeof NAMING_COLUMNS }[]
  const ofTheDirectory = [
    'service_locations.service_id',
    'service_locations.location_id',
    'service_lines.service_id',
    'service_words.service_id',
    'service_zips.service_id',
  ]
  const missing = references.filter(
    ({ name, kind }) =>
      !ofTheDirectory.includes(name) &&
      !NAMING_COLUMNS[kind].some(({ table, column }) => `${table}.${column}` === name),
  )
  expect(references.length).toBeGreaterThan(8)
  expect(missing).toEqual([])
})

const FILES = {
  'organizations.csv': 'id,name,description\no1,Harbor House,Help\no2,Harbour House,Other help\n',
  'services.csv':
    'id,organization_id,name,description,status\ns1,o1,Teen counseling,Talking,active\ns2,o2,Teen counselling,Talk,active\ns3,o2,Nights,Together,active\n',
}

test('a directory that comes in again brings nothing back that was merged', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, FILES))
  const { rows } = await app.office.providers.list({})
  const of = (name: string) => rows.find((row) => row.name === name)
  const [one, other] = [of('Teen counseling'), of('Teen counselling')]
  if (!one || !other) throw new Error('both came in')
  await app.office.duplicates.merge({
    ...{
      kind: 'organizations',
      keptId: one.organizationId,
      goneId: other.organizationId,
      isSameParty: false,
    },
    sameServices: [{ goneId: other.id, keptId: one.id }],
  })
  const before = records(app)
  const { importId, preview, counts } = await previewOf(app, await dropped(app, FILES))
  expect(counts).toEqual({ 'unchanged organizations': 2, 'unchanged services': 3 })
  expect(preview.notes).toContainEqual({ message: 'imports:operations.partsOfOthers', values: { count: 2 } })
  await app.office.imports.commit({ importId })
  const ofTheImport = { imports: undefined, import_records: undefined }
  expect({ ...records(app, Object.keys(ofTheImport)) }).toEqual({ ...before, ...ofTheImport })
})

test('a service that is closed becomes open by the open one that goes into it, and is closed again when that is undone', async () => {
  await using app = await createTestApp()
  const one = await app.office.providers.create(aProvider())
  const other = await app.office.providers.create(
    aProvider({ serviceName: 'Teen counselling', organizationId: one.organizationId }),
  )
  await app.office.providers.setOffered({ id: one.id, version: one.version, offered: false })
  const two = { kind: 'services' as const, keptId: one.id, goneId: other.id }
  const { opens } = await app.office.duplicates.compare({ ...two, sameServices: null })
  expect(opens).toEqual(['Teen counseling'])
  await app.office.duplicates.merge({ ...two, sameServices: [], isSameParty: false })
  const status = async () => (await app.office.providers.get({ id: one.id })).services[0]?.status
  expect(await status()).toBe('active')
  await app.undoLast(app.office)
  expect(await status()).toBe('inactive')
  const turned = { ...two, keptId: other.id, goneId: one.id, sameServices: null }
  expect((await app.office.duplicates.compare(turned)).opens).toEqual([])
})

test('what was merged and told apart is known by its ids, and no more once that is undone', async () => {
  await using app = await createTestApp()
  const both = await twins(app)
  const third = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
  const settled = () => app.office.duplicates.settled({})
  const { mergedBefore } = await app.office.duplicates.find({})
  expect(mergedBefore).toEqual({ organizations: 0, services: 0 })
  await mergeTwins(app, both)
  expect((await settled()).merged).toEqual(
    expect.arrayContaining([
      { id: both.goneId, kind: 'organizations' },
      { id: both.service.id, kind: 'services' },
    ]),
  )
  expect((await app.office.duplicates.find({})).mergedBefore).toEqual({ organizations: 1, services: 1 })
  await app.undoLast(app.office)
  expect(await settled()).toEqual({ merged: [], apart: [] })
  await app.office.duplicates.tellApart({ oneId: both.keptId, otherId: third.organizationId })
  expect((await settled()).apart).toEqual([{ oneId: both.keptId, otherId: third.organizationId }])
})

const ENTRY = { ...{ id: 'one', name: '', organizationId: 'one', phone: null, address: '' }, services: 1 }

test.each([
  ['more referrals lead to it', { referrals: 1 }, { isImported: true, filled: 40 }],
  ['a directory keeps it', { isImported: true }, { filled: 40 }],
  ['it says more', { filled: 9 }, { filled: 8 }],
])('the entry that is proposed to stay: %s', (_, better, poorer) => {
  const none = { ...ENTRY, referrals: 0, isImported: false, filled: 0 }
  const [stays, goes] = [
    { ...none, ...better },
    { ...none, ...poorer, id: 'other' },
  ]
  expect(proposedToStay(goes, stays)).toBe(stays)
  expect(proposedToStay(stays, goes)).toBe(stays)
  expect(proposedToStay(none, { ...none, id: 'other' })).toBe(none)
})

test('an entry from a file says that it is, with all it says', async () => {
  await using app = await createTestApp()
  await importOf(
    app,
    await dropped(app, {
      'organizations.csv': 'id,name,description,website\no1,"Harbor House, Inc.",Help,harbor.example\n',
      'services.csv': 'id,organization_id,name,status\ns1,o1,Talks,active\n',
    }),
  )
  await app.office.providers.create(aProvider({ organizationName: 'Harbor Houses', serviceName: 'Groups' }))
  const [pair] = (await app.office.duplicates.find({})).pairs
  if (!pair) throw new Error('Two are alike')
  expect(proposedToStay(pair.one, pair.other)).toMatchObject({ name: 'Harbor House, Inc.', isImported: true })
})

test('services of two organizations are not merged, and two places without an address stay two', async () => {
  await using app = await createTestApp()
  const one = await app.office.providers.create(aProvider({ address: '' }))
  const other = await app.office.providers.create(aProvider({ organizationName: 'Pier', address: '' }))
  await expect(
    app.office.duplicates.merge({
      ...{ kind: 'services', keptId: one.id, goneId: other.id, sameServices: [], isSameParty: false },
    }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const place = (organizationId: string, id: string, name: string) => ({
    ...{ id, sourceId: null, organizationId, name, description: '', transportation: '', accessibility: '' },
    ...{ address: '', postalCode: null, phones: [], languages: [], openings: [], active: true, version: 1 },
    ...{ country: null },
  })
  directoryRows.locations.save(
    app.vault.writing,
    place(one.organizationId, '01890000-0000-7000-8000-000000000001', 'Upstairs'),
  )
  directoryRows.locations.save(
    app.vault.writing,
    place(other.organizationId, '01890000-0000-7000-8000-000000000002', 'Downstairs'),
  )
  await app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId: one.organizationId, goneId: other.organizationId },
    ...{ sameServices: [], isSameParty: false },
  })
  const { locations } = await app.office.providers.get({ id: one.id })
  expect(locations.map(({ name }) => name).toSorted()).toEqual(['Downstairs', 'Upstairs'])
})

test('an entry typed by hand keeps the id of the file it took in, and what the file said of the one that went is forgotten', async () => {
  await using app = await createTestApp()
  const file = {
    'organizations.csv': 'id,name,description\no1,Harbor House,Help\n',
    'services.csv': 'id,organization_id,name,status\ns1,o1,Talks,active\n',
  }
  await importOf(app, await dropped(app, file))
  const [went] = wholeDirectory(app.vault.reading).organizations
  const kept = await app.office.providers.create(aProvider({ organizationName: 'Harbor Houses' }))
  if (!went) throw new Error('It came in')
  const told = () =>
    wholeDirectory(app.vault.reading).told.filter(({ recordId }) => recordId === went.id).length
  expect(told()).toBe(1)
  await app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId: kept.organizationId, goneId: went.id },
    ...{ sameServices: [], isSameParty: false },
  })
  const [stayed, ...others] = wholeDirectory(app.vault.reading).organizations
  expect([stayed?.id, stayed?.sourceId, others, told()]).toEqual([kept.organizationId, 'o1', [], 0])
})
