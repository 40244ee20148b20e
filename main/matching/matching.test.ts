import { expect, test } from 'vitest'

import { NO_NEEDS, type MatchNeeds } from '#shared/domain/matching/needs.ts'
import { rankedNeeds } from '#shared/domain/matching/match.ts'
import { needsOf } from '#shared/domain/matching/student-needs.ts'
import { StudentDraft } from '#shared/domain/student.ts'
import { translate } from '#shared/text/translate.ts'

import { aContact, aStudentWithCase } from '../testing/makers.ts'
import { aCheck, aProvider, aReferral, anEnding, aStep, inHand } from '../testing/referral-makers.ts'
import { dropped, importOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const needing = (asked: Partial<MatchNeeds> = {}): MatchNeeds => ({
  ...NO_NEEDS,
  ...asked,
  payers: [...(asked.payers ?? [])],
})

async function anOffice() {
  const app = await createTestApp()
  const { case: one, student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const options = (asked: Partial<MatchNeeds> = {}, words = '') =>
    app.counselor.matching.options({ caseId: one.id, needs: needing(asked), words })
  return { app, caseId: one.id, studentId: student.id, options }
}

const names = (found: readonly { organizationName: string }[]) =>
  found.map(({ organizationName }) => organizationName)

test('who fits comes first, who does not say stays, and who is known to miss a need is named apart', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  await app.office.providers.create(aProvider({ organizationName: 'Adult Center', minimumAge: 18 }))
  await app.office.providers.create(aProvider({ organizationName: 'Bay Clinic' }))
  await app.office.providers.create(
    aProvider({ organizationName: 'Spanish House', languages: ['es'], payers: ['medicaid'] }),
  )
  const found = await options({ age: 12, language: 'es', payers: ['medicaid'] })
  expect(names(found.options)).toEqual(['Spanish House', 'Bay Clinic'])
  expect(names(found.leftOut)).toEqual(['Adult Center'])
  expect([found.total, found.leftOutTotal, found.relaxations]).toEqual([
    2,
    1,
    [{ without: ['age'], more: 1 }],
  ])
  expect(found.options[0]?.judgements).toContainEqual({
    need: 'language',
    verdict: 'fits',
    because: 'spoken',
    values: { language: 'es' },
  })
  expect(found.options[1]?.judgements).toContainEqual({
    need: 'language',
    verdict: 'unknown',
    because: 'not-said',
    values: {},
  })
})

test('words narrow it down by name, place and number, and what changed in the directory counts at once', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  const made = await app.office.providers.create(
    aProvider({ organizationName: 'Bay Clinic', phone: '555-0177' }),
  )
  await app.office.providers.create(aProvider({ organizationName: 'Spanish House' }))
  expect(names((await options({}, 'bay')).options)).toEqual(['Bay Clinic'])
  expect(names((await options({}, '0177')).options)).toEqual(['Bay Clinic'])
  await app.office.providers.setOffered({ id: made.id, version: made.version, offered: false })
  expect(names((await options({}, 'bay')).options)).toEqual([])
  expect(names((await options({}, 'bay')).leftOut)).toEqual(['Bay Clinic'])
})

test('a provider that goes by somebody nobody may contact is in neither list', async () => {
  const { app, options, studentId } = await anOffice()
  await using _ = app
  await app.office.providers.create(aProvider({ organizationName: 'Marta Krall Counseling' }))
  await app.office.providers.create(aProvider({ organizationName: 'Bay Clinic' }))
  expect((await options()).total).toBe(2)
  await app.counselor.students.addContact({
    studentId,
    draft: aContact({ name: 'Marta Krall', phone: '555-0199', doNotContact: true }),
  })
  const found = await options({ age: 12 })
  expect([names(found.options), found.leftOutTotal]).toEqual([['Bay Clinic'], 0])
})

