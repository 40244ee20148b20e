import { expect, test } from 'vitest'

import type { InformationClass } from '#shared/domain/consent.ts'
import type { PartRef } from '#shared/domain/records-request.ts'

import { aKeptStory, type KeptStory } from '../testing/kept-story.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aReferral, signConsent } from '../testing/referral-makers.ts'
import { at } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const WORDS = 'My daughter never said that.'

/** The mother contests a part, the school stays with it, and she places her statement. */
async function state(app: TestApp, { studentId, part }: { studentId: string; part: PartRef }) {
  const asked = await app.counselor.amendments.ask({
    ...{ studentId, part, asker: 'Teresa Varga', wrong: 'She did not.', wants: 'Take it out' },
    ...{ askedOn: TODAY, answerBy: '2026-12-20', ownerId: app.sessions.counselor.accountId },
  })
  const refused = await app.owner.amendments.decide({
    ...at(asked),
    decision: { outcome: 'refused', by: 'Dr. Osei', on: TODAY, words: 'It is so.' },
  })
  const heard = await app.owner.amendments.hear({
    ...at(refused),
    hearing: { outcome: 'upheld', on: TODAY, words: 'Right.' },
  })
  return app.counselor.amendments.state({ ...at(heard), statement: { on: TODAY, words: WORDS } })
}

const plain = { language: 'en', largePrint: false, as: 'paper' } as const

/** How each paper that tells from a part of the record is printed. */
const PAPERS: readonly (readonly [
  what: string,
  kind: PartRef['kind'],
  print: (app: TestApp, story: KeptStory) => Promise<unknown>,
])[] = [
  [
    'the record of disclosures',
    'disclosures',
    (app, { studentId }) => app.counselor.disclosures.print({ studentId, language: 'en', as: 'paper' }),
  ],
  [
    'the safety plan',
    'safety-plan',
    (app, { caseId }) => app.counselor.safetyPlans.print({ caseId, ...plain }),
  ],
  [
    'the plan to come back',
    'return-plan',
    (app, { caseId }) => app.counselor.returnPlans.print({ caseId, what: 'family', ...plain }),
  ],
  [
    'the page for teachers',
    'return-plan',
    (app, { caseId }) => app.counselor.returnPlans.print({ caseId, what: 'teachers', ...plain }),
  ],
  [
    'the record of a crisis',
    'crisis',
    (app, { crisisId: id }) =>
      app.counselor.crises.print({ id, withReport: false, language: 'en', as: 'paper' }),
  ],
]

test.each(PAPERS)('34 CFR 99.21(c): a statement about %s stands on it', async (_what, kind, print) => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const { studentId } = story
  const { documents } = await app.counselor.recordsRequests.get({ id: story.recordsRequestId })
  const part = documents.find((each) => each.kind === kind)
  await print(app, story)
  expect(app.host.printed.at(-1)).not.toContain(WORDS)
  const stated = await state(app, { studentId, part: { kind, id: part?.id ?? '' } })
  app.setClock('2026-12-08T15:30:00.000Z')
  await print(app, story)
  expect(app.host.printed.at(-1)).toContain(WORDS)
  const { forms } = await app.counselor.printing.unsaid({})
  expect(forms[0]?.statementIds).toEqual([stated.id])
})

/** A student who left for another school, which may be told once the parent knows. */
async function aMovedStudent(app: TestApp) {
  const { studentId, caseId } = await aReferral(app)
  const note = await app.counselor.cases.addNote({ caseId, words: 'Her father drinks, she says.' })
  const before = await app.counselor.moves.get({ studentId })
  const { openCase } = before.open
  const move = await app.counselor.moves.leave({
    ...{ studentId, version: before.student.version, how: 'transferred', leftOn: TODAY },
    toSchool: 'Hilltop School',
    referrals: before.open.referrals.map(({ id, version }) => ({ id, version, fate: 'ends' as const })),
    openCase: { fate: 'close', id: openCase?.id ?? '', version: openCase?.version ?? 0, note: '' },
  })
  const telling = (...information: InformationClass[]) => ({
    ...{ id: move.id, version: move.version, studentId },
    call: {
      ...{
        on: TODAY,
        whom: 'Lena',
        capacity: 'Registrar',
        toSchool: '',
        said: 'Her address and her grades.',
      },
      ...{ information, organizationId: null },
      notice: { state: 'given', to: 'Teresa Varga', how: 'phone', on: TODAY, language: null } as const,
    },
  })
  const left = async () => (await app.counselor.students.get({ id: studentId })).disclosures[0]?.what
  return { studentId, note, telling, left }
}

