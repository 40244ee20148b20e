import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'

import { NEW_SCHOOL_SERVICE, type SchoolServiceDraft } from '#shared/domain/school-service.ts'

import { listAudit } from '../audit/audit.sql.ts'
import { aContact, aStudent, aStudentWithCase } from '../testing/makers.ts'
import {
  aFormsChoice,
  aPacket,
  aProvider,
  aReferral,
  aReferralDraft,
  anEnding,
  aStep,
  inHand,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const aService = (known: Partial<SchoolServiceDraft> = {}): SchoolServiceDraft => ({
  ...NEW_SCHOOL_SERVICE,
  name: 'Lunch group',
  help: ['talk'],
  ...known,
})

const HERE = { pathway: 'school-based', serviceId: null } as const

/** A student referred to a service of the list. */
const refer = async (app: TestApp, schoolServiceId: string) =>
  (await aReferral(app, { ...HERE, schoolService: null, schoolServiceId })).referral

/** Takes back the last things that can be, the last first. */
async function takeBack(app: TestApp, count: number): Promise<void> {
  const undoIds = app.events.flatMap((event) => (event.kind === 'undoable' ? [event.undoId] : []))
  for (const undoId of undoIds.slice(-count).toReversed()) await app.office.undo.run({ undoId })
}

test('the office keeps its own services: added, corrected, ended, offered again, each taken back in its turn', async () => {
  await using app = await createTestApp()
  const made = await app.office.schoolServices.create(aService())
  const changed = await app.office.schoolServices.update({
    ...{ id: made.id, version: made.version },
    draft: aService({ meets: 'Tuesdays, room 12', runById: app.sessions.counselor.accountId, places: 8 }),
  })
  expect(await app.administrator.schoolServices.list({})).toMatchObject([
    {
      name: 'Lunch group',
      meets: 'Tuesdays, room 12',
      runByName: 'The counselor',
      places: 8,
      inIt: 0,
      room: null,
    },
  ])
  await app.office.schoolServices.setOffered({ id: made.id, version: changed.version, offered: false })
  expect(await app.office.schoolServices.list({})).toEqual([])
  expect(await app.office.schoolServices.list({ endedToo: true })).toHaveLength(1)
  await takeBack(app, 3)
  expect(await app.office.schoolServices.list({ endedToo: true })).toEqual([])
  const events = listAudit(app.vault.reading, { afterSeq: 0 }).map(({ event }) => event)
  expect(events.filter((event) => event.startsWith('school-service.'))).toEqual([
    'school-service.created',
    'school-service.updated',
    'school-service.offered',
  ])
})

test('no two services of one name: whoever refers could not tell them apart', async () => {
  await using app = await createTestApp()
  await app.office.schoolServices.create(aService())
  await expect(app.office.schoolServices.create(aService({ name: 'LUNCH  group' }))).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: 'name', message: 'school-services:errors.sameName' }] },
  })
})