test('a provider that goes by her in any way, or names her among its people, is not offered where she must not be contacted', async () => {
  const { app, options, studentId } = await anOffice()
  await using _ = app
  const going = [
    'Krall, Marta LCSW',
    '"Krall Counseling, Marta"',
    '"Krall, Marta Ph.D."',
    'M. Krall PsyD',
  ].map((name) => name.replaceAll('"', ''))
  const row = (id: number, name: string, description = 'd', email = '', website = '') =>
    [id, `"${name}"`, `"${description}"`, email, website].join()
  const organizations = [
    ...going.map((name, at) => row(at, name)),
    row(10, 'Own E-mail', 'd', 'Krall@home.example'),
    row(11, 'Her Name in the E-mail', 'd', 'marta.krall@fam.example'),
    row(12, 'Her Name in the Page', 'd', '', 'https://www.martakrall.example'),
    row(13, 'Said of Itself', 'Marta Krall, LCSW, sees children.'),
    row(14, 'Director'),
    row(15, 'E-mail of a Contact'),
    row(16, 'Number of a Service'),
    row(17, 'Two Services'),
    row(18, 'Krall Family Center', 'By the Kralls for everybody', 'marta@fam.example'),
  ]
  const ids = organizations.map((each) => each.split(',')[0])
  await importOf(
    app,
    await dropped(app, {
      'organizations.csv': `id,name,description,email,website\n${organizations.join('\n')}\n`,
      'services.csv': `id,organization_id,name,status\n${ids.map((id) => `s${id},${id},Talks,active`).join('\n')}\nother,17,Groups,active\n`,
      'contacts.csv':
        'id,organization_id,service_id,name,email\nc1,14,,"Krall, Marta",\nc2,15,,Ann Alder,krall@home.example\nc3,,s17,Marta Krall LCSW,\n',
      'phones.csv': 'id,service_id,number\np1,s16,(617) 555-0199\n',
    }),
  )
  expect((await options()).total).toBe(ids.length + 1)
  await app.counselor.students.addContact({
    studentId,
    draft: aContact({
      ...{ name: 'Marta Krall', phone: '617-555-0199', email: 'krall@home.example', doNotContact: true },
    }),
  })
  const found = await options()
  expect(found.options.map(({ organizationName, name }) => [organizationName, name])).toEqual([
    ['Krall Family Center', 'Talks'],
    ['Two Services', 'Groups'],
  ])
})

test('a case that is not there has no list, and whoever keeps the accounts asks for none', async () => {
  const { app, caseId } = await anOffice()
  await using _ = app
  const ask = { caseId, needs: needing() }
  await expect(app.administrator.matching.options(ask)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    app.counselor.matching.options({ ...ask, caseId: '01890000-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('what became of the office’s own referrals is said once there are enough of them', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  const clinic = await app.office.providers.create(aProvider({ organizationName: 'Bay Clinic' }))
  const history = async () => {
    const { options: found } = await options()
    const bay = found.find(({ id }) => id === clinic.id)
    return bay?.judgements.find(({ need }) => need === 'history')
  }
  for (let count = 0; count < 5; count += 1) {
    expect(await history()).toMatchObject({ verdict: 'unknown', because: 'too-few' })
    const { referral } = await aReferral(app, { serviceId: clinic.id, pathway: 'family-contacts-provider' })
    const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
    await app.counselor.referrals.close({ ...aStep(sent), ending: anEnding('closed-no-response') })
  }
  expect(await history()).toMatchObject({
    verdict: 'misses',
    because: 'linked',
    values: { linked: 0, of: 5 },
  })
})

test('a provider that takes the place of one taken back is offered at once, and the other no more', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  await app.office.providers.create(aProvider({ organizationName: 'Typed Wrong' }))
  expect(names((await options()).options)).toEqual(['Typed Wrong'])
  await app.undoLast(app.office)
  await app.office.providers.create(aProvider({ organizationName: 'Typed Right' }))
  expect(names((await options()).options)).toEqual(['Typed Right'])
})

test('an office without providers is told so, and not that a need stands in the way', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  expect((await options({ age: 12 })).hasProviders).toBe(false)
  await app.office.providers.create(aProvider({ minimumAge: 18 }))
  expect(await options({ age: 12 })).toMatchObject({ hasProviders: true, total: 0 })
})

test('typed words narrow the list down and take no need away: three fit, whatever is typed', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  for (const organizationName of ['Bay Clinic', 'Oak House', 'Pine House'])
    await app.office.providers.create(aProvider({ organizationName }))
  await app.office.providers.create(aProvider({ organizationName: 'Bay Adults', minimumAge: 18 }))
  const found = await options({ age: 12 }, 'bay')
  expect([found.total, found.fitting, found.leftOutTotal, found.relaxations]).toEqual([1, 3, 1, []])
})