const REFUSED = { code: 'rule', data: { message: 'referrals:errors.statementGoes' } }

test('34 CFR 99.21(c): a call to the new school tells nothing contested without the statement, and the record of it says that it went', async () => {
  await using app = await createTestApp()
  const { studentId, telling, left } = await aMovedStudent(app)
  await state(app, { studentId, part: { kind: 'student', id: studentId } })
  const told = telling('contact-details', 'school-records')
  await expect(app.counselor.moves.call(told)).rejects.toMatchObject(REFUSED)
  await expect(app.counselor.moves.call({ ...told, contestedUntold: true })).rejects.toMatchObject(REFUSED)
  await app.counselor.moves.call({ ...told, withStatements: true })
  expect(await left()).toContain('; with the statement of Teresa Varga')
})

test('34 CFR 99.21(c): whoever tells the new school of its records says whether a contested note was among them', async () => {
  await using app = await createTestApp()
  const { studentId, note, telling, left } = await aMovedStudent(app)
  await state(app, { studentId, part: { kind: 'note', id: note.id } })
  await app.counselor.moves.call(telling('contact-details'))
  await app.undoLast(app.counselor)
  const moved = await app.counselor.moves.get({ studentId })
  const told = { ...telling('school-records'), version: moved.move?.version ?? 0 }
  await expect(app.counselor.moves.call(told)).rejects.toMatchObject(REFUSED)
  await app.counselor.moves.call({ ...told, contestedUntold: true })
  expect(await left()).toBe('School records')
  await app.undoLast(app.counselor)
  const again = await app.counselor.moves.get({ studentId })
  await app.counselor.moves.call({ ...told, version: again.move?.version ?? 0, withStatements: true })
  expect(await left()).toBe('School records; with the statement of Teresa Varga')
})

test('34 CFR 99.21(c): whoever tells a provider school records says whether a contested note was among them', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, caseId, referral } = made
  await signConsent(app, made, { information: ['contact-details', 'school-records'] })
  const note = await app.counselor.cases.addNote({ caseId, words: 'Her father drinks, she says.' })
  await state(app, { studentId, part: { kind: 'note', id: note.id } })
  const tell = (more: object, ...told: InformationClass[]) =>
    app.office.cases.logAttempt({
      ...{ caseId, referralId: referral.id, withWhom: 'provider', contactId: null, channel: 'phone' },
      ...{ language: null, interpreter: '', reached: true, result: '', told },
      ...more,
    })
  await tell({}, 'contact-details')
  await expect(tell({}, 'school-records')).rejects.toMatchObject(REFUSED)
  await tell({ contestedUntold: true }, 'school-records')
  await tell({ withStatements: true }, 'school-records')
  const { disclosures } = await app.counselor.students.get({ id: studentId })
  expect(disclosures.map(({ what }) => what).toSorted()).toEqual([
    'Name and contact details',
    'School records',
    'School records; with the statement of Teresa Varga',
  ])
})

test('34 CFR 99.21(c): a statement stands on the record of disclosures under a heading in the language it prints in', async () => {
  await using app = await createTestApp()
  const { studentId } = await aKeptStory(app, { restricted: false })
  await state(app, { studentId, part: { kind: 'disclosures', id: studentId } })
  await app.counselor.disclosures.print({ studentId, language: 'fr', as: 'paper', interpreter: ANA })
  const paper = app.host.printed.at(-1)
  expect(paper).toContain('Déclaration de <bdi>Teresa Varga</bdi>, <bdi>8 décembre 2026</bdi>')
  expect(paper).toContain(WORDS)
  expect(paper).not.toContain('Statement of')
})
