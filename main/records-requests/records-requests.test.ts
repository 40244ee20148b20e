import { expect, test } from 'vitest'

import type { PartRef, RecordsRequestDraft } from '#shared/domain/records-request.ts'

import { aContact, aStudent } from '../testing/makers.ts'
import { aConsent, aProvider } from '../testing/referral-makers.ts'
import {
  aboutANote as asked,
  approve,
  aRecordsRequest,
  at,
  BY_SUBPOENA,
  chooseAndHide as chosen,
  printAndLeave,
} from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

const answer = { on: TODAY, method: 'post', emergency: null } as const

test('a parent asks, sees the chosen note without the other child, and nothing goes on record', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  const waiting = await app.counselor.today.get({})
  expect(waiting.requests).toMatchObject([
    { requester: 'Teresa Varga', dueOn: '2027-01-22', rule: 'inspection', stage: 'choose', why: 'own' },
  ])
  const record = await app.counselor.students.get({ id: made.student.id })
  expect(record.holds).toMatchObject([{ kind: 'inspection', reason: 'Records request of Teresa Varga' }])

  const picked = await app.counselor.recordsRequests.choose({ ...at(made.request), parts: [made.noteRef] })
  const before = await app.counselor.recordsRequests.get({ id: picked.id })
  expect(before).toMatchObject({ undecided: 1, missing: ['names-undecided', 'not-reviewed'] })
  await expect(app.counselor.recordsRequests.answer({ ...at(picked), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:missing.names-undecided' },
  })

  const decided = await chosen(app, { ...made, request: picked })
  const reviewed = await approve(app, decided)
  const left = await app.counselor.recordsRequests.answer({ ...at(reviewed), ...answer, method: 'inspected' })
  expect(left.outcome).toMatchObject({
    ...{ state: 'left', method: 'inspected', hidden: 1, disclosureId: null },
    parts: [{ ...made.noteRef, title: 'Case note', on: TODAY }],
  })
  const after = await app.counselor.students.get({ id: made.student.id })
  expect([after.disclosures, after.holds]).toEqual([[], []])
  expect((await app.counselor.today.get({})).requests).toEqual([])

  await app.undoLast(app.counselor)
  const again = await app.counselor.recordsRequests.get({ id: left.id })
  expect(again.request.outcome).toBeNull()
  expect((await app.counselor.students.get({ id: made.student.id })).holds).toHaveLength(1)
})

