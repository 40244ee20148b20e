import { expect, test } from 'vitest'

import type { RecordsRequestDraft } from '#shared/domain/records-request.ts'

import { aContact, aStudent, aStudentWithCase } from '../testing/makers.ts'
import { aReferral, aStep, bySecurePortal, signConsent } from '../testing/referral-makers.ts'
import { aRecordsRequest, at, BY_SUBPOENA } from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { countNames, nameMarks, viewsOf } from './name-marks.ts'

test('what may be a name is offered, waits for nobody, and is hidden where somebody says so', async () => {
  await using app = await createTestApp()
  const by = app.counselor
  const ownerId = app.sessions.counselor.accountId
  const { student, case: open } = await aStudentWithCase(by, ownerId)
  await by.students.create(aStudent({ givenName: 'J', familyName: 'Oyelaran' }))
  const { id } = await by.cases.addNote({ caseId: open.id, words: 'J pushed her in the yard.' })
  const asked = await by.recordsRequests.receive(aRecordsRequest({ studentId: student.id, ownerId }))
  const chosen = await by.recordsRequests.choose({ ...at(asked), parts: [{ kind: 'note', id }] })
  const read = await by.recordsRequests.get({ id: asked.id })
  const found = read.documents.flatMap(({ lines }) => lines).flatMap(({ pieces }) => pieces)
  const [name] = found.flatMap((piece) => piece.name ?? [])
  expect(name).toMatchObject({ decided: null, isSure: false })
  expect([read.undecided, read.missing.includes('names-undecided')]).toEqual([0, false])
  const names = { [name?.key ?? '']: 'hide' as const }
  const hidden = await by.recordsRequests.decideNames({ ...at(chosen), names, alsoHidden: [] })
  expect(await by.recordsRequests.get({ id: hidden.id })).toMatchObject({ undecided: 0, hidden: 1 })
  const { pages } = await by.recordsRequests.previewAnswer({ id: asked.id, language: 'en' })
  expect(pages[0]?.html).toContain('[another person] pushed her')
})

test('a label is read for names like what stands under it', async () => {
  await using app = await createTestApp()
  const student = await app.counselor.students.create(aStudent())
  await app.counselor.students.create(aStudent({ givenName: 'Marcus', familyName: 'Oyelaran' }))
  const line = {
    id: 'one',
    label: 'Statement of Marcus’ mother',
    words: 'It was not so.',
    on: null,
    ahead: null,
  }
  const part = { kind: 'note', id: '00000000-0000-7000-8000-0000000000aa' } as const
  const document = {
    ...{ ...part, on: null, title: 'Case note', isOfAnother: false, statementsBy: [], programOrigin: null },
    ...{ ofDay: null, isExcerpt: false, scan: null, lines: [line] },
  }
  const about = {
    studentId: student.id,
    kind: 'parent',
    requester: '',
    capacity: '',
    names: {},
    alsoHidden: [] as string[],
  } as const
  const views = viewsOf([document], { parts: [part], programMarks: [] }, nameMarks(app.vault.writing, about))
  expect(views[0]?.lines[0]?.label.map(({ words }) => words)).toEqual(['Statement of ', 'Marcus’', ' mother'])
  expect(countNames(views)).toEqual({ undecided: 1, hidden: 0 })
})

test('whoever must not be contacted is marked in what somebody wrote, and decided about; not for themselves', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const away = aContact({ name: 'Ramiro Quintero', doNotContact: true, doNotContactBasis: 'Order of March' })
  await app.office.students.addContact({ studentId: student.id, draft: away })
  const note = await app.counselor.cases.addNote({
    caseId: open.id,
    words: 'Ines says Ramiro waits outside.',
  })
  const parts = [{ kind: 'note' as const, id: note.id }]
  const marked = async (said: Partial<RecordsRequestDraft>) => {
    const ownerId = app.sessions.counselor.accountId
    const request = await app.office.recordsRequests.receive(
      aRecordsRequest({ studentId: student.id, ownerId, ...said }),
    )
    const chosen = await app.counselor.recordsRequests.choose({ ...at(request), parts })
    const { documents, undecided, missing } = await app.counselor.recordsRequests.get(chosen)
    const pieces = documents.flatMap(({ lines }) => lines).flatMap((line) => line.pieces)
    const names = pieces.flatMap(({ words, name }) => (name ? [words] : []))
    return { names, undecided, waits: missing.includes('names-undecided') }
  }
  expect(await marked({ requester: 'Teresa Varga' })).toEqual({
    names: ['Ramiro'],
    undecided: 1,
    waits: true,
  })
  expect(await marked({ requester: 'Ramiro Quintero' })).toEqual({ names: [], undecided: 0, waits: false })
})

test('where a student will be is decided about before an answer leaves to whoever must not be contacted', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, referral } = made
  await signConsent(app, made)
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...bySecurePortal })
  await app.counselor.referrals.scheduleAppointment({
    ...aStep(sent),
    ...{ onDay: '2026-12-18', atTime: null, kind: 'intake' },
  })
  const away = aContact({ name: 'Ramiro Quintero', doNotContact: true, doNotContactBasis: 'Order of March' })
  await app.office.students.addContact({ studentId, draft: away })
  const parts = [{ kind: 'referral' as const, id: referral.id }]
  const ownerId = app.sessions.counselor.accountId
  const asked = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId, ownerId, ...BY_SUBPOENA, requester: 'Lawyers of the father' }),
  )
  const chosen = await app.counselor.recordsRequests.choose({ ...at(asked), parts })
  const read = await app.counselor.recordsRequests.get(chosen)
  const marked = read.documents
    .filter(({ isChosen }) => isChosen)
    .flatMap(({ lines }) => lines)
    .flatMap((line) => line.pieces)
    .flatMap(({ words, name }) => (name ? [{ words, ...name }] : []))
  expect(marked).toMatchObject([
    { words: expect.stringContaining('Bayside'), tells: 'ahead', decided: null },
    { words: expect.stringContaining('18'), tells: 'ahead', decided: null },
  ])
  expect(read.missing).toContain('names-undecided')
  const names = Object.fromEntries(marked.map(({ key }) => [key, 'hide' as const]))
  const hidden = await app.counselor.recordsRequests.decideNames({ ...at(chosen), names, alsoHidden: [] })
  for (const language of ['en', 'es'] as const) {
    const { pages } = await app.counselor.recordsRequests.previewAnswer({ id: hidden.id, language })
    const shown = pages.map(({ html }) => html).join('')
    expect(shown).not.toContain('Bayside')
    expect(shown).not.toMatch(/December 18|Dec 18|18 de diciembre|18 dic/)
    expect(shown).not.toMatch(/another person|otra persona/)
    expect(shown).toMatch(/2 telephone numbers, addresses or days to come are left out|Se omiten 2/)
  }
})
