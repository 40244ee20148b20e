import { expect, test } from 'vitest'

import { aConcern, aContact, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { anEnding, aStep, inHand } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const aCase = (app: TestApp) => aStudentWithCase(app.counselor, app.sessions.counselor.accountId)

const aSchoolReferral = (caseId: string, ownerId: string) => ({
  caseId,
  pathway: 'school-based' as const,
  serviceId: null,
  locationId: null,
  schoolService: 'Lunch group',
  primaryReason: 'withdrawal' as const,
  otherReasons: [],
  urgency: 'routine' as const,
  needIdentifiedOn: '2026-12-08',
  ownerId,
})

const aCall = (caseId: string) => ({
  caseId,
  referralId: null,
  withWhom: 'family' as const,
  contactId: null,
  channel: 'phone' as const,
  language: null,
  interpreter: '',
  reached: true,
  result: 'Agrees to a first talk.',
})

test('a case is one page: student, people, concerns, decisions, notes, calls, referrals', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aCase(app)
  const { accountId } = app.sessions.counselor
  const mother = await app.office.students.addContact({ studentId: student.id, draft: aContact() })
  await app.counselor.cases.addNote({ caseId: open.id, words: 'Sleeps badly.' })
  await app.office.cases.logAttempt({ ...aCall(open.id), contactId: mother.id })
  await app.counselor.referrals.create(aSchoolReferral(open.id, accountId))

  const record = await app.counselor.cases.get(open)
  expect(record).toMatchObject({
    case: { code: open.code },
    student: { id: student.id },
    contacts: [{ id: mother.id, relation: 'mother' }],
    concerns: [{ state: 'triaged' }],
    triages: [{ disposition: 'community-provider' }],
    notes: [{ words: 'Sleeps badly.', authorId: accountId }],
    attempts: [{ contactId: mother.id, reached: true, recordedBy: app.sessions.office.accountId }],
    referrals: [{ destination: 'Lunch group', state: 'draft' }],
    sharedWith: [],
    today: '2026-12-08',
  })
  expect(record.people[accountId]).toBe('The counselor')
})

test('the clerk reads neither notes nor the remarks of a triage nor how a case ended', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId, {}, { note: 'Private.' })
  await app.counselor.cases.addNote({ caseId: open.id, words: 'Sleeps badly.' })
  const seen = await app.office.cases.get(open)
  expect(seen.notes).toEqual([])
  expect(seen.triages).toMatchObject([{ note: '' }])
  expect(seen.concerns).toHaveLength(1)

  await app.counselor.cases.close({ ...open, note: 'Better since therapy.' })
  expect((await app.office.cases.get(open)).case.closingNote).toBe('')
  expect((await app.office.cases.list({ open: false })).rows[0]?.closingNote).toBe('')
  expect((await app.office.students.get(student)).cases[0]?.closingNote).toBe('')
  expect((await app.counselor.cases.get(open)).case.closingNote).toBe('Better since therapy.')
})

test('the clerk reads what the office did about a referral, and not the words with which a counselor ended it', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aCase(app)
  const one = await app.counselor.referrals.create(aSchoolReferral(open.id, accountId))
  const told = 'Told us in confidence.'
  const sent = await app.office.referrals.send({ ...aStep(one, { remark: 'Room 12.' }), ...inHand })
  const ended = await app.counselor.referrals.close({
    ...aStep(sent),
    ending: anEnding('closed-family-declined', { note: told }),
  })
  const again = await app.counselor.referrals.reopen(aStep(ended, { remark: told }))
  await app.counselor.referrals.enterInError(aStep(again, { remark: told }))

  const words = async (who: TestApp['office']) =>
    (await who.cases.get(open)).events.map(({ action, reason }) => [action, reason])
  expect(await words(app.office)).toEqual([
    ['create', ''],
    ['send', 'Room 12.'],
    ['close', ''],
    ['reopen', ''],
    ['enter-in-error', ''],
  ])
  expect((await words(app.counselor)).filter(([, reason]) => reason === told)).toHaveLength(3)
  expect(await app.office.search.find({ words: 'confidence', limit: 10 })).toEqual([])
})