test('whoever keeps accounts reads the list and changes nothing on it; a stale page and a day to come are refused', async () => {
  await using app = await createTestApp()
  const { id, version } = await app.office.schoolServices.create(aService())
  await expect(app.administrator.schoolServices.create(aService({ name: 'B' }))).rejects.toMatchObject({
    code: 'forbidden',
  })
  await app.office.schoolServices.update({ id, version, draft: aService({ tier: 2 }) })
  await expect(
    app.office.schoolServices.update({ id, version, draft: aService({ tier: 3 }) }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    app.office.schoolServices.sayRoom({ id, room: 'capacity', onDay: '2027-01-01' }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('a referral points at a service of the list: nothing is disclosed, and it takes a place from the day it is arranged', async () => {
  await using app = await createTestApp()
  const service = await app.office.schoolServices.create(aService({ places: 2 }))
  const draft = await refer(app, service.id)
  expect(draft).toMatchObject({ schoolService: 'Lunch group', schoolServiceId: service.id, serviceId: null })
  const look = async () => {
    const { service: line, numbers } = await app.counselor.schoolServices.get({ id: service.id })
    return { inIt: line.inIt, waiting: line.waiting, ...numbers }
  }
  expect(await look()).toEqual({ inIt: 0, waiting: 0, sent: 0, started: 0, medianDays: null })
  const sent = await app.counselor.referrals.send({ ...aStep(draft), ...inHand })
  expect(app.vault.reading.prepare('SELECT count(*) AS told FROM disclosures').get({})).toEqual({ told: 0 })
  expect(await look()).toMatchObject({ inIt: 1, sent: 1, started: 0 })
  const accepted = await app.counselor.referrals.accept(aStep(sent))
  const waits = await app.counselor.referrals.waitlist(aStep(accepted))
  expect(await look()).toMatchObject({ inIt: 0, waiting: 1, sent: 1 })
  await app.undoLast(app.counselor)
  const linked = await app.counselor.referrals.confirmLinked({
    ...aStep({ ...waits, version: waits.version + 1 }),
    source: 'student-said',
  })
  expect(await look()).toEqual({ inIt: 1, waiting: 0, sent: 1, started: 1, medianDays: 0 })
  await app.counselor.referrals.close({ ...aStep(linked), ending: anEnding('closed-completed') })
  expect(await look()).toMatchObject({ inIt: 0, sent: 1, started: 1 })
})

test('the service that was chosen must be given still, and once somebody is referred it is not unwritten', async () => {
  await using app = await createTestApp()
  const service = await app.office.schoolServices.create(aService())
  const referral = await refer(app, service.id)
  await expect(app.undoLast(app.office)).rejects.toMatchObject({ code: 'conflict' })
  await app.office.schoolServices.setOffered({ id: service.id, version: 1, offered: false })
  await expect(refer(app, service.id)).rejects.toMatchObject({
    data: { fields: [{ path: 'schoolServiceId', message: 'referrals:errors.schoolServiceEnded' }] },
  })
  expect(await app.counselor.referrals.get({ id: referral.id })).toMatchObject({ destination: 'Lunch group' })
})

test('under another name its referrals are found by that, and by the old one again when it is taken back', async () => {
  await using app = await createTestApp()
  const service = await app.office.schoolServices.create(aService({ name: 'Lunsh group' }))
  const { id } = await refer(app, service.id)
  const found = async (words: string) =>
    (await app.counselor.search.find({ words })).filter(({ kind }) => kind === 'referral').length
  await app.office.schoolServices.update({ id: service.id, version: 1, draft: aService() })
  expect(await app.counselor.referrals.get({ id })).toMatchObject({ destination: 'Lunch group' })
  expect([await found('Lunch'), await found('Lunsh')]).toEqual([1, 0])
  await app.undoLast(app.office)
  expect(await app.counselor.referrals.get({ id })).toMatchObject({ destination: 'Lunsh group' })
  expect([await found('Lunch'), await found('Lunsh')]).toEqual([0, 1])
})

test('it is found by its name and where it is, until it is taken off the list', async () => {
  await using app = await createTestApp()
  const { id } = await app.office.schoolServices.create(aService({ meets: 'Room Quillon' }))
  const found = async (words: string) =>
    (await app.office.search.find({ words })).map(({ kind, opens }) => [kind, opens])
  expect(await found('lunch')).toEqual([['school-service', id]])
  expect(await found('quillon')).toEqual([['school-service', id]])
  await app.undoLast(app.office)
  expect(await found('lunch')).toEqual([])
})

test('what was typed stays words, or goes on the list where somebody says so, under one name once', async () => {
  await using app = await createTestApp()
  const ownerId = app.sessions.counselor.accountId
  const { case: one } = await aStudentWithCase(app.counselor, ownerId)
  const typed = (schoolService: string, keepSchoolService: boolean) =>
    app.counselor.referrals.create({
      ...aReferralDraft({ ...HERE, caseId: one.id, ownerId, schoolService }),
      keepSchoolService,
    })
  const names = async () => (await app.counselor.schoolServices.list({})).map(({ name }) => name)
  expect(await typed('Walk with Mr. Ode', false)).toMatchObject({ schoolServiceId: null })
  expect(await names()).toEqual([])
  const kept = await typed('Lunch group', true)
  expect(await typed('lunch GROUP', true)).toMatchObject({ schoolServiceId: kept.schoolServiceId })
  expect(await names()).toEqual(['Lunch group'])
  // Another referral leads there: it stays on the list, whatever became of the first.
  await app.undoLast(app.counselor)
  expect(await names()).toEqual(['Lunch group'])
})

test('taken back, a referral takes what it put on the list with it, and keeps its words', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app, HERE)
  const kept = await app.counselor.referrals.create({
    ...aReferralDraft({
      ...HERE,
      caseId: referral.caseId,
      ownerId: referral.ownerId,
      schoolService: 'Chess',
    }),
    keepSchoolService: true,
  })
  await app.undoLast(app.counselor)
  expect(await app.counselor.schoolServices.list({ endedToo: true })).toEqual([])
  expect(await app.counselor.referrals.get({ id: kept.id })).toMatchObject({
    ...{ state: 'entered-in-error', schoolService: 'Chess', schoolServiceId: null },
  })
})

test('the room is what somebody said last, as of its day, and takes its turn in what fits', async () => {
  await using app = await createTestApp()
  const ownerId = app.sessions.counselor.accountId
  const { case: one } = await aStudentWithCase(app.counselor, ownerId, { grade: '07' })
  const { id } = await app.office.schoolServices.create(aService({ fromGrade: '06', toGrade: '08' }))
  await app.office.schoolServices.create(aService({ name: 'Story circle', toGrade: '03' }))
  const ask = async () => {
    const { fitting, others } = await app.counselor.schoolServices.fitting({
      caseId: one.id,
      needs: { help: 'talk', language: null },
    })
    return [fitting, others].map((all) => all.map(({ service: { name } }) => name))
  }
  expect(await ask()).toEqual([['Lunch group'], ['Story circle']])
  await app.office.schoolServices.sayRoom({ id, room: 'capacity', onDay: '2026-12-01' })
  await app.office.schoolServices.sayRoom({ id, room: 'no-capacity', onDay: '2026-12-05' })
  await app.office.schoolServices.sayRoom({ id, room: 'waitlist', onDay: '2026-12-03' })
  const { service, rooms } = await app.office.schoolServices.get({ id })
  expect(service.room).toEqual({ room: 'no-capacity', onDay: '2026-12-05' })
  expect(rooms.map(({ room, by }) => `${room} ${by}`)).toEqual([
    'no-capacity The office',
    'waitlist The office',
    'capacity The office',
  ])
  expect(await ask()).toEqual([[], ['Story circle', 'Lunch group']])
})

test('a packet for help at school says what to expect there, when and where', async () => {
  await using app = await createTestApp()
  const service = await app.office.schoolServices.create(
    aService({ meets: 'Tuesdays, room 12', whatToExpect: 'We eat together and talk.' }),
  )
  const referral = await refer(app, service.id)
  const { pages } = await app.counselor.packets.preview(
    aPacket(referral.id, { parts: ['letter', 'provider', 'what-to-expect'] }),
  )
  const words = JSON.stringify(pages)
  expect(words.split('We eat together and talk.').length - 1).toBe(2)
  expect(words).toContain('Tuesdays, room 12')
})

test('nothing of the list leaves with the directory, stands among providers, or takes a place from them', async () => {
  await using app = await createTestApp()
  await app.office.providers.create(aProvider())
  await app.office.schoolServices.create(aService({ name: 'Quillon group' }))
  expect((await app.office.providers.list({ words: 'Quillon' })).total).toBe(0)
  expect((await app.office.providers.list({})).total).toBe(1)
  await app.office.providers.saveDirectory({})
  const given = unzipSync(app.host.saved.at(-1)?.bytes ?? new Uint8Array())
  expect(Object.keys(given)).toContain('services.csv')
  for (const file of Object.values(given)) expect(strFromU8(file)).not.toContain('Quillon')
})

const wordsOf = (pages: readonly { readonly html: string }[]) =>
  pages.map(({ html }) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).join(' ')

const LUNCH = aService({
  ...{ fromGrade: '06', toGrade: '08', runBy: 'Adele Grant', meets: 'Tuesdays, room 12', places: 9, tier: 3 },
  ...{ languages: ['en', 'es'], whatToExpect: 'A small group eats together.' },
})

test('a list for families names what of the school’s own somebody ticked, and never who runs it or how many take part', async () => {
  await using app = await createTestApp()
  const { id, version } = await app.office.schoolServices.create(LUNCH)
  const listed = async (withOwn = true) =>
    wordsOf((await app.office.providers.previewList({ printedIn: 'en', withOwn })).pages)
  expect(await listed()).not.toContain('Lunch group')
  await app.office.schoolServices.update({ id, version, draft: { ...LUNCH, onLists: true } })
  const words = await listed()
  for (const said of ['At our school', 'Lunch group', 'A small group eats together.', 'Grade 6', 'Grade 8'])
    expect(words).toContain(said)
  expect(words).toMatch(/When and where: Tuesdays, room 12/)
  expect(words).not.toMatch(/Adele|Grant|Tier|\b9\b/)
  expect(await listed(false)).not.toContain('Lunch group')
  const ended = { id, version: version + 1, offered: false }
  await app.office.schoolServices.setOffered(ended)
  expect(await listed()).not.toContain('Lunch group')
})

test('for one student the list leaves out what is for other grades; the guide for everybody lists all that is ticked', async () => {
  await using app = await createTestApp()
  await app.office.schoolServices.create({ ...LUNCH, onLists: true })
  const { id: second } = await app.office.students.create(aStudent({ grade: '02' }))
  const { id: seventh } = await app.office.students.create(aStudent({ grade: '07' }))
  const listFor = async (studentId: string) =>
    wordsOf((await app.office.providers.previewList({ printedIn: 'es', withOwn: true, studentId })).pages)
  expect(await listFor(second)).not.toContain('Lunch group')
  const words = await listFor(seventh)
  for (const said of ['En nuestra escuela', 'Lunch group', 'Cuándo y dónde', '6.º grado'])
    expect(words).toContain(said)
  const { pages } = await app.office.forms.preview(aFormsChoice({ forms: ['family-guide'] }))
  expect(wordsOf(pages)).toContain('Lunch group')
})

test('a packet holds below its providers what of the school’s own somebody chose, as far as it may stand on lists', async () => {
  await using app = await createTestApp()
  const ticked = await app.office.schoolServices.create({ ...LUNCH, onLists: true })
  const unticked = await app.office.schoolServices.create(aService({ name: 'Grief group' }))
  const { referral } = await aReferral(app)
  const shown = async (ownServiceIds: string[]) =>
    wordsOf(
      (await app.office.packets.preview(aPacket(referral.id, { parts: ['provider-choices'], ownServiceIds })))
        .pages,
    )
  const words = await shown([ticked.id, unticked.id])
  expect(words).toMatch(/At our school.*Lunch group/)
  expect(words).not.toMatch(/Grief group|Adele/)
  expect(await shown([])).not.toContain('At our school')
})

test('what is run by somebody who must not be contacted about a student is offered and listed nowhere for them', async () => {
  await using app = await createTestApp()
  await app.office.schoolServices.create({ ...LUNCH, onLists: true })
  await app.office.schoolServices.create(
    aService({ name: 'Check-in', whatToExpect: 'With Adele Grant, each morning.', onLists: true }),
  )
  await app.office.schoolServices.create(
    aService({ name: 'Homework club', meets: 'Call 305-555-0177 first', onLists: true }),
  )
  await app.office.schoolServices.create(aService({ name: 'Study group', onLists: true }))
  const ownerId = app.sessions.counselor.accountId
  const { student, case: opened } = await aStudentWithCase(app.counselor, ownerId)
  const [studentId, caseId] = [student.id, opened.id]
  const offered = async () => {
    const needs = { help: null, language: null }
    const { fitting, others } = await app.office.schoolServices.fitting({ caseId, needs })
    return [...fitting, ...others].map(({ service }) => service.name).toSorted()
  }
  expect(await offered()).toEqual(['Check-in', 'Homework club', 'Lunch group', 'Study group'])
  const known = { phone: '(305) 555-0177', doNotContact: true, doNotContactBasis: 'An order' }
  await app.office.students.addContact({ studentId, draft: aContact({ name: 'Adele Grant', ...known }) })
  expect(await offered()).toEqual(['Study group'])
  const { pages } = await app.office.providers.previewList({ printedIn: 'en', withOwn: true, studentId })
  expect(wordsOf(pages)).not.toMatch(/Check-in|Lunch group|Grant|Homework|0177/)
  expect(wordsOf(pages)).toContain('Study group')
})