test('a subpoena waits for the parent to be told and the review, is on record, and the hold stays', async () => {
  await using app = await createTestApp()
  const made = await asked(app, BY_SUBPOENA)
  const decided = await chosen(app, made)
  const reviewed = await approve(app, decided)
  await expect(app.counselor.recordsRequests.answer({ ...at(reviewed), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:missing.no-notice' },
  })
  const told = await app.office.recordsRequests.notify({
    ...at(reviewed),
    notice: { state: 'given', on: TODAY, to: 'Teresa Varga', how: 'phone', language: 'es' },
  })
  const left = await printAndLeave(app, told, answer)
  const after = await app.counselor.students.get({ id: made.student.id })
  expect(after.disclosures).toMatchObject([
    {
      ...{ party: 'County Court, Case 26-114', interest: 'A civil case', what: 'Case note: Dec 8, 2026' },
      ...{ exception: 'court-order-or-subpoena', exceptionNote: 'Subpoena 26-114', consentId: null },
      ...{ onDay: TODAY, method: 'post', information: ['school-records'] },
    },
  ])
  expect(left.outcome).toMatchObject({ disclosureId: after.disclosures[0]?.id })
  expect(after.holds).toMatchObject([{ kind: 'legal-matter' }])
  await app.undoLast(app.counselor)
  expect((await app.counselor.students.get({ id: made.student.id })).disclosures).toEqual([])
})

test('an order that forbids to tell keeps what left out of the record a parent may see', async () => {
  await using app = await createTestApp()
  const made = await asked(app, BY_SUBPOENA)
  const spared = await app.office.recordsRequests.notify({
    ...at(made.request),
    notice: { state: 'not-owed', why: 'order-forbids', words: 'Paragraph 4' },
  })
  await expect(
    app.office.recordsRequests.notify({
      ...at(spared),
      notice: { state: 'not-owed', why: 'annual-notice', words: 'Page 2' },
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
  const reviewed = await approve(app, await chosen(app, { ...made, request: spared }))
  const left = await printAndLeave(app, reviewed, answer)
  expect(left.outcome).toMatchObject({ state: 'left', disclosureId: null })
  expect((await app.counselor.students.get({ id: made.student.id })).disclosures).toEqual([])
})

test('police get nothing without a consent, a court paper or an emergency; a threat is on record', async () => {
  await using app = await createTestApp()
  const service = await app.counselor.providers.create(aProvider({ organizationName: 'Harbor Police' }))
  const { organizationId } = service
  const police: Partial<RecordsRequestDraft> = {
    ...{ kind: 'police', requester: 'Det. Lowe', capacity: 'Detective', interest: 'An investigation' },
    ...{ organizationId, consentPurpose: 'planning-at-school', answerBy: '2026-12-10' },
  }
  const made = await asked(app, police)
  const stages = async () => (await app.counselor.today.get({})).requests.map(({ stage }) => stage)
  expect(await stages()).toEqual(['ground'])
  const reviewed = await approve(app, await chosen(app, made))
  await expect(app.counselor.recordsRequests.answer({ ...at(reviewed), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:missing.no-basis' },
  })
  await app.counselor.consents.create(
    aConsent(made.student.id, organizationId, {
      ...{ information: ['school-records'], purposes: ['planning-at-school'] },
    }),
  )
  expect(await stages()).toEqual(['answer'])
  const byConsent = await printAndLeave(app, reviewed, answer)
  expect(byConsent.outcome).toMatchObject({ state: 'left' })
  const [onRecord] = (await app.counselor.students.get({ id: made.student.id })).disclosures
  expect(onRecord).toMatchObject({ exception: null, interest: 'An investigation' })
  expect(onRecord?.consentId).not.toBeNull()

  const again = await app.office.recordsRequests.receive(
    aRecordsRequest({
      ...{ studentId: made.student.id, ownerId: app.sessions.counselor.accountId },
      ...police,
      ...{ organizationId: null, consentPurpose: null },
    }),
  )
  const urgent = await chosen(app, { ...made, request: again })
  await app.counselor.recordsRequests.answer({
    ...at(urgent),
    ...{ ...answer, method: 'in-hand', emergency: { threat: 'She said where she would go.' } },
  })
  const all = (await app.counselor.students.get({ id: made.student.id })).disclosures
  expect(all.map(({ exception, exceptionNote }) => [exception, exceptionNote])).toContainEqual([
    ...['health-or-safety-emergency', 'She said where she would go.'],
  ])
})

test('telling the grandmother, the student under age, or whoever nobody may contact tells no parent', async () => {
  await using app = await createTestApp()
  const made = await asked(app, BY_SUBPOENA)
  const studentId = made.student.id
  const others = [
    { name: 'Samira Haddad', relation: 'grandparent', holdsConsentRights: false },
    { name: 'Omar Varga', relation: 'father', doNotContact: true, doNotContactBasis: 'Order' },
  ] as const
  for (const known of others) await app.office.students.addContact({ studentId, draft: aContact(known) })
  const tell = (to: string) =>
    app.office.recordsRequests.notify({
      ...at(made.request),
      notice: { state: 'given', on: TODAY, to, how: 'phone', language: null },
    })
  for (const to of ['Samira Haddad', 'Omar Varga', 'Ines Varga', 'Nobody Known'])
    await expect(tell(to)).rejects.toMatchObject({
      data: { fields: [{ path: 'notice.to', message: 'requests:errors.mayNotBeTold' }] },
    })
  expect(await tell('Teresa Varga')).toMatchObject({ notice: { to: 'Teresa Varga' } })
})

test('what the administrator did not see does not leave: a change after the review asks for another', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  const reviewed = await approve(app, await chosen(app, made))
  const more = await app.counselor.recordsRequests.choose({
    ...at(reviewed),
    parts: [made.noteRef, { kind: 'student', id: made.student.id }],
  })
  expect(more.review).toBeNull()
  await expect(app.counselor.recordsRequests.answer({ ...at(more), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:missing.not-reviewed' },
  })
})

test('a refusal has its reason, is told to whoever asked, and ends the request', async () => {
  await using app = await createTestApp()
  const { request } = await asked(app)
  const review = { decision: 'refused', by: 'Dr. Osei', on: TODAY, words: '' } as const
  await expect(app.owner.recordsRequests.review({ ...at(request), review, seen: '' })).rejects.toMatchObject({
    code: 'invalid',
  })
  const end = { on: TODAY, how: 'post', words: 'It is about another child.' } as const
  await expect(app.counselor.recordsRequests.refuse({ ...at(request), ...end })).rejects.toMatchObject({
    data: { message: 'requests:errors.notRefused' },
  })
  const refused = await app.owner.recordsRequests.review({
    ...at(request),
    review: { ...review, words: 'It is about another child.' },
    seen: '',
  })
  expect((await app.counselor.today.get({})).requests).toMatchObject([{ stage: 'refuse' }])
  const ended = await app.counselor.recordsRequests.refuse({ ...at(refused), ...end })
  await expect(app.counselor.recordsRequests.withdraw({ ...at(ended), ...end })).rejects.toMatchObject({
    data: { message: 'requests:errors.ended' },
  })
  const { rows } = await app.office.recordsRequests.list({ whose: 'office', show: 'ended' })
  expect(rows).toMatchObject([{ outcome: { state: 'refused' } }])
})

test('a clerk takes a request in and tells the parent, and chooses, reviews and answers nothing', async () => {
  await using app = await createTestApp()
  const { request, noteRef } = await asked(app)
  const record = await app.office.recordsRequests.get({ id: request.id })
  expect(record.documents).toEqual([])
  const refusedTo = { code: 'forbidden' }
  const asClerk = app.office.recordsRequests
  await expect(asClerk.choose({ ...at(request), parts: [noteRef] })).rejects.toMatchObject(refusedTo)
  await expect(asClerk.answer({ ...at(request), ...answer })).rejects.toMatchObject(refusedTo)
  const review = { decision: 'approved', by: 'Me', on: TODAY, words: '' } as const
  await expect(asClerk.review({ ...at(request), review, seen: '' })).rejects.toMatchObject(refusedTo)
  await expect(
    app.counselor.recordsRequests.review({ ...at(request), review, seen: '' }),
  ).rejects.toMatchObject(refusedTo)
})

test('what somebody may not read is no document of theirs, and is answered by whoever may', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  const picked = await app.counselor.recordsRequests.choose({ ...at(made.request), parts: [made.noteRef] })
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  const seen = await app.owner.recordsRequests.get({ id: picked.id })
  expect(seen).toMatchObject({ kept: 1, request: { parts: [], names: {} } })
  expect(JSON.stringify(seen)).not.toContain('pushed her')
  expect(JSON.stringify(seen)).not.toContain(made.noteRef.id)
  await expect(app.owner.recordsRequests.answer({ ...at(picked), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:errors.partsKept' },
  })
})

test('private notes, people who must not be contacted and reports to an agency never stand among the documents', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  const { id: studentId } = made.student
  await app.counselor.sealedNotes.create({ studentId, draft: { on: TODAY, words: 'Mine alone.' } })
  await app.counselor.students.addContact({
    studentId,
    draft: aContact({ name: 'Kept Away', doNotContact: true, doNotContactBasis: 'Order' }),
  })
  const { documents } = await app.counselor.recordsRequests.get({ id: made.request.id })
  expect(documents.map(({ kind }) => kind)).toEqual(['student', 'contact', 'concern', 'decision', 'note'])
  expect(JSON.stringify(documents)).not.toMatch(/Mine alone|Kept Away/)
})

test('a request nobody is here for is seen a week before its last day, and by whoever reviews at once', async () => {
  await using app = await createTestApp()
  const made = await asked(app, BY_SUBPOENA)
  const onList = async () => (await app.owner.today.get({})).requests.map(({ why }) => why)
  expect(await onList()).toEqual([])
  app.setClock('2026-12-14T15:00:00.000Z')
  expect(await onList()).toEqual(['late'])
  app.setClock('2026-12-08T15:00:00.000Z')
  const told = await app.office.recordsRequests.notify({
    ...at(made.request),
    notice: { state: 'tried', on: TODAY, words: 'Called twice' },
  })
  await chosen(app, { ...made, request: told })
  expect(await onList()).toEqual(['review'])
  expect((await app.counselor.today.get({})).requests).toHaveLength(1)
  app.setClock('2026-12-18T15:00:00.000Z')
  expect((await app.counselor.today.morning({}))?.dueToday).toBeGreaterThan(0)
})

test('bad input gets a sentence: a day to come, before it came in, no day, no interest, nobody’s list', async () => {
  await using app = await createTestApp()
  const { student } = await asked(app)
  const ownerId = app.sessions.counselor.accountId
  const receive = (said: Partial<RecordsRequestDraft>) =>
    app.office.recordsRequests.receive(aRecordsRequest({ studentId: student.id, ownerId, ...said }))
  const bad: Partial<RecordsRequestDraft>[] = [
    { receivedOn: '2026-12-09' },
    { answerBy: '2026-12-01' },
    { ...BY_SUBPOENA, answerBy: null },
    { kind: 'police', interest: '', answerBy: '2026-12-18' },
    { requester: '   ' },
    { ownerId: app.sessions.administrator.accountId },
    { organizationId: student.id },
  ]
  for (const said of bad)
    await expect(receive(said), JSON.stringify(said)).rejects.toMatchObject({ code: 'invalid' })
  // Nobody names a day for the police: the office’s own reminder holds.
  expect(await receive({ kind: 'police', interest: 'x', answerBy: null })).toMatchObject({ answerBy: null })
  const emoji = await receive({ requester: '🙂 <b>A&B</b> ‮abc', asksFor: 'x'.repeat(8000) })
  expect(emoji.requester).toContain('<b>')
  expect(app.faults).toEqual([])
})

test('a subpoena that does not say what it is for is taken as it came, and the record of what left says so', async () => {
  await using app = await createTestApp()
  const made = await asked(app, { ...BY_SUBPOENA, interest: '' })
  const reviewed = await approve(app, await chosen(app, made))
  const told = await app.office.recordsRequests.notify({
    ...at(reviewed),
    notice: { state: 'given', on: TODAY, to: 'Teresa Varga', how: 'phone', language: 'es' },
  })
  await printAndLeave(app, told, answer)
  const { pages } = await app.counselor.disclosures.preview({ studentId: made.student.id, language: 'en' })
  expect(pages[0]?.html).toContain('Their paper does not say what for.')
})

test('what prints holds the chosen note without the hidden name, says that it is a draft, and letters say by when', async () => {
  await using app = await createTestApp()
  const made = await asked(app, BY_SUBPOENA)
  const { id } = made.request
  const paper = () => app.counselor.recordsRequests.previewAnswer({ id, language: 'en' })
  await expect(paper()).rejects.toMatchObject({ data: { message: 'requests:missing.nothing-chosen' } })
  const picked = await app.counselor.recordsRequests.choose({ ...at(made.request), parts: [made.noteRef] })
  await expect(paper()).rejects.toMatchObject({ data: { message: 'requests:missing.names-undecided' } })
  await chosen(app, { ...made, request: picked })
  const shown = (await paper()).pages.map(({ html }) => html).join('')
  expect(shown).toContain('[another person]')
  expect(shown).toMatch(
    /<p dir="auto">\[another person\] pushed her in the yard\.<\/p><p dir="auto">She went in\.<\/p>/,
  )
  expect(shown).not.toContain('Marcus')
  expect(shown).toContain('Not to be given out')
  await app.counselor.recordsRequests.printAnswer({ id, language: 'es', as: 'paper' })
  expect(app.host.printed.at(-1)).toContain('[otra persona]')
  expect(app.host.printed.at(-1)).not.toContain('Marcus')

  const letter = (what: 'acknowledgment' | 'notice') =>
    app.office.recordsRequests.previewLetter({ id, language: 'en', what })
  expect((await letter('acknowledgment')).pages[0]?.html).toContain('by Dec 18, 2026')
  expect((await letter('notice')).pages[0]?.html).toContain('County Court, Case 26-114')
  expect((await app.counselor.students.get({ id: made.student.id })).disclosures).toEqual([])
  expect(app.faults).toEqual([])
})

test('a hyphenated word that is to be hidden leaves the request open to be read and changed', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  await app.counselor.students.create(aStudent({ givenName: '小明', familyName: '-' }))
  const parts = [made.noteRef]
  const request = await app.counselor.recordsRequests.choose({ ...at(made.request), parts })
  const words = { names: {}, alsoHidden: ['in the-yard', 'the yard'] }
  const decided = await app.counselor.recordsRequests.decideNames({ ...at(request), ...words })
  expect(await app.counselor.recordsRequests.get({ id: decided.id })).toMatchObject({ hidden: 1 })
  const back = { ...at(decided), names: {}, alsoHidden: [] }
  expect(await app.counselor.recordsRequests.decideNames(back)).toMatchObject({ alsoHidden: [] })
})

test('only an emergency that is the ground spares notice and review, and the threat always stands in the record', async () => {
  await using app = await createTestApp()
  const emergency = { threat: 'She said she would not live through the night.' }
  const urgent = await asked(app, BY_SUBPOENA)
  const left = await app.counselor.recordsRequests.answer({
    ...at(await chosen(app, urgent)),
    ...answer,
    emergency,
  })
  expect(left.outcome).toMatchObject(emergency)
  expect((await app.counselor.students.get({ id: urgent.student.id })).disclosures).toMatchObject([
    { exception: 'health-or-safety-emergency', exceptionNote: emergency.threat },
  ])
  const notice = { state: 'given', on: TODAY, to: 'Teresa Varga', how: 'phone', language: 'es' } as const
  const ordinary = await asked(app, BY_SUBPOENA)
  const told = await app.office.recordsRequests.notify({ ...at(ordinary.request), notice })
  const reviewed = await approve(app, await chosen(app, { ...ordinary, request: told }))
  await printAndLeave(app, reviewed, { ...answer, emergency })
  expect((await app.counselor.students.get({ id: ordinary.student.id })).disclosures).toMatchObject([
    { exception: 'court-order-or-subpoena', exceptionNote: `Subpoena 26-114 · ${emergency.threat}` },
  ])
})

test('nothing is said to have left before the parent was told and the administrator looked', async () => {
  await using app = await createTestApp()
  app.setClock('2026-12-01T15:00:00.000Z')
  const made = await asked(app, { ...BY_SUBPOENA, receivedOn: '2026-12-01' })
  app.setClock('2026-12-08T15:00:00.000Z')
  const notice = {
    state: 'given',
    on: '2026-12-04',
    to: 'Teresa Varga',
    how: 'phone',
    language: 'en',
  } as const
  const told = await app.office.recordsRequests.notify({ ...at(made.request), notice })
  const reviewed = await approve(app, await chosen(app, { ...made, request: told }))
  const on = (day: string) => printAndLeave(app, reviewed, { ...answer, on: day })
  for (const [day, message] of [
    ['2026-12-02', 'requests:missing.before-notice'],
    ['2026-12-07', 'requests:missing.before-review'],
  ] as const)
    await expect(on(day)).rejects.toMatchObject({ data: { fields: [{ path: 'on', message }] } })
  expect((await on(TODAY)).outcome).toMatchObject({ state: 'left' })
})

test('what a consent for a clinic allows goes to the clinic, and a change of the clinic is reviewed again', async () => {
  await using app = await createTestApp()
  const service = await app.counselor.providers.create(aProvider({ organizationName: 'Bayside' }))
  const { organizationId } = service
  const made = await asked(app, {
    ...{ kind: 'other', requester: 'The Harbor Gazette', capacity: 'Reporter', interest: 'A story' },
    ...{ answerBy: '2026-12-10' },
  })
  await app.counselor.consents.create(
    aConsent(made.student.id, organizationId, { information: ['school-records'], purposes: ['payment'] }),
  )
  const reviewed = await approve(app, await chosen(app, made))
  const { ownerId, answerBy, shown } = made.request
  const same = { ownerId, answerBy, shown, organizationId: null, consentPurpose: null }
  const kept = await app.office.recordsRequests.change({ ...at(reviewed), ...same })
  expect(kept.review).not.toBeNull()
  const ground = { ...same, organizationId, consentPurpose: 'payment' } as const
  const changed = await app.office.recordsRequests.change({ ...at(kept), ...ground })
  expect(changed.review).toBeNull()
  const { id } = changed
  const { pages } = await app.counselor.recordsRequests.previewAnswer({ id, language: 'en' })
  expect(pages[0]?.html).toContain('Bayside, The Harbor Gazette, Reporter')
  await printAndLeave(app, await approve(app, changed), answer)
  expect((await app.counselor.students.get({ id: made.student.id })).disclosures).toMatchObject([
    { party: 'Bayside, The Harbor Gazette, Reporter', exception: null },
  ])
})

test('what no ground lets leave does not print; what left prints that day, later only as a copy that says so', async () => {
  await using app = await createTestApp()
  const made = await asked(app, {
    ...{ kind: 'police', requester: 'Det. Lowe', capacity: 'Detective', interest: 'An investigation' },
    ...{ answerBy: '2026-12-10' },
  })
  const decided = await chosen(app, made)
  const { id } = decided
  const print = () => app.counselor.recordsRequests.printAnswer({ id, language: 'en', as: 'paper' })
  await expect(print()).rejects.toMatchObject({ data: { message: 'requests:missing.no-basis' } })
  const emergency = { threat: 'He said that he has a weapon.' }
  await app.counselor.recordsRequests.answer({ ...at(decided), ...answer, emergency })
  await print()
  expect(app.host.printed.at(-1)).not.toContain('class="mark"')
  app.setClock('2027-05-08T15:00:00.000Z')
  await print()
  expect(app.host.printed.at(-1)).toContain('A copy for the file of what left on Dec 8')
})

test('what was taken back does not print', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  const decided = await chosen(app, made)
  const { id } = decided
  await app.office.recordsRequests.withdraw({ ...at(decided), on: TODAY, words: 'They moved' })
  await expect(app.counselor.recordsRequests.previewAnswer({ id, language: 'en' })).rejects.toMatchObject({
    data: { message: 'requests:errors.ended' },
  })
})

test('34 CFR 99.10(e): nobody lifts the hold of a request that is still open', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  const decided = await chosen(app, made)
  const lift = () => app.owner.retention.lift({ id: made.request.holdId ?? '', why: 'Space' })
  const held = async () => (await app.owner.students.get({ id: made.student.id })).holds
  await expect(lift()).rejects.toMatchObject({ data: { message: 'retention:errors.requestOpen' } })
  expect(await held()).toMatchObject([{ mayLift: false }])
  await app.office.recordsRequests.withdraw({ ...at(decided), on: TODAY, words: 'They moved' })
  expect(await held()).toEqual([])
  const court = await asked(app, BY_SUBPOENA)
  const over = { ...at(court.request), on: TODAY, words: 'The case was settled' }
  await app.office.recordsRequests.withdraw(over)
  await app.owner.retention.lift({ id: court.request.holdId ?? '', why: 'The case is over' })
})

test('another student is found by the name of home, and where they stand in the record of disclosures', async () => {
  await using app = await createTestApp()
  const made = await asked(app, { ...BY_SUBPOENA, requester: 'Attorney of Marcus Oyelaran' })
  const other = await app.counselor.students.create(aStudent({ givenName: 'Adaeze', familyName: 'Bello' }))
  const home = aContact({ name: 'Ada Bello', studentNameUsed: 'Tunde' })
  await app.counselor.students.addContact({ studentId: other.id, draft: home })
  const note = await app.counselor.cases.addNote({ caseId: made.caseId, words: 'Tunde pushed her.' })
  const emergency = { threat: 'She is in danger.' }
  await app.counselor.recordsRequests.answer({ ...at(await chosen(app, made)), ...answer, emergency })
  const ownerId = app.sessions.counselor.accountId
  const studentId = made.student.id
  const request = await app.office.recordsRequests.receive(aRecordsRequest({ studentId, ownerId }))
  const parts: PartRef[] = [
    { kind: 'note', id: note.id },
    { kind: 'disclosures', id: studentId },
  ]
  const picked = await app.counselor.recordsRequests.choose({ ...at(request), parts })
  const { documents, undecided } = await app.counselor.recordsRequests.get({ id: picked.id })
  const names = documents
    .flatMap(({ lines }) => lines)
    .flatMap(({ pieces }) => pieces.flatMap(({ words, name }) => (name ? [words] : [])))
  expect([names.toSorted(), undecided]).toEqual([['Marcus Oyelaran', 'Tunde'], 2])
})

test('a parent who asks gets their own address, and not where the other parent lives or what a court said', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  const studentId = made.student.id
  for (const draft of [
    aContact({ name: 'Teresa Varga', address: '1 Elm Street' }),
    aContact({ name: 'Rosa Varga', address: '9 Shelter Lane', custodyNote: 'Order of protection' }),
  ])
    await app.counselor.students.addContact({ studentId, draft })
  const contactsOf = async (id: string) => {
    const { documents } = await app.counselor.recordsRequests.get({ id })
    return JSON.stringify(documents.filter(({ kind }) => kind === 'contact'))
  }
  const own = await contactsOf(made.request.id)
  expect(own).toContain('1 Elm Street')
  expect(own).toContain('Rosa Varga')
  expect(own).toContain('The office answers about it apart')
  expect(own).not.toMatch(/9 Shelter Lane|Order of protection/)
  const ownerId = app.sessions.counselor.accountId
  const court = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId, ownerId, ...BY_SUBPOENA }),
  )
  expect(await contactsOf(court.id)).toContain('9 Shelter Lane')
})
