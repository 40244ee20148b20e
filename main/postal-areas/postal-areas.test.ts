import { zipSync } from 'fflate'
import { expect, test } from 'vitest'

import { directoryRows } from '../providers/directory-rows.ts'
import { serviceDestination } from '../providers/directory.ts'
import { dropped } from '../testing/import-files.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const DOWNTOWN = { zip: '02110', latitude: 42.3576, longitude: -71.0514, name: 'Downtown' }
const SOUTH_END = { zip: '02118', latitude: 42.3371, longitude: -71.0709, name: 'South End' }
const QUINCY = { zip: '02169', latitude: 42.2416, longitude: -71.0047, name: 'Quincy' }
const WORCESTER = { zip: '01608', latitude: 42.2625, longitude: -71.8003, name: 'Worcester' }
const ALL = [DOWNTOWN, SOUTH_END, QUINCY, WORCESTER]

async function anOffice(address = '1 Bridge Road, Boston, MA 02110') {
  const app = await createTestApp()
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, address })
  return app
}

const zips = async (app: TestApp, words = '') =>
  (await app.office.postalAreas.list({ words })).rows.map(({ zip }) => zip)

async function serviceAt(app: TestApp, organizationName: string, address: string, telehealth?: boolean) {
  const draft = aProvider({ organizationName, address, telehealth: telehealth ?? null })
  return (await app.office.providers.create(draft)).id
}

test('an office reads a file, sees what it holds, and takes in what it wants; nothing is written before', async () => {
  await using app = await anOffice()
  const text = 'GEOID\tINTPTLAT\tINTPTLONG\n02110\t42.3576\t-71.0514\n02118\t-71.0709\t42.3371\n'
  const [token = ''] = await dropped(app, {
    '2024_gaz.zip': zipSync({ 'gaz.txt': new TextEncoder().encode(text) }),
  })
  const read = await app.office.postalAreas.read({ token })
  expect(read).toMatchObject({
    ...{ rows: 2, found: [{ zip: '02110', as: 'new' }], again: 0 },
    refused: [{ row: 3, why: 'swapped' }],
  })
  expect(await zips(app)).toEqual([])
  const areas = read.found.map(({ zip, latitude, longitude, name }) => ({ zip, latitude, longitude, name }))
  expect(await app.office.postalAreas.bringIn({ areas })).toEqual({ added: 1, changed: 0 })
  expect(await zips(app)).toEqual(['02110'])
  await app.undoLast(app.office)
  expect(await zips(app)).toEqual([])
})

test('what is brought in again is written anew, keeps its name where the file has none, and comes back by undo', async () => {
  await using app = await anOffice()
  await app.office.postalAreas.bringIn({ areas: ALL })
  const moved = { ...SOUTH_END, latitude: 42.34, name: '' }
  expect(await app.office.postalAreas.bringIn({ areas: [DOWNTOWN, moved] })).toEqual({ added: 0, changed: 1 })
  const southEnd = async () => (await app.office.postalAreas.list({ words: 'south' })).rows[0]
  expect(await southEnd()).toMatchObject({ latitude: 42.34, name: 'South End' })
  await app.undoLast(app.office)
  expect(await southEnd()).toMatchObject(SOUTH_END)
  await expect(app.office.postalAreas.bringIn({ areas: [DOWNTOWN, DOWNTOWN] })).rejects.toMatchObject({
    code: 'rule',
  })
})

