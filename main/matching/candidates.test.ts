import { expect, test } from 'vitest'

import { everyProvider } from './candidates.ts'
import { directoryRows } from '../providers/directory-rows.ts'
import { serviceDestination } from '../providers/directory.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** One service as the directory has it, with something an import may say of its place or its costs. */
async function known(
  app: TestApp,
  said: { readonly transportation?: string; readonly costs?: readonly number[] },
) {
  const { id } = await app.office.providers.create(aProvider())
  const found = serviceDestination(app.vault.reading, id)
  const [place] = found?.locations ?? []
  if (!found || !place) throw new Error('Nothing there')
  const { transportation = '', costs = [] } = said
  directoryRows.locations.save(app.vault.writing, { ...place, transportation, version: 2 })
  const priced = costs.map((amount) => ({ option: '', amount, currency: 'USD', description: '' }))
  directoryRows.services.save(app.vault.writing, { ...found.service, costs: priced, version: 2 })
  return everyProvider(app.vault.reading, '2026-12-08').find(({ candidate }) => candidate.id === id)
    ?.candidate
}

test.each([
  ['', null],
  ['Bus 12 stops at the door', true],
  ['No bus comes here; a car is needed.', null],
  ['Sin autobús', null],
])('of “%s” it is known that one can come by bus: %s', async (transportation, transit) => {
  await using app = await createTestApp()
  expect(await known(app, { transportation })).toMatchObject({ transit })
})

test.each([
  [[], null],
  [[0], 0],
  [[90, 40], 40],
  [[0, 120], 120],
])(
  'of costs %j the lowest that is asked is %s: a first visit for nothing pays for no other',
  async (costs, lowestCost) => {
    await using app = await createTestApp()
    expect(await known(app, { costs })).toMatchObject({ lowestCost })
  },
)

const late = [{ day: 'MO', opensAt: '09:00', closesAt: '20:00', description: '' }]

test('evening hours of a place are those of what is offered there, until they are over', async () => {
  await using app = await createTestApp()
  const { id } = await app.office.providers.create(aProvider())
  const [place] = serviceDestination(app.vault.reading, id)?.locations ?? []
  if (!place) throw new Error('Nothing there')
  const opens = (today: string) =>
    everyProvider(app.vault.reading, today).find(({ candidate }) => candidate.id === id)?.candidate.opensLate
  expect(opens('2026-12-08')).toBe(null)
  const until = late.map((hours) => ({ ...hours, description: 'Autumn\n… – 2026-12-08' }))
  directoryRows.locations.save(app.vault.writing, { ...place, openings: until, version: 2 })
  expect([opens('2026-12-08'), opens('2026-12-09')]).toEqual([true, null])
})

test('whoever left its only place and sees people by video is somewhere no more', async () => {
  await using app = await createTestApp()
  const { id } = await app.office.providers.create(aProvider({ telehealth: true }))
  const [place] = serviceDestination(app.vault.reading, id)?.locations ?? []
  if (!place) throw new Error('Nothing there')
  const isOnlyByVideo = () =>
    everyProvider(app.vault.reading, '2026-12-08').find(({ candidate }) => candidate.id === id)?.candidate
      .isOnlyByVideo
  expect(isOnlyByVideo()).toBe(false)
  directoryRows.locations.save(app.vault.writing, { ...place, active: false, version: 2 })
  expect(isOnlyByVideo()).toBe(true)
})

test.each([
  ['Dental check and cleaning', 'For children and teens.', true],
  ['Teen vaccines', '', true],
  ['Dental care', 'With counseling for anxious children.', false],
  ['Health clinic', 'Check-ups.', false],
])('“%s” (%s) looks after the body and nothing else: %s', async (serviceName, description, tendsBody) => {
  await using app = await createTestApp()
  const { id } = await app.office.providers.create(
    aProvider({ organizationName: 'Harbor', serviceName, description }),
  )
  const [found] = everyProvider(app.vault.reading, '2026-12-08')
  expect(found?.candidate).toMatchObject({ id, tendsBody })
})