test('a restricted case exists for its owner and those it is shared with, and nobody else', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const restricted = await app.counselor.cases.setRestricted({ ...open, restricted: true })
  for (const other of [app.owner, app.office]) {
    await expect(other.cases.get(open)).rejects.toMatchObject({ code: 'not_found' })
    await expect(other.cases.setNext({ ...restricted, next: null })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(other.cases.logAttempt(aCall(open.id))).rejects.toMatchObject({ code: 'not_found' })
    expect(await other.cases.list({})).toEqual({ rows: [], total: 0 })
  }
  const shared = await app.counselor.cases.share({ ...restricted, with: [app.sessions.owner.accountId] })
  expect((await app.owner.cases.get(open)).sharedWith).toEqual([app.sessions.owner.accountId])
  await app.counselor.cases.share({ ...shared, with: [] })
  await expect(app.owner.cases.get(open)).rejects.toMatchObject({ code: 'not_found' })
  await app.undoLast(app.counselor)
  await app.owner.cases.get(open)
})

test('a case with a mandated report stays restricted, open or closed, whoever asks', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const decided = { disposition: 'mandated-report' } as const
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId, {}, decided)
  expect(open.restricted).toBe(true)
  const lifted = app.counselor.cases.setRestricted({ ...open, restricted: false })
  await expect(lifted).rejects.toMatchObject({
    code: 'rule',
    data: { message: 'cases:errors.staysRestricted' },
  })

  const closed = await app.counselor.cases.close({ ...open, note: 'The agency carries it.' })
  await expect(app.counselor.cases.setRestricted({ ...closed, restricted: false })).rejects.toMatchObject({
    code: 'rule',
  })
  expect((await app.counselor.cases.get(open)).case.restricted).toBe(true)
  expect((await app.office.students.get(student)).cases).toEqual([])
})

test('a restriction somebody ticked is lifted again', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aStudentWithCase(app.counselor, accountId, {}, { restricted: true })
  expect((await app.counselor.cases.setRestricted({ ...open, restricted: false })).restricted).toBe(false)
  expect((await app.office.cases.get(open)).case.restricted).toBe(false)
})

test('a case is shared with caseworkers only', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await expect(
    app.counselor.cases.share({ ...open, with: [app.sessions.office.accountId] }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'with.0', message: 'cases:errors.cannotHoldCases' }] } })
})

test('whoever restricts a colleague’s case goes on working on it', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await app.owner.cases.setRestricted({ ...open, restricted: true })
  await app.owner.cases.get(open)
  await app.undoLast(app.owner)
  expect((await app.office.cases.get(open)).sharedWith).toEqual([])
})

test('the next step has an owner who works here and can see the case', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const next = { action: 'Print the packet', ownerId: app.sessions.office.accountId, dueOn: '2026-12-09' }
  const changed = await app.office.cases.setNext({ ...open, next })
  expect(changed).toMatchObject({ nextAction: 'Print the packet', version: 2 })
  await expect(
    app.counselor.cases.setNext({ ...changed, next: { ...next, ownerId: open.id } }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: 'next.ownerId', message: 'cases:errors.cannotOwnWork' }] },
  })

  const restricted = await app.counselor.cases.setRestricted({ ...changed, restricted: true })
  await expect(app.counselor.cases.setNext({ ...restricted, next })).rejects.toMatchObject({
    data: { fields: [{ path: 'next.ownerId', message: 'cases:errors.cannotSeeCase' }] },
  })
  expect((await app.counselor.cases.setNext({ ...restricted, next: null })).nextAction).toBeNull()
})

test('a case is offered to those alone who can take it', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const { owner, counselor, office } = app.sessions
  const offered = async () => {
    const { workers, holders } = await app.counselor.cases.get(open)
    return { workers, holders }
  }
  const both = await offered()
  expect(both.workers).toEqual(expect.arrayContaining([counselor.accountId, office.accountId]))
  expect(both.holders).toContain(owner.accountId)
  expect(both.holders).not.toContain(office.accountId)

  await app.owner.recusals.add({
    accountId: office.accountId,
    studentId: open.studentId,
    reason: 'She is her aunt.',
  })
  expect((await offered()).workers).not.toContain(office.accountId)
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  expect((await offered()).workers).toEqual([counselor.accountId])
})