test('a typed language keeps whoever may speak it, and other words still narrow the list down', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  await app.office.providers.create(aProvider({ organizationName: 'Bay Clinic' }))
  await app.office.providers.create(aProvider({ organizationName: 'Oak House', languages: ['es'] }))
  await app.office.providers.create(aProvider({ organizationName: 'Pine House', languages: ['vi'] }))
  const every = ['Oak House', 'Bay Clinic', 'Pine House']
  expect(names((await options({ language: 'es' })).options)).toEqual(every)
  expect(names((await options({ language: 'es' }, 'spanish')).options)).toEqual(['Oak House', 'Bay Clinic'])
  expect(names((await options({ language: 'es' }, 'spanish bay')).options)).toEqual(['Bay Clinic'])
  expect(names((await options({}, 'spanish')).options)).toEqual(['Bay Clinic', 'Oak House'])
})

test('an agency whose name says one kind of care is asked whether it gives another, and a pantry is not', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  await app.office.providers.create(
    aProvider({ organizationName: 'County Addiction Services', serviceName: 'Outpatient' }),
  )
  await app.office.providers.create(
    aProvider({
      organizationName: 'Harbor Pediatrics',
      serviceName: 'Well visits',
      description: 'Check-ups, and counseling for teens.',
    }),
  )
  await app.office.providers.create(aProvider({ organizationName: 'Food Pantry', serviceName: 'Groceries' }))
  const found = await options({ help: 'talk' })
  expect(names(found.options)).toEqual(['Harbor Pediatrics', 'County Addiction Services'])
  expect(names(found.leftOut)).toEqual(['Food Pantry'])
})

test('the office says what counts first, and takes it back', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  await app.office.providers.create(
    aProvider({ organizationName: 'Free House', payers: ['free'], languages: ['en', 'vi'] }),
  )
  await app.office.providers.create(
    aProvider({ organizationName: 'Spanish House', languages: ['es'], fees: '$80' }),
  )
  const first = async () => (await options({ language: 'es', cost: true })).options[0]?.organizationName
  expect(await first()).toBe('Spanish House')
  await app.owner.school.setPreferenceOrder(['cost', 'language'])
  expect(await app.office.school.preferenceOrder({})).toEqual(['cost', 'language'])
  expect(await first()).toBe('Free House')
  await app.undoLast(app.owner)
  expect(await first()).toBe('Spanish House')
  await expect(app.office.school.setPreferenceOrder(['cost'])).rejects.toMatchObject({ code: 'forbidden' })
})

test('what the office says of a service counts before what its words say: what it helps with, for whom, and who works there', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  await app.office.providers.create(
    aProvider({
      ...{ organizationName: 'Bay Clinic', serviceName: 'Teen counseling' },
      ...{ help: ['loss'], cultures: 'Haitian\nCatholic', clinicianGenders: ['woman'] },
    }),
  )
  await app.office.providers.create(aProvider({ organizationName: 'Pier', serviceName: 'Counseling' }))
  const judged = async (needs: Partial<MatchNeeds>) =>
    (await options(needs)).options.map(({ organizationName, judgements }) => [
      organizationName,
      ...judgements
        .filter(({ need }) => need in needs)
        .map(({ verdict, because }) => `${verdict} ${because}`),
    ])
  expect(await judged({ culture: 'haitian' })).toEqual([
    ['Bay Clinic', 'fits named'],
    ['Pier', 'unknown not-said'],
  ])
  expect(await judged({ gender: 'man' })).toEqual([
    ['Pier', 'unknown not-said'],
    ['Bay Clinic', 'misses not-named'],
  ])
  expect(await judged({ help: 'loss' })).toContainEqual(['Bay Clinic', 'fits named'])
})

