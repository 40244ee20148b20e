import { expect, test } from 'vitest'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'

import { aConcern, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { aProtocolDocument, aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { aReferral, aReferralDraft, aStep, anEnding, inHand } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const CALL = aProtocolStep('call', { name: 'Call the family' })
const LETTER = aProtocolStep('letter', { name: 'Send the letter' })
const VISIT = aProtocolStep('visit', { name: 'Visit the class' })

/** The next version, in which something is otherwise. */
async function publishNext(app: TestApp, known: Partial<ProtocolDocument>) {
  const begun = await app.owner.protocols.begin({ from: 'version', number: 1 })
  const document = { ...begun.document, ...known }
  const written = await app.owner.protocols.save({ ...begun, document })
  return app.owner.protocols.publish({ ...written, why: 'What we learned in the first term.' })
}

async function aCaseOfVersionOne(app: TestApp) {
  await publishProtocol(app.owner, { steps: [CALL, LETTER] })
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  return open
}

const stepsOf = async (app: TestApp, id: string) => {
  const { tasks } = await app.counselor.cases.get({ id })
  return tasks.map(({ stepId, state, protocolNumber }) => [stepId, state, protocolNumber])
}

test('a case moves to a newer version: what is in both goes on, what is gone stays until it is done, what is new begins', async () => {
  await using app = await createTestApp()
  const open = await aCaseOfVersionOne(app)
  const [call] = (await app.counselor.cases.get({ id: open.id })).tasks
  await app.counselor.tasks.finish({ ...(call ?? open), words: '' })
  const after = aProtocolStep('thanks', { name: 'Say thanks', after: 'call' })
  const later = aProtocolStep('look', { name: 'Look in', after: 'visit' })
  const urgent = aProtocolStep('plan', { urgencies: ['urgent'] })
  await publishNext(app, { steps: [CALL, VISIT, after, later, urgent] })
  expect(await stepsOf(app, open.id), 'nothing moves by itself').toHaveLength(2)

  const moved = await app.counselor.cases.moveToProtocol({ ...open, number: 2 })
  expect(moved).toMatchObject({ protocolNumber: 2, version: open.version + 1 })
  const walked = await stepsOf(app, open.id)
  expect(walked).toHaveLength(4)
  expect(walked).toEqual(
    expect.arrayContaining([
      ['call', 'done', 1],
      ['letter', 'open', 1],
      ['visit', 'open', 2],
      ['thanks', 'open', 2],
    ]),
  )
  await app.undoLast(app.counselor)
  expect((await app.counselor.cases.get({ id: open.id })).case.protocolNumber).toBe(1)
  expect(await stepsOf(app, open.id)).toHaveLength(2)
})

test('a step that was done after the move begins what follows it in the new version', async () => {
  await using app = await createTestApp()
  const open = await aCaseOfVersionOne(app)
  await publishNext(app, { steps: [CALL, LETTER, { ...VISIT, after: 'call' }] })
  await app.counselor.cases.moveToProtocol({ ...open, number: 2 })
  const call = (await app.counselor.cases.get({ id: open.id })).tasks.find(({ stepId }) => stepId === 'call')
  await app.counselor.tasks.finish({ ...(call ?? open), words: '' })
  expect(await stepsOf(app, open.id)).toContainEqual(['visit', 'open', 2])
})

test('a case is moved to no draft, not to where it is, and not by whoever was let in for a while', async () => {
  await using app = await createTestApp()
  const open = await aCaseOfVersionOne(app)
  const move = (number: number, client = app.counselor) => client.cases.moveToProtocol({ ...open, number })
  await expect(move(1)).rejects.toMatchObject({ data: { message: 'cases:errors.followsAlready' } })
  await app.owner.protocols.begin({ from: 'version', number: 1 })
  await expect(move(2)).rejects.toMatchObject({ code: 'not_found' })
  await expect(move(2, app.office)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a case from before the first version takes its steps up, and a closed one takes up nothing', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aStudentWithCase(app.counselor, accountId)
  const { case: ended } = await aStudentWithCase(app.counselor, accountId, { givenName: 'Noor' })
  await publishProtocol(app.owner, { steps: [CALL, { ...LETTER, after: 'call' }] })
  await app.counselor.cases.moveToProtocol({ ...open, number: 1 })
  expect(await stepsOf(app, open.id)).toEqual([['call', 'open', 1]])
  const closed = await app.counselor.cases.close({ ...ended, note: 'Doing well.' })
  await expect(app.counselor.cases.moveToProtocol({ ...closed, number: 1 })).rejects.toMatchObject({
    data: { message: 'cases:errors.closed' },
  })
})

test('everybody sees how many open cases follow no protocol; a counselor moves several at once and takes that back at once', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const open = async (givenName: string) =>
    (await aStudentWithCase(app.counselor, accountId, { givenName })).case
  const [one, other, closed, changed] = [
    await open('Ines'),
    await open('Noor'),
    await open('Abel'),
    await open('Mira'),
  ]
  await publishProtocol(app.owner, { steps: [CALL] })
  const principal = app.hire('Principal', { roles: ['administrator'], sees: 'office' })
  const followers = async () => (await principal.client.protocols.overview({})).followers
  expect(await followers()).toEqual([{ number: null, cases: 4 }])
  await app.counselor.cases.close({ ...closed, note: 'Doing well.' })
  await app.counselor.cases.setNext({ ...changed, next: null, reason: 'Done.' })
  const target = ({ id, version }: { id: string; version: number }) => ({ id, version })
  const cases = [one, other, { ...closed, version: closed.version + 1 }, changed].map(target)
  const gone = { id: '00000000-0000-7000-8000-0000000000ff', version: 1 }
  const { moved, refused } = await app.counselor.cases.moveManyToProtocol({
    cases: [...cases, gone],
    number: 1,
  })
  expect(moved).toEqual([one.id, other.id])
  expect(refused).toEqual([
    { id: closed.id, why: 'closed' },
    { id: changed.id, why: 'changed' },
    { id: gone.id, why: 'gone' },
  ])
  expect(await followers()).toEqual([
    { number: null, cases: 1 },
    { number: 1, cases: 2 },
  ])
  expect(await stepsOf(app, other.id)).toEqual([['call', 'open', 1]])
  const { rows } = await app.owner.audit.list({ kind: 'changes' })
  expect(rows.slice(0, 3).map(({ event }) => event)).toEqual([
    'case.many-protocol-moved',
    'case.protocol-moved',
    'case.protocol-moved',
  ])
  await expect(
    app.counselor.cases.moveManyToProtocol({ cases: [target(one)], number: 2 }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await app.undoLast(app.counselor)
  expect([await followers(), await stepsOf(app, other.id)]).toEqual([[{ number: null, cases: 3 }], []])
})

const MONTH: ProtocolDocument['followUps'][number] = {
  ...{ id: 'month', name: 'How is it going', roleId: 'case-owner', evidence: '', guidance: '' },
  due: { amount: 30, unit: 'calendar-days' },
}

/** A case in which help began on the eighth of December. */
async function aHelpedCase(app: TestApp) {
  const made = await aReferral(app, { pathway: 'school-based' })
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...inHand })
  const first = { kind: 'first', onDay: '2026-12-08', atTime: null } as const
  const planned = await app.counselor.referrals.scheduleAppointment({ ...aStep(sent), ...first })
  await app.counselor.referrals.confirmLinked(aStep(planned, { source: 'provider-said' }))
  return made
}

const followUpsOf = async (app: TestApp, id: string) =>
  (await app.counselor.cases.get({ id })).tasks.flatMap(({ stepId, dueOn }) =>
    stepId === 'month' ? [dueOn] : [],
  )

test('a case in which help has begun gets the follow-ups of the version it moves to', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner)
  const { caseId } = await aHelpedCase(app)
  await publishNext(app, { followUps: [MONTH] })
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.cases.moveToProtocol({ ...open, number: 2 })
  expect(await followUpsOf(app, caseId)).toEqual(['2027-01-07'])
  await app.undoLast(app.counselor)
  expect(await followUpsOf(app, caseId)).toEqual([])
})

