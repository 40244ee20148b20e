import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import type { MeetingRecord } from '#shared/api/meetings.ts'

import { comes, planMeeting } from '../testing/meeting-makers.ts'
import { aConcern, aContact, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const whyOf = ({ items }: Pick<MeetingRecord, 'items'>) =>
  items.map(({ studentName, subject, reasons }) => [
    studentName ?? (subject.kind === 'line' ? subject.words : ''),
    ...reasons.map(({ why }) => why),
  ])

const lastUndo = (app: TestApp) => app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''

const again = (client: Client, { meeting: { id } }: Pick<MeetingRecord, 'meeting'>) =>
  client.meetings.get({ id })

/** What was decided about a case, beside the safety plan an urgent one asks for. */
const decidedIn = async (app: TestApp, { id }: { readonly id: string }) =>
  (await app.counselor.cases.get({ id })).tasks.filter(({ source }) => source === 'meeting')

/** A case of the counselor that somebody has to talk about, because it is urgent. */
const anUrgentCase = (app: TestApp, givenName: string) =>
  aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    { givenName },
    { urgency: 'urgent', safetySteps: ['parent-called'] },
  )

const itemOf = ({ items }: MeetingRecord, givenName: string) => {
  const found = items.find(({ studentName }) => studentName?.startsWith(givenName))
  if (!found) throw new Error(`${givenName} is not on the agenda.`)
  return found
}

test('the agenda of a team comes from its caseload, and each item says why it is there', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  await aStudentWithCase(app.counselor, accountId, { givenName: 'Calm' })
  await anUrgentCase(app, 'Urgent')
  const { case: bare } = await aStudentWithCase(app.counselor, accountId, { givenName: 'Bare' })
  await app.counselor.cases.setNext({ ...bare, next: null })
  const fresh = await app.counselor.students.create(aStudent({ givenName: 'Fresh' }))
  await app.office.concerns.create(aConcern(fresh.id))
  expect(whyOf(await planMeeting(app.office))).toEqual([
    ['Urgent Varga', 'pressing'],
    ['Fresh Varga', 'new-concern'],
    ['Bare Varga', 'unplanned'],
  ])
  app.setClock('2026-12-14T15:00:00.000Z')
  const late = await planMeeting(app.office, { onDay: '2026-12-14' })
  expect(whyOf(late)).toContainEqual(['Calm Varga', 'overdue'])
})

test('what comes up after a meeting was planned is offered, and put on the agenda when somebody wants it', async () => {
  await using app = await createTestApp()
  const planned = await planMeeting(app.counselor)
  expect(planned.offers).toEqual([])
  await anUrgentCase(app, 'Urgent')
  const { offers, meeting } = await again(app.counselor, planned)
  expect(offers).toMatchObject([{ studentName: 'Urgent Varga', reasons: [{ why: 'pressing' }] }])
  const subjects = offers.map(({ subject }) => subject)
  await app.counselor.meetings.addItems({ id: meeting.id, subjects })
  const after = await again(app.counselor, planned)
  expect([whyOf(after), after.offers]).toEqual([[['Urgent Varga', 'pressing']], []])
  await expect(app.counselor.meetings.addItems({ id: meeting.id, subjects })).rejects.toMatchObject({
    code: 'rule',
  })
  await app.undoLast(app.counselor)
  expect((await again(app.counselor, planned)).items).toEqual([])
})

test('a crisis after a meeting was planned moves its student up the agenda, once, until somebody moves them by hand', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  await anUrgentCase(app, 'Urgent')
  const student = await app.counselor.students.create(aStudent({ givenName: 'Fresh' }))
  const concern = await app.office.concerns.create(aConcern(student.id))
  const planned = await planMeeting(app.counselor, { onDay: '2026-12-08' })
  expect(whyOf(planned)).toEqual([
    ['Urgent Varga', 'pressing'],
    ['Fresh Varga', 'new-concern'],
  ])
  await app.counselor.concerns.triage(
    aTriage(concern, accountId, { urgency: 'emergency', safetySteps: ['parent-called'] }),
  )
  const pressed = await again(app.counselor, planned)
  expect([whyOf(pressed), pressed.offers]).toEqual([
    [
      ['Fresh Varga', 'pressing'],
      ['Urgent Varga', 'pressing'],
    ],
    [],
  ])
  const [one, other] = pressed.items
  if (!one || !other) throw new Error('Nothing is on the agenda.')
  const subjects = [{ kind: 'case' as const, caseId: one.caseId ?? '' }]
  await expect(app.counselor.meetings.addItems({ id: planned.meeting.id, subjects })).rejects.toMatchObject({
    data: { message: 'meetings:errors.onIt' },
  })
  const namesNow = async () => whyOf(await again(app.counselor, planned)).map(([name]) => name)
  await app.counselor.meetings.swapItems({ one, other })
  expect(await namesNow()).toEqual(['Urgent Varga', 'Fresh Varga'])
  await app.undoLast(app.counselor)
  expect(await namesNow()).toEqual(['Fresh Varga', 'Urgent Varga'])
  await app.counselor.meetings.end((await again(app.counselor, planned)).meeting)
  expect(await namesNow()).toEqual(['Fresh Varga', 'Urgent Varga'])
})

