import { expect, test } from 'vitest'

import type { AmendmentDraft } from '#shared/domain/amendment.ts'

import { aContact, aStudentWithCase } from '../testing/makers.ts'
import { aConsent, aProvider } from '../testing/referral-makers.ts'
import { approve, aRecordsRequest, at, BY_SUBPOENA, printAndLeave } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const NO = {
  outcome: 'refused',
  by: 'Dr. Osei, principal',
  on: TODAY,
  words: 'It is what was seen.',
} as const
const STAYS = { outcome: 'upheld', on: TODAY, words: 'The hearing officer found it right.' } as const
const STATEMENT = { on: TODAY, words: 'My daughter never pushed anybody.' }

/** A student with two notes, the first of which the mother contests. */
async function contested(app: TestApp, said: Partial<AmendmentDraft> = {}) {
  const ownerId = app.sessions.counselor.accountId
  const { student, case: open } = await aStudentWithCase(app.counselor, ownerId)
  const note = await app.counselor.cases.addNote({ caseId: open.id, words: 'She pushed first.' })
  const other = await app.counselor.cases.addNote({ caseId: open.id, words: 'She slept well.' })
  const amendment = await app.counselor.amendments.ask({
    ...{ studentId: student.id, part: { kind: 'note', id: note.id }, asker: 'Teresa Varga' },
    ...{ wrong: 'She did not push.', wants: 'Take it out', askedOn: TODAY, answerBy: '2026-12-20' },
    ...{ ownerId, ...said },
  })
  return { student, caseId: open.id, note, other, amendment }
}

/** Refused, heard and stated. */
async function stated(app: TestApp, { amendment }: Awaited<ReturnType<typeof contested>>) {
  const refused = await app.owner.amendments.decide({ ...at(amendment), decision: NO })
  const heard = await app.owner.amendments.hear({ ...at(refused), hearing: STAYS })
  return app.counselor.amendments.state({ ...at(heard), statement: STATEMENT })
}

test('34 CFR 99.21(c): a statement goes wherever its part goes, on paper and in the record of disclosures', async () => {
  await using app = await createTestApp()
  const made = await contested(app)
  await stated(app, made)
  const { id: studentId } = made.student
  const answered = async (noteId: string) => {
    const request = await app.office.recordsRequests.receive(
      aRecordsRequest({ studentId, ownerId: app.sessions.counselor.accountId, ...BY_SUBPOENA }),
    )
    const told = await app.office.recordsRequests.notify({
      ...at(request),
      notice: { state: 'tried', on: TODAY, words: 'Called' },
    })
    const parts = [{ kind: 'note' as const, id: noteId }]
    const chosen = await app.counselor.recordsRequests.choose({ ...at(told), parts })
    await printAndLeave(app, await approve(app, chosen), { on: TODAY })
    const [last] = (await app.counselor.students.get({ id: studentId })).disclosures
    return { paper: app.host.printed.at(-1) ?? '', what: last?.what ?? '' }
  }
  const without = await answered(made.other.id)
  expect(without.paper).not.toContain(STATEMENT.words)
  expect(without.what).toBe('Case note: Dec 8, 2026')
  app.setClock('2026-12-08T15:05:00.000Z')
  const withIt = await answered(made.note.id)
  expect(withIt.paper).toContain('She pushed first.')
  expect(withIt.paper).toContain('Statement of Teresa Varga')
  expect(withIt.paper).toContain(STATEMENT.words)
  expect(withIt.what).toBe('Case note: Dec 8, 2026; with the statement of Teresa Varga')
  const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
  expect(pages[0]?.html).toContain('with the statement of <bdi>Teresa Varga</bdi>')
})

test('whoever must not be contacted is named by no answer to a court and by no record of it', async () => {
  await using app = await createTestApp()
  const made = await contested(app)
  await stated(app, made)
  const { id: studentId } = made.student
  const { organizationId } = await app.counselor.providers.create(aProvider())
  const consent = await app.counselor.consents.create(aConsent(studentId, organizationId))
  const draft = aContact({ name: 'Teresa Varga', doNotContact: true, doNotContactBasis: 'Order' })
  await app.office.students.addContact({ studentId, draft })
  const received = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId, ownerId: app.sessions.counselor.accountId, ...BY_SUBPOENA }),
  )
  const told = await app.office.recordsRequests.notify({
    ...{ ...at(received), notice: { state: 'tried', on: TODAY, words: 'Called' } },
  })
  const chosen = await app.counselor.recordsRequests.choose({
    ...at(told),
    parts: [
      { kind: 'note', id: made.note.id },
      { kind: 'consent', id: consent.id },
    ],
  })
  const { documents } = await app.counselor.recordsRequests.get({ id: chosen.id })
  expect(documents.flatMap(({ statementsBy }) => statementsBy)).toEqual([''])
  await printAndLeave(app, await approve(app, chosen), { on: TODAY })
  expect(app.host.printed.at(-1)).toContain('Statement of the family')
  const { disclosures } = await app.counselor.students.get({ id: studentId })
  expect(disclosures[0]?.what).toBe(
    'Case note: Dec 8, 2026; Consent: Dec 1, 2026; with the statement of the family',
  )
  const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
  const papers = [app.host.printed.at(-1), ...pages.map(({ html }) => html)].join('')
  expect([consent.signer, papers.includes('Teresa Varga')]).toEqual(['Teresa Varga', false])
})