test('a step that another one takes the place of stays on the timeline as not done, and comes back with the undo', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const other = { action: 'Bring it to the team', ownerId: open.ownerId, dueOn: '2026-12-11' }
  const replaced = await app.counselor.cases.setNext({ ...open, next: other })
  const notes = async () => (await app.counselor.cases.get(open)).notes.map(({ words }) => words)
  expect(await notes()).toEqual(['Replaced, not done: Call the family'])
  await app.undoLast(app.counselor)
  expect(await notes()).toEqual([])
  expect((await app.counselor.cases.get(open)).case.nextAction).toBe('Call the family')

  const version = replaced.version + 1
  const later = { ...other, action: 'Call the family' }
  const postponed = await app.counselor.cases.setNext({ ...open, version, next: later })
  expect(await notes()).toEqual([])
  const reason = 'Done: Call the family'
  const none = await app.counselor.cases.setNext({ ...postponed, next: null, reason })
  expect(await notes()).toEqual([reason])
  const planned = await app.counselor.cases.setNext({ ...none, next: other })
  await app.counselor.cases.setNext({ ...planned, next: null, reason: 'The family moved.' })
  expect(await notes()).toEqual([reason, 'Dropped, not done: Bring it to the team\nThe family moved.'])
})

test('a step is planned for a day to come; one that is late may still change hands', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const plan = (dueOn: string) =>
    app.counselor.cases.setNext({ ...open, next: { action: 'Call', ownerId: open.ownerId, dueOn } })
  await expect(plan('1990-01-01')).rejects.toMatchObject({
    data: { fields: [{ path: 'next.dueOn', message: 'referrals:errors.duePast' }] },
  })
  await expect(plan('2026-12-08')).resolves.toMatchObject({ nextDueOn: '2026-12-08' })
  await app.undoLast(app.counselor)

  app.setClock('2026-12-14T15:00:00.000Z')
  const { version } = (await app.counselor.cases.get(open)).case
  const late = { action: 'Call the family', ownerId: app.sessions.owner.accountId, dueOn: '2026-12-10' }
  const given = await app.counselor.cases.setNext({ ...open, version, next: late })
  expect(given).toMatchObject({ nextOwnerId: late.ownerId, nextDueOn: '2026-12-10' })
})

test('two people change one case: the second is asked to look again', async () => {
  await using app = await createTestApp()
  const { case: seen } = await aCase(app)
  await app.owner.cases.setNext({ ...seen, next: null })
  const { accountId } = app.sessions.counselor
  const conflict = { code: 'conflict' }
  await expect(app.counselor.cases.setNext({ ...seen, next: null })).rejects.toMatchObject(conflict)
  await expect(app.counselor.cases.handOver({ ...seen, ownerId: accountId, note: '' })).rejects.toMatchObject(
    conflict,
  )
  await expect(app.counselor.cases.setRestricted({ ...seen, restricted: true })).rejects.toMatchObject(
    conflict,
  )
  await expect(app.counselor.cases.share({ ...seen, with: [] })).rejects.toMatchObject(conflict)
  await expect(app.counselor.cases.close({ ...seen, note: 'Done.' })).rejects.toMatchObject(conflict)
  await expect(app.counselor.cases.reopen(seen)).rejects.toMatchObject(conflict)
})

test('a handed-over case takes its next step along, and the remark becomes a note', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const { accountId } = app.sessions.owner
  const handed = await app.counselor.cases.handOver({ ...open, ownerId: accountId, note: 'On leave.' })
  expect(handed).toMatchObject({ ownerId: accountId, nextOwnerId: accountId })
  expect((await app.owner.cases.get(open)).notes).toMatchObject([{ words: 'On leave.' }])
  await app.undoLast(app.counselor)
  expect(await app.counselor.cases.get(open)).toMatchObject({
    case: { ownerId: open.ownerId, nextOwnerId: open.nextOwnerId },
    notes: [],
  })
})

test('a case is handed to a counselor who works here', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await expect(
    app.counselor.cases.handOver({ ...open, ownerId: app.sessions.office.accountId, note: '' }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: 'ownerId', message: 'cases:errors.cannotHoldCases' }] },
  })
})

test('whoever hands a restricted case over no longer reads it', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const restricted = await app.counselor.cases.setRestricted({ ...open, restricted: true })
  await app.counselor.cases.handOver({ ...restricted, ownerId: app.sessions.owner.accountId, note: '' })
  await expect(app.counselor.cases.get(open)).rejects.toMatchObject({ code: 'not_found' })
})

