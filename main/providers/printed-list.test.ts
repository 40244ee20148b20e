import { expect, test } from 'vitest'

import { aContact, aStudent } from '../testing/makers.ts'
import { aCheck, aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const AREAS = [
  { zip: '02110', latitude: 42.3576, longitude: -71.0514, name: 'Downtown' },
  { zip: '02118', latitude: 42.3371, longitude: -71.0709, name: 'South End' },
  { zip: '02169', latitude: 42.2416, longitude: -71.0047, name: 'Quincy' },
]

/** An office that knows where three areas lie, with a clinic in one of them and another nobody knows the place of. */
async function anOffice() {
  const app = await createTestApp()
  await app.office.postalAreas.bringIn({ areas: AREAS })
  const clinic = { organizationName: 'Bay Clinic', address: '1 Main St, Quincy, MA 02169' }
  await app.office.providers.create(aProvider(clinic))
  await app.office.providers.create(aProvider({ organizationName: 'Able Clinic', address: '5 Elm St' }))
  await app.office.providers.create(
    aProvider({ organizationName: 'Cove Clinic', address: '9 Tremont St, Boston, MA 02118' }),
  )
  return app
}

async function listFor(app: TestApp, studentId: string | null, wishes = {}): Promise<string> {
  const asked = { ...wishes, studentId, printedIn: 'en' } as const
  const { pages } = await app.office.providers.previewList(asked)
  return pages.map(({ html }) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).join(' ')
}

test('printed for a student, the list says how far each place is that is known, and nothing of where they live', async () => {
  await using app = await anOffice()
  const { id } = await app.office.students.create(aStudent({ homeZip: '02110' }))
  const words = await listFor(app, id)
  expect(words).toMatch(/Bay Clinic.*1 Main St, Quincy, MA 02169 About 10 miles from home/)
  expect(words).toMatch(/Cove Clinic.*9 Tremont St, Boston, MA 02118 About 2 miles or less from home/)
  expect(words.match(/from home/g)).toHaveLength(2)
  expect(words).not.toMatch(/02110|Downtown|same/)
})

test('a place in the very area of the home is said to be near, as one beside it is', async () => {
  await using app = await anOffice()
  const { id } = await app.office.students.create(aStudent({ homeZip: '02118' }))
  expect(await listFor(app, id)).toMatch(/02118 About 2 miles or less from home/)
})

test('a list for nobody says nothing of how far anything is, whatever ZIP somebody looked from', async () => {
  await using app = await anOffice()
  const words = await listFor(app, null, { fromZip: '02110', nearestFirst: true })
  expect(words).toContain('Bay Clinic')
  expect(words).not.toMatch(/miles|from home|02110/)
})

test('nothing is said where the home is not known, is no area of the office, or is one of two', async () => {
  await using app = await anOffice()
  const { id: nowhere } = await app.office.students.create(aStudent())
  const { id: beyond } = await app.office.students.create(aStudent({ homeZip: '99999' }))
  const { id: both } = await app.office.students.create(aStudent({ homeZip: '02110' }))
  const draft = aContact({ address: '2 Quay, Quincy, MA 02169', holdsConsentRights: true })
  await app.office.students.addContact({ studentId: both, draft })
  const { id: oneOfTwo } = await app.office.students.create(aStudent())
  for (const address of ['5 Tremont St, Boston, MA 02118', ''])
    await app.office.students.addContact({
      studentId: oneOfTwo,
      draft: aContact({ address, holdsConsentRights: true }),
    })
  for (const id of [nowhere, beyond, both, oneOfTwo])
    expect(await listFor(app, id)).not.toMatch(/miles|from home/)
})

test('the nearest first counts from the home, and whoever must not be contacted is named nowhere on it', async () => {
  await using app = await anOffice()
  const { id } = await app.office.students.create(aStudent({ homeZip: '02118' }))
  const names = (words: string) => words.match(/(Able|Bay|Cove) Clinic/g)
  expect(names(await listFor(app, id, { fromZip: '02169', nearestFirst: true }))).toEqual([
    'Cove Clinic',
    'Bay Clinic',
    'Able Clinic',
  ])
  const draft = aContact({ name: 'Bay Clinic', doNotContact: true, doNotContactBasis: 'Order of the court' })
  await app.office.students.addContact({ studentId: id, draft })
  expect(names(await listFor(app, id))).toEqual(['Able Clinic', 'Cove Clinic'])
})

test('whoever may not open the student prints no list for them; printing one is on the trail', async () => {
  await using app = await anOffice()
  const { id } = await app.office.students.create(aStudent({ homeZip: '02110' }))
  const asked = { studentId: id, printedIn: 'en', as: 'paper' } as const
  await expect(app.administrator.providers.printList(asked)).rejects.toMatchObject({ code: 'not_found' })
  await app.office.providers.printList(asked)
  const { rows } = await app.owner.audit.list({ studentId: id })
  expect(rows.map(({ event }) => event)).toContain('provider.list-printed')
})

test('a list says what a service helps with and who takes nobody now, and names those last while that is not long ago', async () => {
  await using app = await createTestApp()
  const full = await app.office.providers.create(
    aProvider({
      organizationName: 'Able Clinic',
      serviceName: 'Grief groups',
      website: 'https://able.example/',
    }),
  )
  const waiting = await app.office.providers.create(aProvider({ organizationName: 'Bay Clinic' }))
  const asked = await app.office.providers.create(aProvider({ organizationName: 'Cove Clinic' }))
  for (const [{ id, version }, said] of [
    [full, { checkedOn: '2026-12-01', capacity: 'no-capacity' }],
    [waiting, { checkedOn: '2026-12-02', capacity: 'waitlist' }],
    [asked, { checkedOn: '2026-03-01', capacity: 'no-capacity' }],
  ] as const)
    await app.office.providers.verify({ id, version, check: aCheck(said) })
  const words = await listFor(app, null)
  expect(words.match(/(Able|Bay|Cove) Clinic/g)).toEqual(['Bay Clinic', 'Cove Clinic', 'Able Clinic'])
  expect(words).toMatch(/Bay Clinic .*On December 2, 2026 they had a waiting list\./)
  expect(words).toMatch(
    /Able Clinic .*On December 1, 2026 they took no one new\. .*When someone has died.* able\.example /,
  )
  expect(words.match(/took no one/g)).toHaveLength(1)
})

test('what is said to be as near stands by name, so that the order tells no more than the distances', async () => {
  await using app = await createTestApp()
  await app.office.postalAreas.bringIn({
    areas: [...AREAS, { zip: '02116', latitude: 42.3493, longitude: -71.0769, name: 'Back Bay' }],
  })
  for (const [organizationName, zip] of [
    ['Able Clinic', '02116'],
    ['Bay Clinic', '02118'],
    ['Cove Clinic', '02110'],
  ] as const)
    await app.office.providers.create(
      aProvider({ organizationName, address: `1 Main St, Boston, MA ${zip}` }),
    )
  for (const homeZip of ['02110', '02116', '02118']) {
    const { id } = await app.office.students.create(aStudent({ homeZip }))
    const words = await listFor(app, id, { nearestFirst: true })
    expect(words.match(/(Able|Bay|Cove) Clinic/g)).toEqual(['Able Clinic', 'Bay Clinic', 'Cove Clinic'])
    expect(words.match(/2 miles or less/g)).toHaveLength(3)
  }
})

test('a list says what the office knows a service helps with, and never what its words say it does not', async () => {
  await using app = await createTestApp()
  const description = 'We do not offer housing, food or legal help. Drug-free.'
  const draft = aProvider({ organizationName: 'Bay House', serviceName: 'Open door', description })
  const { id, version } = await app.office.providers.create(draft)
  expect(await listFor(app, null)).not.toContain('Helps with')
  await app.office.providers.update({ id, version, draft: { ...draft, help: ['loss'] } })
  expect(await listFor(app, null)).toMatch(/Helps with: When someone has died/)
})