test('34 CFR 99.20, 99.21: asked, refused with a hearing offered, heard, and their statement kept', async () => {
  await using app = await createTestApp()
  const made = await contested(app)
  const { id: studentId } = made.student
  const onOwner = async () => (await app.owner.today.get({})).amendments
  expect(await onOwner()).toMatchObject([{ asker: 'Teresa Varga', stage: 'decide', why: 'review' }])
  const early = app.counselor.amendments.state({ ...at(made.amendment), statement: STATEMENT })
  await expect(early).rejects.toMatchObject({ data: { message: 'amendments:errors.noStatement' } })
  const hearing = app.owner.amendments.hear({ ...at(made.amendment), hearing: STAYS })
  await expect(hearing).rejects.toMatchObject({ data: { message: 'amendments:errors.noHearing' } })

  const refused = await app.owner.amendments.decide({ ...at(made.amendment), decision: NO })
  await expect(app.owner.amendments.decide({ ...at(refused), decision: NO })).rejects.toMatchObject({
    data: { message: 'amendments:errors.alreadyDecided' },
  })
  expect(await onOwner()).toMatchObject([{ stage: 'hear' }])
  const heard = await app.owner.amendments.hear({ ...at(refused), hearing: STAYS })
  expect(await onOwner()).toEqual([])
  await app.counselor.amendments.state({ ...at(heard), statement: STATEMENT })
  const { rows } = await app.counselor.amendments.list({ studentId })
  expect(rows).toMatchObject([{ title: 'Case note: She pushed first.', stage: 'over', statement: STATEMENT }])
  await app.undoLast(app.counselor)
  expect((await app.counselor.amendments.list({ studentId })).rows).toMatchObject([{ statement: null }])
})

test('what was changed asks for no hearing and no statement', async () => {
  await using app = await createTestApp()
  const { amendment } = await contested(app)
  const decision = { ...NO, outcome: 'amended' } as const
  const changed = await app.owner.amendments.decide({ ...at(amendment), decision })
  for (const refused of [
    app.owner.amendments.hear({ ...at(changed), hearing: STAYS }),
    app.counselor.amendments.state({ ...at(changed), statement: STATEMENT }),
  ])
    await expect(refused).rejects.toMatchObject({ code: 'rule' })
})

test('nobody reads or decides an amendment of a part that is kept from them, and a counselor decides none', async () => {
  await using app = await createTestApp()
  const made = await contested(app)
  const { id: studentId } = made.student
  const decide = { ...at(made.amendment), decision: NO }
  await expect(app.counselor.amendments.decide(decide)).rejects.toMatchObject({ code: 'forbidden' })
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  expect((await app.owner.amendments.list({ studentId })).rows).toEqual([])
  await expect(app.owner.amendments.decide(decide)).rejects.toMatchObject({ code: 'not_found' })
})

test('bad input gets a sentence: a day to come, an answer before it was asked, a part that is not there', async () => {
  await using app = await createTestApp()
  const { student, amendment } = await contested(app)
  await expect(contested(app, { askedOn: '2026-12-09' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(contested(app, { answerBy: '2026-12-01' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(contested(app, { wrong: '  ' })).rejects.toMatchObject({ code: 'invalid' })
  const gone = { kind: 'note', id: student.id } as const
  await expect(contested(app, { part: gone })).rejects.toMatchObject({ code: 'conflict' })
  const decision = { ...NO, on: '2026-12-09' }
  await expect(app.owner.amendments.decide({ ...at(amendment), decision })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(app.faults).toEqual([])
})

test('a hearing is not before the decision it is about, nor a statement before the hearing', async () => {
  await using app = await createTestApp()
  const { amendment } = await contested(app, { askedOn: '2026-12-01' })
  const decision = { ...NO, on: '2026-12-05' }
  const refused = await app.owner.amendments.decide({ ...at(amendment), decision })
  const hear = (on: string) => app.owner.amendments.hear({ ...at(refused), hearing: { ...STAYS, on } })
  const early = (path: string) => ({
    data: { fields: [{ path, message: 'amendments:errors.beforeDecided' }] },
  })
  await expect(hear('2026-12-02')).rejects.toMatchObject(early('hearing.on'))
  const heard = await hear('2026-12-07')
  const state = (on: string) =>
    app.counselor.amendments.state({ ...at(heard), statement: { ...STATEMENT, on } })
  await expect(state('2026-12-06')).rejects.toMatchObject(early('statement.on'))
  expect(await state('2026-12-07')).toMatchObject({ statement: { on: '2026-12-07' } })
})

test('whoever chooses what to contest sees whose contact it is, and how each of two notes of one day begins', async () => {
  await using app = await createTestApp()
  const { student } = await contested(app)
  const { id: studentId } = student
  for (const [name, relation] of [
    ['Ana Varga', 'mother'],
    ['Luis Varga', 'father'],
  ] as const)
    await app.office.students.addContact({ studentId, draft: aContact({ name, relation }) })
  const { parts, rows } = await app.counselor.amendments.list({ studentId })
  const titles = parts.map(({ title, on }) => [title, on].join())
  expect(new Set(titles).size).toBe(titles.length)
  expect(parts.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      ...['Contact: Mother: Ana Varga', 'Contact: Father: Luis Varga'],
      ...['Case note: She pushed first.', 'Case note: She slept well.'],
    ]),
  )
  expect(rows).toMatchObject([{ title: 'Case note: She pushed first.' }])
})