test('a note typed on the wrong case is taken back and no longer found', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await app.counselor.cases.addNote({ caseId: open.id, words: 'Skateboarding again.' })
  expect(await app.counselor.search.find({ words: 'skateb' })).toHaveLength(1)
  await app.undoLast(app.counselor)
  expect((await app.counselor.cases.get(open)).notes).toEqual([])
  expect(await app.counselor.search.find({ words: 'skateb' })).toEqual([])
})

test('a call belongs to the case: neither another case’s referral nor a stranger’s number fits', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const other = await aCase(app)
  const { accountId } = app.sessions.counselor
  const elsewhere = await app.counselor.referrals.create(aSchoolReferral(other.case.id, accountId))
  const stranger = await app.office.students.addContact({ studentId: other.student.id, draft: aContact() })
  await expect(
    app.office.cases.logAttempt({ ...aCall(open.id), referralId: elsewhere.id }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(
    app.office.cases.logAttempt({ ...aCall(open.id), contactId: stranger.id }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await app.office.cases.logAttempt(aCall(open.id))
  await app.undoLast(app.office)
  expect((await app.office.cases.get(open)).attempts).toEqual([])
})

test('a case with an open referral stays open', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await app.counselor.referrals.create(aSchoolReferral(open.id, app.sessions.counselor.accountId))
  await expect(app.counselor.cases.close({ ...open, note: 'Done.' })).rejects.toMatchObject({
    data: { code: 'rule', message: 'cases:errors.openReferral' },
  })
})

test('a step nobody did ends with its case, stays on its record, and is open again when the case is', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const step = {
    nextAction: 'Call the family',
    nextOwnerId: open.nextOwnerId,
    nextDueOn: '2026-12-10',
  }
  const tasks = async () => {
    const { overdue, dueToday, waiting, later } = await app.counselor.today.get({ whose: 'office' })
    return [...overdue, ...dueToday, ...waiting, ...later].map(({ words }) => words)
  }
  expect(await tasks()).toEqual(['Call the family'])
  const closed = await app.counselor.cases.close({ ...open, note: 'Moved away.' })
  expect(closed).toMatchObject({ closedOn: '2026-12-08', ...step })
  expect(await tasks()).toEqual([])
  const reopened = await app.counselor.cases.reopen(closed)
  expect(reopened).toMatchObject({ closedOn: null, ...step })
  expect(await tasks()).toEqual(['Call the family'])
})

test('a step done with the closing is a line of the timeline, and comes back with the case', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const words = 'Done: Call the family'
  const closed = await app.counselor.cases.close({ ...open, note: 'Doing well.', stepDone: words })
  expect(closed).toMatchObject({ nextAction: null, nextOwnerId: null, nextDueOn: null })
  expect((await app.counselor.cases.get(open)).notes).toMatchObject([{ words }])
  await app.undoLast(app.counselor)
  expect(await app.counselor.cases.get(open)).toMatchObject({
    case: { closedOn: null, nextAction: 'Call the family' },
    notes: [],
  })
})

test('a case without a step closes without one, whatever is said of it', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const idle = await app.counselor.cases.setNext({ ...open, next: null })
  await app.counselor.cases.close({ ...idle, note: 'Doing well.', stepDone: 'Done: nothing' })
  expect((await app.counselor.cases.get(open)).notes).toMatchObject([
    { words: 'Dropped, not done: Call the family' },
  ])
})

test('a referral that does the case’s step ends it, in one change with one undo', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  const draft = aSchoolReferral(open.id, app.sessions.counselor.accountId)
  const stepDone = { caseVersion: open.version, words: 'Done: Call the family' }
  const seen = async () => {
    const { case: now, notes, referrals } = await app.counselor.cases.get(open)
    return { step: now.nextAction, notes: notes.map(({ words }) => words), state: referrals[0]?.state }
  }
  const made = await app.counselor.referrals.create({ ...draft, stepDone })
  expect(await seen()).toEqual({ step: null, notes: ['Done: Call the family'], state: 'draft' })
  await expect(app.counselor.referrals.create({ ...draft, stepDone })).rejects.toMatchObject({
    code: 'conflict',
  })
  const { version } = (await app.counselor.cases.get(open)).case
  await expect(
    app.counselor.referrals.create({ ...draft, stepDone: { ...stepDone, caseVersion: version } }),
  ).rejects.toMatchObject({ data: { code: 'rule', message: 'cases:errors.noStep' } })
  expect((await app.counselor.cases.get(open)).referrals).toHaveLength(1)

  const next = { action: 'Walk them there', ownerId: open.ownerId, dueOn: '2026-12-09' }
  const planned = await app.counselor.cases.setNext({ id: open.id, version, next })
  await app.office.referrals.send({
    id: made.id,
    version: made.version,
    effectiveOn: '2026-12-08',
    source: 'office',
    remark: '',
    method: 'in-hand',
    information: [],
    emergency: null,
    stepDone: { caseVersion: planned.version, words: 'Done: Walk them there' },
  })
  expect(await seen()).toMatchObject({ step: null, state: 'sent' })
  await app.undoLast(app.office)
  expect(await seen()).toEqual({
    step: 'Walk them there',
    notes: ['Done: Call the family'],
    state: 'draft',
  })
})