test('how far a provider is counts from the home, and from the school where nobody knows the home', async () => {
  const { app, caseId, options, studentId } = await anOffice()
  await using _ = app
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, address: '1 Bridge Road, Boston, MA 02110' })
  const near = { zip: '02118', latitude: 42.3371, longitude: -71.0709, name: 'South End' }
  const far = { zip: '01608', latitude: 42.2625, longitude: -71.8003, name: 'Worcester' }
  const middle = { zip: '02110', latitude: 42.3576, longitude: -71.0514, name: 'Downtown' }
  await app.office.postalAreas.bringIn({ areas: [near, far, middle] })
  const clinic = (organizationName: string, address: string, telehealth: boolean | null = null) =>
    app.office.providers.create(aProvider({ organizationName, address, telehealth }))
  await clinic('Able Clinic', '1 Main St, Worcester, MA 01608')
  await clinic('Bay Clinic', '5 Tremont St, Boston, MA 02118')
  await clinic('Cove Clinic', '')
  await clinic('Dell Online', '', true)
  const asked = async (from: string | null) => {
    const found = await options({ near: true, from })
    return found.options.map(({ organizationName, judgements, miles }) => {
      const { verdict, because } = judgements.find(({ need }) => need === 'near') ?? {}
      return [organizationName.split(' ')[0], verdict, because, miles && Math.round(miles)].join(' ')
    })
  }
  expect(await asked(null)).toEqual([
    'Bay fits miles 2',
    'Dell fits by-video ',
    'Cove unknown not-said ',
    'Able misses miles 39',
  ])
  expect((await options({})).from).toMatchObject({ zip: '02110', isSchool: true })
  expect(await asked('01608')).toEqual([
    'Able fits same-area 0',
    'Dell fits by-video ',
    'Cove unknown not-said ',
    'Bay misses miles 38',
  ])
  // Nobody who came by another way is far from where nobody knows how far it is.
  expect(await asked('99999')).toContain('Able unknown not-said ')
  const { student, contacts } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.students.update({
    ...{ id: studentId, version: student.version },
    draft: { ...StudentDraft.parse(student), homeZip: '01608-1234' },
  })
  const { student: moved } = await app.counselor.cases.get({ id: caseId })
  expect(needsOf(moved, contacts, { reason: undefined, today: '2026-12-08' }).from).toBe('01608')
})

test('a dentist is no question for somebody to talk with, and the few who are known to help come before the many who may', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  await app.office.providers.create(
    aProvider({ organizationName: 'Able Dental', serviceName: 'Dental check and cleaning' }),
  )
  const many = ['Bay', 'Cove', 'Dell', 'Elm'].map((organizationName) =>
    app.office.providers.create(aProvider({ organizationName, serviceName: 'Programs' })),
  )
  for (const { id, version } of await Promise.all(many))
    await app.office.providers.verify({ id, version, check: aCheck({ capacity: 'capacity' }) })
  await app.office.providers.create(aProvider({ organizationName: 'Zeal', serviceName: 'Counseling' }))
  const found = await options({ help: 'talk' })
  expect(names(found.options)).toEqual(['Zeal', 'Bay', 'Cove', 'Dell', 'Elm'])
  expect(names(found.leftOut)).toEqual(['Able Dental'])
  expect(found).toMatchObject({
    ...{ fitting: 5, sure: 0 },
    open: [
      { need: 'help', count: 4 },
      { need: 'open', count: 1 },
    ],
  })
})

test('of two checks the one of the later day counts, whichever was entered last', async () => {
  const { app, options } = await anOffice()
  await using _ = app
  const made = await app.office.providers.create(aProvider())
  const { version } = await app.office.providers.verify({
    ...{ id: made.id, version: made.version },
    check: aCheck({ checkedOn: '2026-12-08', capacity: 'capacity' }),
  })
  await app.office.providers.verify({
    ...{ id: made.id, version },
    check: aCheck({ checkedOn: '2026-12-01', capacity: 'no-capacity' }),
  })
  expect((await options()).total).toBe(1)
})

test('what the screens say of the order is the order: openings last, what was seen to be faster before what is nearer', () => {
  expect(rankedNeeds([]).at(0)).toBe('help')
  expect(rankedNeeds([]).at(-1)).toBe('open')
  expect(translate('en', 'matching:order.about')).toMatch(/help.*age.*pay.*openings.* last/i)
  expect(translate('es', 'matching:order.about')).toMatch(/ayuda.*edad.*pago.*cupos.* al final/)
  expect(translate('en', 'matching:options.counts', { what: 'openings' })).toMatch(
    /openings; .*faster.*nearer/,
  )
  expect(translate('es', 'matching:options.counts', { what: 'cupos' })).toMatch(
    /cupos; .*más rápid.*más cerca/,
  )
})