test('a restricted case, and one a participant is kept from, never come by themselves', async () => {
  await using app = await createTestApp()
  const hidden = await anUrgentCase(app, 'Hidden')
  await app.counselor.cases.setRestricted({ ...hidden.case, restricted: true })
  const kin = await anUrgentCase(app, 'Kin')
  const sister = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  await app.owner.recusals.add({
    accountId: sister.accountId,
    studentId: kin.student.id,
    reason: 'He is her brother.',
  })
  const people = [comes(sister.accountId), comes(app.sessions.counselor.accountId)]
  const planned = await planMeeting(app.counselor, { people })
  expect([planned.items, planned.offers]).toEqual([[], []])
  const { id } = planned.meeting

  await app.counselor.meetings.addItems({
    id,
    subjects: [hidden, kin].map((each) => ({ kind: 'case', caseId: each.case.id })),
  })
  expect(whyOf(await again(app.counselor, planned))).toEqual([
    ['Hidden Varga', 'chosen'],
    ['Kin Varga', 'chosen'],
  ])
  expect(whyOf(await again(app.owner, planned))).toEqual([['Kin Varga', 'chosen']])
  for (const client of [sister.client]) {
    const seen = await again(client, planned)
    expect([seen.items, seen.meeting.items, seen.offers]).toEqual([[], 0, []])
    expect((await client.meetings.list({})).coming).toMatchObject([{ id, items: 0 }])
    const subjects = [{ kind: 'case' as const, caseId: kin.case.id }]
    await expect(client.meetings.addItems({ id, subjects })).rejects.toMatchObject({ code: 'not_found' })
    const [item] = (await again(app.counselor, planned)).items.slice(1)
    const target = { id: item?.id ?? '', version: 1 }
    for (const refused of [
      client.meetings.writeNotes({ ...target, notes: 'Hello' }),
      client.meetings.removeItem(target),
      client.meetings.decide({
        itemId: target.id,
        what: 'Hello',
        ownerId: sister.accountId,
        dueOn: '2026-12-10',
      }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'not_found' })
  }
  expect(app.faults).toEqual([])
})

test('items change their places beside those somebody may not see, and go while nothing was written', async () => {
  await using app = await createTestApp()
  const planned = await planMeeting(app.office)
  const { id } = planned.meeting
  const words = async () => whyOf(await again(app.office, planned)).map(([first]) => first)
  await app.office.meetings.addItems({
    id,
    subjects: ['One', 'Two', 'Three'].map((line) => ({ kind: 'line', words: line })),
  })
  const [one, two] = (await again(app.office, planned)).items
  if (!one || !two) throw new Error('Nothing is there.')
  await app.office.meetings.swapItems({ one, other: two })
  expect(await words()).toEqual(['Two', 'One', 'Three'])
  await expect(app.office.meetings.swapItems({ one, other: two })).rejects.toMatchObject({ code: 'conflict' })
  await app.undoLast(app.office)
  expect(await words()).toEqual(['One', 'Two', 'Three'])
  const [first] = (await again(app.office, planned)).items
  await app.office.meetings.removeItem({ id: first?.id ?? '', version: first?.version ?? 0 })
  expect(await words()).toEqual(['Two', 'Three'])
  await app.undoLast(app.office)
  expect(await words()).toEqual(['One', 'Two', 'Three'])
  const [kept] = (await again(app.office, planned)).items
  if (!kept) throw new Error('Nothing is there.')
  await app.counselor.meetings.writeNotes({ ...kept, notes: 'We talked.' })
  await expect(app.office.meetings.removeItem({ ...kept, version: kept.version + 1 })).rejects.toMatchObject({
    code: 'rule',
  })
})

test('what was said stands on the timeline of the case under the day of the meeting, and a clerk does not read it', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app, 'Urgent')
  const planned = await planMeeting(app.counselor, { onDay: '2026-12-08' })
  const item = itemOf(planned, 'Urgent')
  await app.counselor.meetings.writeNotes({ ...item, notes: 'Sleeps again.' })
  await expect(app.office.meetings.writeNotes({ ...item, version: 2, notes: 'No' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const told = { onDay: '2026-12-08', kind: 'team', notesBy: app.sessions.counselor.accountId }
  expect((await app.counselor.cases.get(open)).meetings).toMatchObject([{ ...told, notes: 'Sleeps again.' }])
  expect((await app.office.cases.get(open)).meetings).toMatchObject([{ ...told, notes: '' }])
  expect(itemOf(await again(app.office, planned), 'Urgent').notes).toBe('')
  expect(await app.counselor.search.find({ words: 'sleeps' })).toMatchObject([
    { kind: 'note', opens: open.id },
  ])
  expect(await app.office.search.find({ words: 'sleeps' })).toEqual([])
  await app.undoLast(app.counselor)
  expect((await app.counselor.cases.get(open)).meetings).toEqual([])
  expect(await app.counselor.search.find({ words: 'sleeps' })).toEqual([])
})

test('a decision about a student is a task of the case, on the list of whoever does it; undone it comes up next time', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app, 'Urgent')
  const planned = await planMeeting(app.counselor, { onDay: '2026-12-08' })
  const item = itemOf(planned, 'Urgent')
  const { accountId: ownerId } = app.sessions.office
  const decided = { itemId: item.id, what: 'Ask about lunch', ownerId, dueOn: '2026-12-08' }
  await app.counselor.meetings.decide(decided)
  expect(await decidedIn(app, open)).toMatchObject([
    { source: 'meeting', name: 'Ask about lunch', ownerId, dueOn: '2026-12-08', urgency: 'urgent' },
  ])
  const { dueToday } = await app.office.today.get({ whose: 'mine' })
  expect(dueToday).toMatchObject([{ kind: 'task', words: 'Ask about lunch', caseId: open.id }])
  const { decisions } = itemOf(await again(app.counselor, planned), 'Urgent')
  expect(decisions).toMatchObject([{ what: 'Ask about lunch', ownerName: 'The office', isOver: false }])
  await app.counselor.meetings.end((await again(app.counselor, planned)).meeting)
  const next = await planMeeting(app.counselor, { onDay: '2026-12-15' })
  expect(whyOf(next)).toEqual([['Urgent Varga', 'pressing', 'undone']])
  const [task] = await decidedIn(app, open)
  await app.office.tasks.finish({ id: task?.id ?? '', version: 1, words: '' })
  const after = await planMeeting(app.counselor, { onDay: '2026-12-15' })
  expect(whyOf(after)).toEqual([['Urgent Varga', 'pressing']])
  expect(itemOf(await again(app.counselor, planned), 'Urgent').decisions).toMatchObject([{ isOver: true }])
})