test('a referral that leaves the case’s step alone leaves it open', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await app.counselor.referrals.create(aSchoolReferral(open.id, app.sessions.counselor.accountId))
  expect((await app.counselor.cases.get(open)).case).toMatchObject({
    nextAction: open.nextAction,
    version: open.version,
  })
})

test('a closed case leaves the caseload, and closing can be taken back', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await expect(app.counselor.cases.close({ ...open, note: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  const closed = await app.counselor.cases.close({ ...open, note: 'Doing well.' })
  expect(closed).toMatchObject({ closedOn: '2026-12-08', closingNote: 'Doing well.' })
  expect((await app.counselor.cases.list({})).total).toBe(0)
  expect((await app.counselor.cases.list({ open: false })).rows).toMatchObject([{ code: open.code }])
  await expect(app.counselor.cases.setNext({ ...closed, next: null })).rejects.toMatchObject({
    data: { message: 'cases:errors.closed' },
  })
  await app.undoLast(app.counselor)
  expect((await app.counselor.cases.get(open)).case).toMatchObject({
    closedOn: null,
    closingNote: '',
    nextAction: open.nextAction,
  })
})

test('a reopened case keeps the words it was closed with as a note', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await expect(app.counselor.cases.reopen(open)).rejects.toMatchObject({
    data: { message: 'cases:errors.notClosed' },
  })
  const closed = await app.counselor.cases.close({ ...open, note: 'Doing well.' })
  await app.counselor.cases.reopen(closed)
  expect(await app.counselor.cases.get(open)).toMatchObject({
    case: { closedOn: null, closingNote: '' },
    notes: [{ words: 'Doing well.' }],
  })
  await app.undoLast(app.counselor)
  expect(await app.counselor.cases.get(open)).toMatchObject({
    case: { closedOn: '2026-12-08', closingNote: 'Doing well.' },
    notes: [],
  })
})

test('a student has one open case at most', async () => {
  await using app = await createTestApp()
  const { student, case: first } = await aCase(app)
  const closed = await app.counselor.cases.close({ ...first, note: 'Doing well.' })
  const closing = app.events.findLast((event) => event.kind === 'undoable')
  const again = await app.office.concerns.create(aConcern(student.id))
  const second = await app.counselor.concerns.triage(aTriage(again, app.sessions.counselor.accountId))
  expect(second.case?.id).not.toBe(first.id)
  await expect(app.counselor.cases.reopen(closed)).rejects.toMatchObject({
    data: { code: 'rule', message: 'cases:errors.otherOpenCase' },
  })
  await expect(app.counselor.undo.run({ undoId: closing?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the caseload can be one person’s own', async () => {
  await using app = await createTestApp()
  const mine = await aCase(app)
  await aStudentWithCase(app.counselor, app.sessions.owner.accountId, aStudent({ givenName: 'Noor' }))
  const { accountId } = app.sessions.counselor
  await app.counselor.referrals.create(aSchoolReferral(mine.case.id, accountId))
  expect((await app.counselor.cases.list({})).total).toBe(2)
  expect(await app.counselor.cases.list({ ownerId: accountId })).toMatchObject({
    rows: [
      {
        id: mine.case.id,
        studentName: 'Ines Varga',
        grade: '07',
        openReferrals: 1,
        ownerName: 'The counselor',
        next: { kind: 'case', words: 'Call the family', ownerId: accountId, dueOn: '2026-12-10' },
      },
    ],
    total: 1,
  })
})

test('of all that is planned in a case, what is due first comes next', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const step = aProtocolStep('look', { due: { amount: 1, unit: 'school-days' } })
  await publishProtocol(app.owner, { steps: [step] })
  const { case: open } = await aCase(app)
  const next = async () => (await app.counselor.cases.list({})).rows[0]?.next
  expect(await next()).toMatchObject({ kind: 'task', words: 'look', dueOn: '2026-12-09', whoActs: 'school' })
  const [task] = (await app.counselor.cases.get({ id: open.id })).tasks
  if (!task) throw new Error('No step began.')
  await app.counselor.tasks.exempt({ ...task, why: 'Not needed.', until: null })
  expect(await next()).toMatchObject({ kind: 'case', words: 'Call the family' })
  await app.counselor.cases.setNext({ ...open, next: null })
  expect(await next()).toBeNull()
  await app.counselor.referrals.create(aSchoolReferral(open.id, accountId))
  expect(await next()).toMatchObject({
    kind: 'referral',
    referralTask: 'prepare-packet',
    referralState: 'draft',
  })
})

test('several cases change hands at once, those that may; of the others it is said why not', async () => {
  await using app = await createTestApp()
  const { counselor, office } = app.sessions
  await publishProtocol(app.owner, { steps: [aProtocolStep('look')] })
  const one = await aCase(app)
  const two = await aStudentWithCase(app.counselor, counselor.accountId, { givenName: 'Noor' })
  const closed = await aStudentWithCase(app.counselor, counselor.accountId, { givenName: 'Ada' })
  await app.counselor.cases.close({ ...closed.case, note: 'Moved.' })
  const kept = await aStudentWithCase(app.counselor, counselor.accountId, { givenName: 'Bea' })
  const sister = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  await app.owner.recusals.add({
    accountId: sister.accountId,
    studentId: kept.student.id,
    reason: 'She is their aunt.',
  })
  const wish = {
    cases: [one.case, { ...two.case, version: 7 }, closed.case, kept.case],
    ownerId: sister.accountId,
    note: 'On leave.',
  }
  expect(await app.counselor.cases.handOverMany(wish)).toEqual({
    handedOver: [one.case.id],
    refused: [
      { id: two.case.id, why: 'changed' },
      { id: closed.case.id, why: 'changed' },
      { id: kept.case.id, why: 'cannot-hold' },
    ],
  })
  const record = await app.counselor.cases.get({ id: one.case.id })
  expect(record).toMatchObject({
    case: { ownerId: sister.accountId, nextOwnerId: sister.accountId },
    tasks: [{ ownerId: sister.accountId }],
    notes: [{ words: 'On leave.' }],
  })
  const { rows } = await app.owner.audit.list({})
  expect(rows.filter(({ event }) => event === 'case.handed-over')).toMatchObject([
    { about: { kind: 'student', id: one.student.id } },
  ])

  await app.undoLast(app.counselor)
  expect(await app.counselor.cases.get({ id: one.case.id })).toMatchObject({
    case: { ownerId: counselor.accountId },
    tasks: [{ ownerId: counselor.accountId }],
    notes: [],
  })
  const none = { ...wish, ownerId: office.accountId, cases: [two.case] }
  expect(await app.counselor.cases.handOverMany(none)).toMatchObject({
    handedOver: [],
    refused: [{ why: 'cannot-hold' }],
  })
})

test('a restriction, a triage or a sharing that is taken back leaves whoever was named since', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const nurse = app.hire('Nurse', { roles: ['counselor'], sees: 'named' })
  const undoId = () => app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId)
  const at = async () => {
    const { id, version } = (await app.counselor.cases.get({ id: open.id })).case
    return { id, version }
  }
  const concern = await app.office.concerns.create(aConcern(student.id))
  const ways = [
    async () => app.owner.cases.setRestricted({ ...(await at()), restricted: true }),
    () => app.owner.concerns.triage(aTriage(concern, accountId, { restricted: true })),
    async () => app.owner.cases.share({ ...(await at()), with: [app.sessions.owner.accountId] }),
  ]
  for (const way of ways) {
    await way()
    const taken = undoId()
    const nursing = { id: open.id, accountId: nurse.accountId }
    await app.counselor.cases.setNamed({ ...nursing, isNamed: true })
    await app.owner.undo.run({ undoId: taken })
    const seen = await app.counselor.cases.get({ id: open.id })
    expect(seen).toMatchObject({ case: { restricted: false }, sharedWith: [nurse.accountId] })
    await app.counselor.cases.setNamed({ ...nursing, isNamed: false })
  }
})