/** A case from before there was a protocol, in which help has begun and another referral is open; then there is one. */
async function aCaseFromBefore(app: TestApp) {
  const { caseId, studentId } = await aHelpedCase(app)
  const { id } = await app.counselor.referrals.create(
    aReferralDraft({
      ...{ caseId, ownerId: app.sessions.counselor.accountId, serviceId: null },
      ...{ pathway: 'school-based', schoolService: 'Lunch group' },
    }),
  )
  const { tiers } = aProtocolDocument()
  const routine = { ...tiers.routine, target: { amount: 8, unit: 'school-days' as const } }
  await publishProtocol(app.owner, { tiers: { ...tiers, routine }, followUps: [MONTH] })
  const dueOn = async () => (await app.counselor.referrals.get({ id })).nextDueOn
  const before = await dueOn()
  const snow = { startsOn: '2026-12-09', endsOn: '2026-12-11', kind: 'weather', name: 'Snow' } as const
  const snows = async () => {
    const calendar = await app.owner.calendar.get({})
    await app.owner.calendar.save({ ...calendar, years: [], halfDays: [], closures: [snow] })
  }
  return { caseId, studentId, dueOn, before, snows }
}

test('a case that follows its first version by a decision has its clocks and follow-ups, and moves with the calendar', async () => {
  await using app = await createTestApp()
  const { caseId, studentId, dueOn, before, snows } = await aCaseFromBefore(app)
  const concern = await app.office.concerns.create(aConcern(studentId))
  await app.counselor.concerns.triage(aTriage(concern, app.sessions.counselor.accountId))
  expect([await dueOn(), await followUpsOf(app, caseId)]).toEqual(['2026-12-18', ['2027-01-07']])
  await app.undoLast(app.counselor)
  expect([await dueOn(), await followUpsOf(app, caseId)]).toEqual([before, []])
  const again = await app.office.concerns.create(aConcern(studentId))
  await app.counselor.concerns.triage(aTriage(again, app.sessions.counselor.accountId))
  await snows()
  expect(await dueOn()).toBe('2026-12-23')
})