test('nobody is given what they may not read, and what was decided can be taken back until somebody went on with it', async () => {
  await using app = await createTestApp()
  const { case: open, student } = await anUrgentCase(app, 'Urgent')
  const planned = await planMeeting(app.counselor)
  const item = itemOf(planned, 'Urgent')
  const sister = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  await app.owner.recusals.add({
    accountId: sister.accountId,
    studentId: student.id,
    reason: 'Her brother.',
  })
  const decide = (ownerId: string, dueOn = '2026-12-10') =>
    app.counselor.meetings.decide({ itemId: item.id, what: 'Ask', ownerId, dueOn })
  await expect(decide(sister.accountId)).rejects.toMatchObject({ code: 'invalid' })
  await expect(decide(app.sessions.administrator.accountId)).rejects.toMatchObject({ code: 'invalid' })
  await expect(decide(app.sessions.counselor.accountId, '2026-12-07')).rejects.toMatchObject({
    code: 'invalid',
  })
  await decide(app.sessions.counselor.accountId)
  await app.undoLast(app.counselor)
  expect(await decidedIn(app, open)).toEqual([])
  await decide(app.sessions.counselor.accountId)
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  const [task] = await decidedIn(app, open)
  await app.counselor.tasks.handOver({
    id: task?.id ?? '',
    version: 1,
    ownerId: app.sessions.owner.accountId,
  })
  await expect(app.counselor.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a decision about no student stays with the meeting and on the Today of whoever took it on', async () => {
  await using app = await createTestApp()
  const { counselor, office, owner } = app.sessions
  const planned = await planMeeting(app.counselor)
  const { items } = await app.counselor.meetings.addItems({
    id: planned.meeting.id,
    subjects: [{ kind: 'line', words: 'Posters' }],
  })
  await app.counselor.meetings.decide({
    itemId: items[0] ?? '',
    what: 'Print the posters',
    ownerId: office.accountId,
    dueOn: '2026-12-08',
  })
  const decisionsOf = async (client: Client) => (await client.today.get({ whose: 'mine' })).decisions
  expect(await decisionsOf(app.office)).toMatchObject([{ what: 'Print the posters', why: 'own' }])
  expect(await decisionsOf(app.counselor)).toEqual([])
  await app.owner.absences.add({
    ...{ accountId: office.accountId, startsOn: '2026-12-08', endsOn: '2026-12-09' },
    ...{ coverId: counselor.accountId, note: '' },
  })
  expect(await decisionsOf(app.counselor)).toMatchObject([{ why: 'covering' }])
  app.setClock('2026-12-21T15:00:00.000Z')
  expect(await decisionsOf(app.owner)).toMatchObject([{ why: 'late' }])

  const [decision] = await decisionsOf(app.office)
  if (!decision) throw new Error('Nothing is decided.')
  await app.office.meetings.changeDecision({ ...decision, ownerId: owner.accountId, dueOn: '2026-12-22' })
  expect(await decisionsOf(app.office)).toEqual([])
  const [theirs] = await decisionsOf(app.owner)
  if (!theirs) throw new Error('Nothing was handed over.')
  await expect(app.owner.meetings.finishDecision({ ...theirs, version: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
  await app.owner.meetings.finishDecision(theirs)
  expect(await decisionsOf(app.owner)).toEqual([])
  await app.undoLast(app.owner)
  expect(await decisionsOf(app.owner)).toHaveLength(1)
})

test('whoever leaves gives the decisions they had taken on to a colleague', async () => {
  await using app = await createTestApp()
  const ben = app.hire('Ben', { roles: ['counselor'], sees: 'office' })
  const { counselor, owner } = app.sessions
  const planned = await planMeeting(app.owner)
  const { items } = await app.owner.meetings.addItems({
    id: planned.meeting.id,
    subjects: [{ kind: 'line', words: 'Posters' }],
  })
  await app.owner.meetings.decide({
    ...{ itemId: items[0] ?? '', what: 'Print', ownerId: ben.accountId, dueOn: '2026-12-10' },
  })
  await app.owner.accounts.remove({ id: ben.accountId, handOverTo: owner.accountId })
  expect((await app.owner.today.get({ whose: 'mine' })).decisions).toMatchObject([{ what: 'Print' }])
  expect(counselor.roles).toEqual(['counselor'])
})

test('whom the protocol asks to come: the roles of the team, the point of contact first, then who stands in', async () => {
  await using app = await createTestApp()
  const role = (id: string, name: string) => ({ id, name, duties: '' })
  await publishProtocol(app.owner, {
    roles: [role('lead', 'Lead'), role('nurse', 'Nurse'), role('other', 'Other')],
    team: { name: 'The team', meets: '', roleIds: ['lead', 'nurse'], decides: '' },
  })
  const account = (session: { accountId: string }) => ({ kind: 'account' as const, id: session.accountId })
  const { owner, counselor, office } = app.sessions
  await app.owner.protocols.setHolders({ roleId: 'lead', colleagues: [owner, counselor].map(account) })
  await app.owner.protocols.setHolders({ roleId: 'other', colleagues: [account(office)] })
  const { people, unheld } = await app.counselor.meetings.plan({ kind: 'team' })
  expect(people).toEqual([
    { attendee: account(owner), name: 'The owner', role: 'Lead', isStandIn: false },
    { attendee: account(counselor), name: 'The counselor', role: 'Lead', isStandIn: true },
  ])
  expect(unheld).toEqual(['Nurse'])
  expect((await app.counselor.meetings.plan({ kind: 're-entry' })).people).toEqual([])
})

test('who came is said for each, nothing before; changing who is asked keeps what was said', async () => {
  await using app = await createTestApp()
  const { owner, counselor } = app.sessions
  const people = [comes(owner.accountId, 'Lead'), comes(counselor.accountId)]
  const guest = { attendee: { kind: 'guest' as const, name: 'Ana Ruiz' }, role: 'Nurse', isStandIn: false }
  const planned = await planMeeting(app.office, {
    people: [...people, guest],
    minutesBy: counselor.accountId,
  })
  expect(planned.people.map(({ name, isPresent }) => [name, isPresent])).toEqual([
    ['The owner', null],
    ['The counselor', null],
    ['Ana Ruiz', null],
  ])
  const [first] = planned.people
  if (!first) throw new Error('Nobody comes.')
  await app.office.meetings.attend({ ...first, isPresent: true })
  await expect(app.office.meetings.attend({ ...first, isPresent: false })).rejects.toMatchObject({
    code: 'conflict',
  })
  const { items: _, caseCode: _1, studentName: _2, ...head } = (await again(app.office, planned)).meeting
  await app.office.meetings.update({ ...head, draft: { ...head, minutesBy: null, people } })
  const after = await again(app.office, planned)
  expect(after.people.map(({ name, isPresent }) => [name, isPresent])).toEqual([
    ['The owner', true],
    ['The counselor', null],
  ])
  await app.undoLast(app.office)
  expect((await again(app.office, planned)).people).toHaveLength(3)
  await expect(
    app.office.meetings.update({
      ...head,
      draft: { ...head, minutesBy: app.sessions.office.accountId, people },
    }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a meeting about one student is there for those alone who may read the case', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app, 'Urgent')
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  const planned = await planMeeting(app.counselor, { kind: 're-entry', caseId: open.id })
  expect(whyOf(planned)).toEqual([['Urgent Varga', 'about']])
  const { id } = planned.meeting
  const { items } = await app.counselor.meetings.addItems({
    id,
    subjects: [{ kind: 'line', words: 'First day' }],
  })
  await app.counselor.meetings.decide({
    itemId: items[0] ?? '',
    what: 'Meet at the door',
    ownerId: app.sessions.counselor.accountId,
    dueOn: '2026-12-10',
  })
  expect(await decidedIn(app, open)).toMatchObject([{ name: 'Meet at the door' }])
  for (const client of [app.owner, app.office]) {
    expect((await client.meetings.list({})).coming).toEqual([])
    await expect(client.meetings.get({ id })).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(app.owner.meetings.create({ ...planned.meeting, people: [] })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a concern waits on the agenda until somebody decides about it, and goes on as its case', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const student = await app.counselor.students.create(aStudent({ givenName: 'Fresh' }))
  const concern = await app.office.concerns.create(aConcern(student.id))
  const planned = await planMeeting(app.counselor)
  const item = itemOf(planned, 'Fresh')
  expect(item).toMatchObject({ isUndecided: true, caseId: null })
  await expect(app.counselor.meetings.writeNotes({ ...item, notes: 'Hello' })).rejects.toMatchObject({
    code: 'rule',
  })
  const { case: opened } = await app.counselor.concerns.triage({
    ...{ concernId: concern.id, version: concern.version, urgency: 'routine', tier: 2 },
    ...{ disposition: 'community-provider', safetySteps: [], note: '', restricted: false },
    next: { action: 'Call', ownerId: accountId, dueOn: '2026-12-10' },
  })
  const decided = itemOf(await again(app.counselor, planned), 'Fresh')
  expect(decided).toMatchObject({ isUndecided: false, caseId: opened?.id, caseCode: opened?.code })
  await app.counselor.meetings.writeNotes({ ...decided, notes: 'Hello' })
  expect((await app.counselor.cases.get({ id: opened?.id ?? '' })).meetings).toHaveLength(1)
})

test('notes and decisions wait for a case: a concern that was answered without one takes none', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const student = await app.counselor.students.create(aStudent({ givenName: 'Fresh' }))
  const concern = await app.office.concerns.create(aConcern(student.id))
  const planned = await planMeeting(app.counselor)
  const item = itemOf(planned, 'Fresh')
  await app.counselor.concerns.triage(
    aTriage(concern, accountId, { disposition: 'not-enough-information', next: null }),
  )
  for (const refused of [
    app.counselor.meetings.writeNotes({ ...item, notes: 'Bruises' }),
    app.counselor.meetings.decide({
      ...{ itemId: item.id, what: 'Ask about the bruises', ownerId: accountId, dueOn: '2026-12-08' },
    }),
  ])
    await expect(refused).rejects.toMatchObject({
      data: { code: 'rule', message: 'meetings:errors.withoutCase' },
    })
  expect((await app.office.today.get({ whose: 'office' })).decisions).toEqual([])
  expect(itemOf(await again(app.counselor, planned), 'Fresh')).toMatchObject({
    isUndecided: false,
    caseId: null,
  })
})

test('the team knows on paper which concern is talked about, by anything but a name', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const [fresh, other] = [
    await app.counselor.students.create(aStudent({ givenName: 'Fresh' })),
    await app.counselor.students.create(aStudent({ givenName: 'Other', grade: '06' })),
  ]
  const concern = await app.office.concerns.create(aConcern(fresh.id, { proposedUrgency: 'urgent' }))
  await app.office.concerns.create(aConcern(other.id, { noticed: ['food'], immediateDanger: true }))
  const { meeting } = await planMeeting(app.counselor)
  const agenda = async () => {
    await app.counselor.meetings.print({ id: meeting.id, what: 'agenda', as: 'paper', language: 'en' })
    return app.host.printed.at(-1) ?? ''
  }
  const paper = await agenda()
  expect(paper).toContain('received Dec 8 · Grade 7 · Urgent · Feelings and health')
  expect(paper).toContain('received Dec 8 · Grade 6 · Danger was named · Basic needs')
  expect(paper).not.toMatch(/Fresh|Other Varga|Sits alone/)
  await app.counselor.concerns.triage(
    aTriage(concern, accountId, { disposition: 'not-enough-information', next: null }),
  )
  expect(await agenda()).toContain('Concern (answered without a case)')
})

test('a decision about a concern is not taken back once a meeting went on with its case', async () => {
  await using app = await createTestApp()
  const student = await app.counselor.students.create(aStudent({ givenName: 'Fresh' }))
  const concern = await app.office.concerns.create(aConcern(student.id))
  const planned = await planMeeting(app.counselor)
  await app.counselor.concerns.triage(aTriage(concern, app.sessions.counselor.accountId))
  const undoId = lastUndo(app)
  await app.counselor.meetings.writeNotes({ ...itemOf(planned, 'Fresh'), notes: 'Sleeps again.' })
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
  expect(app.faults).toEqual([])
  await app.counselor.meetings.writeNotes({ ...itemOf(planned, 'Fresh'), version: 2, notes: '' })
  await app.counselor.undo.run({ undoId })
  expect(itemOf(await again(app.counselor, planned), 'Fresh').isUndecided).toBe(true)
})

test('a meeting about one student takes no other onto its agenda', async () => {
  await using app = await createTestApp()
  const ada = await anUrgentCase(app, 'Ada')
  const bea = await anUrgentCase(app, 'Bea')
  const other = await app.office.concerns.create(aConcern(bea.student.id))
  const { meeting } = await planMeeting(app.counselor, { kind: 'other', title: 'Home', caseId: ada.case.id })
  for (const subject of [
    { kind: 'case' as const, caseId: bea.case.id },
    { kind: 'concern' as const, concernId: other.id },
  ])
    await expect(
      app.counselor.meetings.addItems({ id: meeting.id, subjects: [subject] }),
    ).rejects.toMatchObject({ data: { code: 'rule', message: 'meetings:errors.ofOneStudent' } })
})

test('what was said about one case stands in no other, whatever meeting it was said at', async () => {
  await using app = await createTestApp()
  const ada = await anUrgentCase(app, 'Ada')
  const bea = await anUrgentCase(app, 'Bea')
  const planned = await planMeeting(app.counselor, { onDay: '2026-12-08' })
  await app.counselor.meetings.writeNotes({ ...itemOf(planned, 'Bea'), notes: 'Sleeps again.' })
  // As an agenda could be before a meeting about one student was kept to them.
  app.vault.writing
    .prepare("UPDATE meetings SET kind = 'other', title = 'Home', case_id = :caseId")
    .run({ caseId: ada.case.id })
  expect((await app.counselor.cases.get(ada.case)).meetings).toEqual([])
  expect((await app.counselor.cases.get(bea.case)).meetings).toMatchObject([{ notes: 'Sleeps again.' }])
})

test('a meeting is over once, not before its day, and one without a word can be taken out', async () => {
  await using app = await createTestApp()
  const planned = await planMeeting(app.counselor, { people: [comes(app.sessions.owner.accountId)] })
  await expect(app.counselor.meetings.end(planned.meeting)).rejects.toMatchObject({ code: 'rule' })
  await app.counselor.meetings.remove(planned.meeting)
  expect((await app.counselor.meetings.list({})).coming).toEqual([])
  await app.undoLast(app.counselor)
  expect(await again(app.counselor, planned)).toEqual(planned)
  app.setClock('2026-12-10T20:00:00.000Z')
  await app.counselor.meetings.end(planned.meeting)
  const { past, coming } = await app.counselor.meetings.list({})
  expect([past.length, coming.length]).toEqual([1, 0])
  const [held] = past
  if (!held) throw new Error('Nothing was held.')
  await expect(app.counselor.meetings.end(held)).rejects.toMatchObject({ code: 'rule' })
  const { onDay, atTime, place } = await app.counselor.meetings.plan({ kind: 'team' })
  expect({ onDay, atTime, place }).toEqual({ onDay: '2026-12-17', atTime: '08:15', place: 'Room 4' })
})

test('a meeting a colleague went on with is not taken out from under their work', async () => {
  await using app = await createTestApp()
  const planned = await planMeeting(app.counselor, { people: [comes(app.sessions.owner.accountId)] })
  const planning = lastUndo(app)
  const unseen = async () => {
    for (const refused of [
      app.counselor.undo.run({ undoId: planning }),
      app.counselor.meetings.remove(planned.meeting),
    ])
      await expect(refused.catch((error: unknown) => error)).resolves.toMatchObject({ code: 'conflict' })
  }
  await app.owner.meetings.addItems({
    id: planned.meeting.id,
    subjects: [{ kind: 'line', words: 'Lockdown drill' }],
  })
  await unseen()
  await app.undoLast(app.owner)
  const [person] = planned.people
  await app.owner.meetings.attend({ id: person?.id ?? '', version: 1, isPresent: true })
  await unseen()
  await app.counselor.meetings.remove((await again(app.counselor, planned)).meeting)
})

test('a meeting that was taken out is put back by nobody the case was closed to since', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app, 'Urgent')
  const { meeting } = await planMeeting(app.office, { kind: 're-entry', caseId: open.id })
  await app.office.meetings.remove(meeting)
  const undoId = lastUndo(app)
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  await expect(app.office.undo.run({ undoId })).rejects.toMatchObject({ code: 'not_found' })
})

test('papers call a student by the case code, also where somebody wrote a name without thinking', async () => {
  await using app = await createTestApp()
  const { case: open, student } = await anUrgentCase(app, 'Ines')
  await app.counselor.students.addContact({ studentId: student.id, draft: aContact() })
  const people = [comes(app.sessions.counselor.accountId, 'Lead')]
  const planned = await planMeeting(app.counselor, { onDay: '2026-12-08', people })
  const item = itemOf(planned, 'Ines')
  await app.counselor.meetings.writeNotes({ ...item, notes: 'Her uncle drinks.' })
  await app.counselor.meetings.decide({
    itemId: item.id,
    what: 'Call Teresa Varga about Ines',
    ownerId: app.sessions.office.accountId,
    dueOn: '2026-12-10',
  })
  const { id } = planned.meeting
  for (const what of ['agenda', 'attendance', 'recap'] as const)
    await app.counselor.meetings.print({ id, what, as: 'paper', language: 'en' })
  const [agenda = '', attendance = '', recap = ''] = app.host.printed
  for (const paper of app.host.printed)
    for (const told of ['Ines', 'Varga', 'Teresa', 'uncle']) expect(paper).not.toContain(told)
  expect(agenda).toContain(open.code)
  expect(agenda).toContain('Urgent')
  expect(attendance).toContain('The counselor, Lead')
  expect(recap).toContain(`Call ${open.code} about ${open.code}`)
  expect(recap).toContain('The office')
  expect(recap).toContain('Tuesday, December 15, 2026')
  await app.counselor.meetings.print({ id, what: 'recap', as: 'pdf', language: 'es' })
  expect(app.host.saved).toMatchObject([{ name: 'footbridge-meeting-recap.pdf' }])
})

test('a recap leaves what was decided in the case where not everybody who comes may read it', async () => {
  await using app = await createTestApp()
  const { accountId: ownerId } = app.sessions.counselor
  const closed = await anUrgentCase(app, 'Closed')
  const kin = await anUrgentCase(app, 'Kin')
  const plain = await anUrgentCase(app, 'Plain')
  const sister = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  const planned = await planMeeting(app.counselor, { people: [comes(sister.accountId), comes(ownerId)] })
  for (const name of ['Closed', 'Kin', 'Plain'])
    await app.counselor.meetings.decide({
      ...{ itemId: itemOf(planned, name).id, what: `Ask (${name})`, ownerId, dueOn: '2026-12-09' },
    })
  await app.counselor.cases.setRestricted({ ...closed.case, restricted: true })
  await app.owner.recusals.add({ accountId: sister.accountId, studentId: kin.student.id, reason: 'Kin.' })
  await app.counselor.meetings.print({ id: planned.meeting.id, what: 'recap', as: 'paper', language: 'en' })
  const [recap = ''] = app.host.printed
  for (const each of [closed, kin, plain]) expect(recap).toContain(each.case.code)
  expect(recap).toContain(`Ask (${plain.case.code})`)
  expect(recap.match(/Ask/g)).toHaveLength(2)
  expect(recap).toContain('What was decided stands in the case')
})

test('a paper takes the names of a family away and leaves their small words', async () => {
  await using app = await createTestApp()
  const { case: open, student } = await anUrgentCase(app, 'Ines')
  await app.counselor.students.addContact({
    studentId: student.id,
    draft: aContact({ name: 'María de la Cruz' }),
  })
  const { meeting, items } = await planMeeting(app.counselor, { kind: 're-entry', caseId: open.id })
  await app.counselor.meetings.decide({
    itemId: items[0]?.id ?? '',
    what: 'Llamar a la clínica de idiomas con Maria y la señora Cruz',
    ...{ ownerId: app.sessions.counselor.accountId, dueOn: '2026-12-09' },
  })
  await app.counselor.meetings.print({ id: meeting.id, what: 'recap', as: 'paper', language: 'es' })
  expect(app.host.printed[0]).toContain(
    `Llamar a la clínica de idiomas con ${open.code} y la señora ${open.code}`,
  )
})

test('a guest of a meeting about one student is on paper by what they are here as', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app, 'Ines')
  const guest = {
    attendee: { kind: 'guest' as const, name: 'Teresa Varga' },
    role: 'Mother',
    isStandIn: false,
  }
  const { meeting } = await planMeeting(app.counselor, {
    ...{ kind: 'section-504', caseId: open.id, people: [guest] },
  })
  await app.counselor.meetings.print({ id: meeting.id, what: 'attendance', as: 'paper', language: 'en' })
  expect(app.host.printed[0]).toContain('Mother')
  expect(app.host.printed[0]).not.toContain('Varga')
})

test('where a guest comes to a meeting about one student its papers tell nothing of the student; without one they do', async () => {
  await using app = await createTestApp()
  const me = app.sessions.counselor.accountId
  const { case: open } = await anUrgentCase(app, 'Ines')
  const guest = {
    ...{ attendee: { kind: 'guest' as const, name: 'Dr. Lee' }, role: 'Therapist at Bayside' },
    isStandIn: false,
  }
  const papers = async (people: (typeof guest)[]) => {
    const { meeting, items } = await planMeeting(app.counselor, { kind: 're-entry', caseId: open.id, people })
    const put = await app.counselor.meetings.addItems({
      ...{ id: meeting.id, subjects: [{ kind: 'line', words: 'Ines and the absences' }] },
    })
    for (const itemId of [...items.map(({ id }) => id), ...put.items])
      await app.counselor.meetings.decide({
        ...{ itemId, what: 'She goes on with the group for grief', ownerId: me, dueOn: '2026-12-20' },
      })
    for (const what of ['agenda', 'recap'] as const)
      await app.counselor.meetings.print({ id: meeting.id, what, as: 'paper', language: 'en' })
    return app.host.printed.slice(-2).join('')
  }
  const ofStudent = [open.code, 'group for grief', 'absences', 'Urgent']
  const before = await papers([guest])
  expect(ofStudent.filter((told) => before.includes(told))).toEqual([])
  expect(before).toContain('What was decided stands in the case')
  const among = await papers([])
  expect(ofStudent.filter((told) => !among.includes(told))).toEqual(['Urgent'])
})

test('the school’s administrator sees no meeting of the office', async () => {
  await using app = await createTestApp()
  await expect(app.administrator.meetings.list({})).rejects.toMatchObject({ code: 'forbidden' })
})