test('an area is typed by hand, corrected and removed, each step taken back', async () => {
  await using app = await anOffice()
  const made = await app.office.postalAreas.save({ area: { ...DOWNTOWN, zip: '02110-1234' }, version: null })
  expect(made).toMatchObject({ zip: '02110', version: 1 })
  await expect(app.office.postalAreas.save({ area: DOWNTOWN, version: null })).rejects.toMatchObject({
    code: 'invalid',
  })
  await app.office.postalAreas.save({ area: { ...DOWNTOWN, name: 'Harbor' }, version: 1 })
  await expect(app.office.postalAreas.save({ area: DOWNTOWN, version: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await zips(app, 'harb')).toEqual(['02110'])
  expect(await zips(app, '021')).toEqual(['02110'])
  await app.office.postalAreas.remove({ zip: '02110', version: 2 })
  expect(await zips(app)).toEqual([])
  await app.undoLast(app.office)
  expect(await zips(app)).toEqual(['02110'])
  await app.office.postalAreas.removeAll({})
  expect(await zips(app)).toEqual([])
  await app.undoLast(app.office)
  expect(await zips(app)).toEqual(['02110'])
})

test('a point that lies nowhere in the States is refused at the door, and whoever only looks changes nothing', async () => {
  await using app = await anOffice()
  const swapped = { ...DOWNTOWN, latitude: -71.05, longitude: 42.35 }
  await expect(app.office.postalAreas.save({ area: swapped, version: null })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(app.administrator.postalAreas.removeAll({})).rejects.toMatchObject({ code: 'forbidden' })
  expect(await app.administrator.postalAreas.list({})).toMatchObject({ rows: [], known: 0 })
})

test('the table is listed from the school outwards; a school whose address says no ZIP is told so', async () => {
  await using app = await anOffice()
  await app.office.postalAreas.bringIn({ areas: ALL.toReversed() })
  expect(await zips(app)).toEqual(['02110', '02118', '02169', '01608'])
  const { school } = await app.office.postalAreas.list({})
  expect(school).toEqual({ zip: '02110', name: 'Downtown', isSchool: true, isKnown: true })
  const before = await app.owner.school.get({})
  await app.owner.school.update({ ...before, address: 'Bridge Road' })
  expect(await app.office.postalAreas.list({})).toMatchObject({
    school: null,
    rows: [{ miles: null }, {}, {}, {}],
  })
})

test('how far services are counts to their nearest place, from the school or from another ZIP', async () => {
  await using app = await anOffice()
  await app.office.postalAreas.bringIn({ areas: ALL })
  const near = await serviceAt(app, 'South Clinic', '5 Tremont St, Boston, MA 02118')
  const unknown = await serviceAt(app, 'Elsewhere', '5 Elm St, Springfield, MA 01103')
  const nowhere = await serviceAt(app, 'No Address', '')
  const ask = async (from: string | null) =>
    app.office.postalAreas.distances({ from, serviceIds: [near, unknown, nowhere] })
  expect(await ask(null)).toEqual({
    from: { zip: '02110', name: 'Downtown', isSchool: true, isKnown: true },
    miles: [{ serviceId: near, miles: expect.closeTo(1.73, 2) as number }],
  })
  expect((await ask('02118')).miles).toEqual([{ serviceId: near, miles: 0 }])
  expect(await ask('99999')).toMatchObject({ from: { zip: '99999', isKnown: false }, miles: [] })
})

test('the directory says how far, puts the nearest first where asked, and hides nobody whose place is not known', async () => {
  await using app = await anOffice()
  await app.office.postalAreas.bringIn({ areas: ALL })
  await serviceAt(app, 'Able Clinic', '1 Main St, Worcester, MA 01608')
  await serviceAt(app, 'Bay Clinic', '1 Main St, Quincy, MA 02169')
  await serviceAt(app, 'Cove Clinic', '5 Tremont St, Boston, MA 02118-0001')
  await serviceAt(app, 'Dell Clinic', '5 Elm St, Springfield, MA 01103')
  const found = async (wishes: Parameters<TestApp['office']['providers']['list']>[0]) => {
    const { rows, total } = await app.office.providers.list(wishes)
    expect(total).toBe(rows.length)
    return rows.map(({ organizationName }) => organizationName.slice(0, 1)).join('')
  }
  expect(await found({})).toBe('ABCD')
  expect(await found({ nearestFirst: true })).toBe('CBAD')
  expect(await found({ withinMiles: 10 })).toBe('BCD')
  expect(await found({ withinMiles: 2, nearestFirst: true })).toBe('CD')
  expect(await found({ fromZip: '01608', withinMiles: 10 })).toBe('AD')
  // From where nobody knows how far it is, nobody is too far.
  expect(await found({ fromZip: '99999', withinMiles: 1 })).toBe('ABCD')
  const { rows, from } = await app.office.providers.list({ words: 'quincy' })
  expect(rows).toMatchObject([{ miles: expect.closeTo(8.36, 1) as number }])
  expect(from).toMatchObject({ zip: '02110', isSchool: true })
  expect(await app.office.providers.list({ withinMiles: 0, words: 'able' })).toMatchObject({ total: 0 })
})

test('an address that is corrected moves the service, and takes no postal code of the old one along', async () => {
  await using app = await anOffice()
  await app.office.postalAreas.bringIn({ areas: ALL })
  const id = await serviceAt(app, 'Bay Clinic', '1 Main St, Quincy, MA 02169')
  const miles = async () =>
    (await app.office.postalAreas.distances({ serviceIds: [id] })).miles.map((each) => Math.round(each.miles))
  expect(await miles()).toEqual([8])
  const [place] = serviceDestination(app.vault.reading, id)?.locations ?? []
  if (!place) throw new Error('Nothing there')
  // As a directory that came in has it.
  directoryRows.locations.save(app.vault.writing, { ...place, postalCode: '02169' })
  const draft = aProvider({ organizationName: 'Bay Clinic', address: '9 Elm St, Worcester, MA 01608' })
  await app.office.providers.update({ id, version: 1, draft })
  expect(await miles()).toEqual([39])
  await app.undoLast(app.office)
  expect(await miles()).toEqual([8])
})