test('a case that follows its first version by a crisis has its clocks and follow-ups, until that is taken back', async () => {
  await using app = await createTestApp()
  const { caseId, studentId, dueOn, before } = await aCaseFromBefore(app)
  await app.counselor.crises.start({ studentId, language: 'en' })
  expect([await dueOn(), await followUpsOf(app, caseId)]).toEqual(['2026-12-18', ['2027-01-07']])
  await app.undoLast(app.counselor)
  expect([await dueOn(), await followUpsOf(app, caseId)]).toEqual([before, []])
})

/** A referral of a case that moved to a version in which all of its clocks are shorter, and the way back. */
async function aMovedReferral(app: TestApp) {
  await publishProtocol(app.owner)
  const { referral, caseId } = await aReferral(app)
  const begun = await app.owner.protocols.begin({ from: 'version', number: 1 })
  const { tiers } = begun.document
  const day = { amount: 1, unit: 'calendar-days' } as const
  const routine = { ...tiers.routine, target: day, familyCall: day, providerAnswer: day }
  const document = { ...begun.document, tiers: { ...tiers, routine } }
  await app.owner.protocols.publish({ ...(await app.owner.protocols.save({ ...begun, document })), why: 'x' })
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.cases.moveToProtocol({ ...open, number: 2 })
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  const moved = await app.counselor.referrals.get({ id: referral.id })
  return { before: referral, moved, takeBack: () => app.counselor.undo.run({ undoId: undo?.undoId ?? '' }) }
}

test('a referral of a moved case is due by the clocks of the new version, and by the old ones when it is taken back', async () => {
  await using app = await createTestApp()
  const { before, moved, takeBack } = await aMovedReferral(app)
  expect([before.nextDueOn, moved.nextDueOn]).toEqual(['2026-12-22', '2026-12-09'])
  await takeBack()
  expect((await app.counselor.referrals.get({ id: before.id })).nextDueOn).toBe('2026-12-22')
})

test('a referral that went on after its case moved is not put back with it', async () => {
  await using app = await createTestApp()
  const { moved, takeBack } = await aMovedReferral(app)
  await app.counselor.referrals.close({ ...aStep(moved), ending: anEnding('closed-family-declined') })
  await expect(takeBack()).rejects.toMatchObject({ code: 'conflict' })
  expect(await app.counselor.referrals.get({ id: moved.id })).toMatchObject({
    nextTask: null,
    nextDueOn: null,
  })
})

test('a referral a colleague put off after its case moved keeps their day', async () => {
  await using app = await createTestApp()
  const { moved, takeBack } = await aMovedReferral(app)
  const { id, version } = moved
  await app.office.referrals.postpone({ id, version, dueOn: '2026-12-21', reason: 'They are away' })
  await expect(takeBack()).rejects.toMatchObject({ code: 'conflict' })
  expect((await app.counselor.referrals.get({ id: moved.id })).nextDueOn).toBe('2026-12-21')
})
