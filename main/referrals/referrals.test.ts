import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import {
  aReferral,
  anEnding,
  aStep,
  bySecurePortal,
  inHand,
  signConsent,
} from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const fromFamily = { source: 'family-said' } as const

test('a new referral waits for the school to prepare it, and its history begins', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app, {
    otherReasons: ['mood', 'mood', 'withdrawal'],
    urgency: 'priority',
  })
  expect(referral).toMatchObject({
    state: 'draft',
    stateSince: '2026-12-08',
    nextTask: 'prepare-packet',
    nextDueOn: '2026-12-11',
    otherReasons: ['mood'],
    version: 1,
  })
  const { events } = await app.counselor.cases.get({ id: caseId })
  expect(events).toMatchObject([
    { action: 'create', fromState: null, toState: 'draft', effectiveOn: '2026-12-08', source: 'office' },
  ])
})

test('a referral needs an open case, somebody to own it, and a service that is still offered there', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id: _, ...rest } = made.referral
  const draft = (changed: object) => app.counselor.referrals.create({ ...rest, ...changed })
  const nobody = '0a0b0c0d-0000-7000-8000-0000000000ff'
  await expect(draft({ caseId: nobody })).rejects.toMatchObject({ code: 'not_found' })
  await expect(draft({ ownerId: nobody })).rejects.toMatchObject({ data: { fields: [{ path: 'ownerId' }] } })
  await expect(draft({ serviceId: nobody })).rejects.toMatchObject({
    data: { fields: [{ path: 'serviceId' }] },
  })
  await expect(draft({ locationId: nobody })).rejects.toMatchObject({
    data: { fields: [{ path: 'locationId' }] },
  })
  await expect(draft({ needIdentifiedOn: '2026-12-09' })).rejects.toMatchObject({
    data: { fields: [{ path: 'needIdentifiedOn' }] },
  })
  await app.counselor.referrals.enterInError({ ...aStep(made.referral), remark: 'Wrong case' })
  const opened = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.close({ id: made.caseId, version: opened.case.version, note: 'Done' })
  await expect(draft({})).rejects.toMatchObject({ data: { message: 'referrals:errors.caseClosed' } })
})

test('a step cannot hold from a day that has not come, nor from before the step it follows', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app, {
    pathway: 'family-contacts-provider',
    needIdentifiedOn: '2026-12-01',
  })
  const send = (effectiveOn: string) =>
    app.counselor.referrals.send({ ...aStep(referral, { effectiveOn }), ...inHand })
  await expect(send('2026-12-09')).rejects.toMatchObject({ data: { message: 'referrals:errors.inFuture' } })
  await expect(send('2026-11-30')).rejects.toMatchObject({
    data: { message: 'referrals:errors.beforePreviousStep', fields: [{ path: 'effectiveOn' }] },
  })
  // What was done before it was written down may be told afterwards; the clock runs from the day it happened.
  const sent = await send('2026-12-03')
  expect(sent).toMatchObject({ stateSince: '2026-12-03', sentOn: '2026-12-03', nextDueOn: '2026-12-10' })
  const accept = app.counselor.referrals.accept(aStep(sent, { effectiveOn: '2026-12-02' }))
  await expect(accept).rejects.toMatchObject({ data: { message: 'referrals:errors.beforePreviousStep' } })
})

test('two people record a step about the same referral: the second is told to reload', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app, { pathway: 'family-contacts-provider' })
  await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  await expect(app.office.referrals.requestConsent(aStep(referral))).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a first appointment counts only when somebody said it was kept', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const planned = await app.office.referrals.scheduleAppointment({
    ...aStep(sent, fromFamily),
    onDay: '2026-12-11',
    atTime: '09:15',
    kind: 'first',
  })
  expect(planned).toMatchObject({ nextTask: 'confirm-appointment-kept', nextDueOn: '2026-12-14' })
  const confirm = (said: object) => app.office.referrals.confirmLinked(aStep(planned, said))
  for (const source of ['assumed', 'office'])
    await expect(confirm({ source })).rejects.toMatchObject({
      data: { fields: [{ path: 'source', message: 'referrals:errors.linkedAssumed' }] },
    })
  await expect(confirm(fromFamily)).rejects.toMatchObject({
    data: { message: 'referrals:errors.keptBeforeItsDay' },
  })
  app.setClock('2026-12-14T15:00:00.000Z')
  const linked = await confirm({ ...fromFamily, effectiveOn: '2026-12-11' })
  expect(linked).toMatchObject({ state: 'linked', linkedOn: '2026-12-11' })
  const { appointments } = await app.counselor.cases.get({ id: caseId })
  expect(appointments).toMatchObject([
    { onDay: '2026-12-11', atTime: '09:15', status: 'kept', source: 'family-said' },
  ])
})

test('a new appointment moves the old one; taking it back lets the old one stand again', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const schedule = (target: typeof sent, onDay: string) =>
    app.counselor.referrals.scheduleAppointment({ ...aStep(target), onDay, atTime: null, kind: 'intake' })
  const statuses = async () =>
    (await app.counselor.cases.get({ id: caseId })).appointments.map(
      ({ onDay, status }) => `${onDay} ${status}`,
    )
  const first = await schedule(sent, '2026-12-10')
  await schedule(first, '2026-12-15')
  expect(await statuses()).toEqual(['2026-12-10 rescheduled', '2026-12-15 scheduled'])
  await app.undoLast(app.counselor)
  expect(await statuses()).toEqual(['2026-12-10 scheduled'])
  expect(await app.counselor.referrals.get({ id: referral.id })).toMatchObject({ nextDueOn: first.nextDueOn })
  const before = app.counselor.referrals.scheduleAppointment({
    ...aStep(await app.counselor.referrals.get({ id: referral.id })),
    onDay: '2026-12-01',
    atTime: null,
    kind: 'intake',
  })
  await expect(before).rejects.toMatchObject({ data: { message: 'referrals:errors.appointmentBeforeMade' } })
})

test('an appointment on the last day there is gets its task instead of an error', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const onDay = '9999-12-31'
  const made = app.counselor.referrals.scheduleAppointment({
    ...aStep(sent),
    onDay,
    atTime: null,
    kind: 'first',
  })
  expect(await made).toMatchObject({ state: 'appointment-scheduled', nextDueOn: onDay })
})

test('a missed appointment brings the referral back to the school, which calls the next school day', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const planned = await app.counselor.referrals.scheduleAppointment({
    ...aStep(sent),
    onDay: '2026-12-08',
    atTime: null,
    kind: 'first',
  })
  const miss = (how: 'missed' | 'cancelled', cancelledBy: 'provider' | null) =>
    app.office.referrals.missAppointment({ ...aStep(planned, fromFamily), how, cancelledBy })
  await expect(miss('cancelled', null)).rejects.toMatchObject({ data: { fields: [{ path: 'cancelledBy' }] } })
  expect(await miss('cancelled', 'provider')).toMatchObject({
    state: 'accepted',
    nextTask: 'call-about-missed-appointment',
    nextDueOn: '2026-12-09',
  })
  const { appointments } = await app.counselor.cases.get({ id: caseId })
  expect(appointments).toMatchObject([{ status: 'cancelled', cancelledBy: 'provider' }])
})

test('an ending says who, why and what stood in the way, and calls off what was planned', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const planned = await app.counselor.referrals.scheduleAppointment({
    ...aStep(sent),
    onDay: '2026-12-15',
    atTime: null,
    kind: 'first',
  })
  const ending = anEnding('closed-family-declined', {
    endedBy: 'family',
    reason: 'family-chose-not-to',
    barriers: ['transport', 'transport', 'hours'],
    outcome: 'same',
    note: 'The bus does not go there.',
  })
  const closed = await app.counselor.referrals.close({ ...aStep(planned, fromFamily), ending })
  expect(closed).toMatchObject({
    state: 'closed-family-declined',
    closedOn: '2026-12-08',
    endedBy: 'family',
    endReason: 'family-chose-not-to',
    barriers: ['transport', 'hours'],
    outcome: 'same',
    nextTask: null,
    nextDueOn: null,
  })
  const record = await app.counselor.cases.get({ id: caseId })
  expect(record.appointments).toMatchObject([{ status: 'cancelled', cancelledBy: 'family' }])
  expect(record.events.at(-1)).toMatchObject({ action: 'close', reason: 'The bus does not go there.' })

  const reopened = await app.counselor.referrals.reopen(aStep(closed))
  expect(reopened).toMatchObject({
    state: 'accepted',
    closedOn: null,
    endedBy: null,
    endReason: null,
    barriers: [],
    outcome: null,
    nextTask: 'get-appointment',
  })
  expect((await app.counselor.cases.get({ id: caseId })).events.map(({ action }) => action)).toEqual([
    'create',
    'send',
    'schedule-appointment',
    'close',
    'reopen',
  ])
})

test('nobody misses an appointment before its day, but it may be called off', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const friday = { onDay: '2026-12-11', atTime: null, kind: 'first' } as const
  const planned = await app.counselor.referrals.scheduleAppointment({ ...aStep(sent, fromFamily), ...friday })
  const missed = { how: 'missed', cancelledBy: null } as const
  await expect(
    app.office.referrals.missAppointment({ ...aStep(planned, fromFamily), ...missed }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: 'effectiveOn', message: 'referrals:errors.missedBeforeItsDay' }] },
  })
  const calledOff = { how: 'cancelled', cancelledBy: 'family' } as const
  await app.office.referrals.missAppointment({ ...aStep(planned, fromFamily), ...calledOff })
  await app.undoLast(app.office)
  app.setClock('2026-12-14T15:00:00.000Z')
  const { version } = await app.office.referrals.get(referral)
  const told = aStep({ id: referral.id, version }, { ...fromFamily, effectiveOn: '2026-12-11' })
  expect(await app.office.referrals.missAppointment({ ...told, ...missed })).toMatchObject({
    state: 'accepted',
    nextTask: 'call-about-missed-appointment',
  })
})

test('an appointment after the first is written down, and the referral stands where it stood', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const linked = await app.counselor.referrals.confirmLinked(aStep(sent, fromFamily))
  const { state, stateSince, nextTask, nextDueOn } = linked
  app.setClock('2026-12-10T15:00:00.000Z')
  const told = (at: typeof referral, effectiveOn = '2026-12-10') => aStep(at, { ...fromFamily, effectiveOn })
  const on = (onDay: string, kind: 'first' | 'ongoing' = 'ongoing') => ({ onDay, atTime: null, kind })
  await expect(
    app.office.referrals.scheduleAppointment({ ...told(linked), ...on('2026-12-15', 'first') }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'kind', message: 'referrals:errors.ongoingOnly' }] } })
  const planned = await app.office.referrals.scheduleAppointment({ ...told(linked), ...on('2026-12-15') })
  expect(planned).toMatchObject({ state, stateSince, nextTask, nextDueOn, linkedOn: '2026-12-08' })
  const moved = await app.office.referrals.scheduleAppointment({ ...told(planned), ...on('2026-12-17') })

  app.setClock('2026-12-18T15:00:00.000Z')
  const again = await app.office.referrals.scheduleAppointment({
    ...told(moved, '2026-12-18'),
    ...on('2026-12-22'),
  })
  await app.counselor.referrals.close({
    ...told(again, '2026-12-18'),
    ending: anEnding('closed-completed'),
  })
  const { appointments } = await app.counselor.cases.get({ id: caseId })
  expect(appointments.map(({ onDay, status }) => `${onDay} ${status}`)).toEqual([
    '2026-12-15 rescheduled',
    '2026-12-17 scheduled',
    '2026-12-22 cancelled',
  ])
})

test('a referral entered in error calls its appointment off, and the undo brings it back', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app, { pathway: 'family-contacts-provider' })
  const sent = await app.counselor.referrals.send({ ...aStep(referral), ...inHand })
  const friday = { onDay: '2026-12-11', atTime: null, kind: 'first' } as const
  const planned = await app.counselor.referrals.scheduleAppointment({ ...aStep(sent), ...friday })
  await app.counselor.referrals.enterInError({ ...aStep(planned), remark: 'Wrong student' })
  const appointment = async () => (await app.counselor.cases.get({ id: caseId })).appointments[0]
  expect(await appointment()).toMatchObject({ status: 'cancelled', cancelledBy: 'school', source: 'office' })
  await app.undoLast(app.counselor)
  expect(await appointment()).toMatchObject({ status: 'scheduled', cancelledBy: null, source: null })
})

test('a referral that has ended is not handed over', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  const ended = await app.counselor.referrals.close({ ...aStep(referral), ending: anEnding('closed-moved') })
  const { accountId: ownerId } = app.sessions.owner
  await expect(
    app.counselor.referrals.handOver({ id: ended.id, version: ended.version, ownerId }),
  ).rejects.toMatchObject({ code: 'rule', data: { message: 'referrals:errors.closed' } })
})

test('what was never sent cannot be declined by a provider, and a closed referral is not closed twice', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  const close = (target: typeof referral, state: 'closed-provider-declined' | 'closed-moved') =>
    app.counselor.referrals.close({ ...aStep(target), ending: anEnding(state) })
  await expect(close(referral, 'closed-provider-declined')).rejects.toMatchObject({
    data: { message: 'referrals:errors.notThisEnding' },
  })
  const closed = await close(referral, 'closed-moved')
  await expect(close(closed, 'closed-moved')).rejects.toMatchObject({
    code: 'rule',
    data: { message: 'referrals:errors.closed' },
  })
})

test('an office clerk cannot close a referral, reopen it or hand it over', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  const { office } = app
  const forbidden = { code: 'forbidden' }
  await expect(
    office.referrals.close({ ...aStep(referral), ending: anEnding('closed-moved') }),
  ).rejects.toMatchObject(forbidden)
  await expect(office.referrals.reopen(aStep(referral))).rejects.toMatchObject(forbidden)
  await expect(
    office.referrals.handOver({ id: referral.id, version: 1, ownerId: app.sessions.office.accountId }),
  ).rejects.toMatchObject(forbidden)
})

test('taking back the ending of a referral is refused once its case was closed', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app)
  await app.counselor.referrals.close({ ...aStep(referral), ending: anEnding('closed-moved') })
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  const closedCase = await app.counselor.cases.close({ id: caseId, version: open.version, note: 'Moved' })
  await expect(app.counselor.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  const closed = await app.counselor.referrals.get({ id: referral.id })
  await expect(app.counselor.referrals.reopen(aStep(closed))).rejects.toMatchObject({
    data: { message: 'referrals:errors.caseClosed' },
  })
  await app.counselor.cases.reopen({ id: caseId, version: closedCase.version })
  await expect(app.counselor.referrals.reopen(aStep(closed))).resolves.toMatchObject({ state: 'draft' })
})

test('a referral started by mistake and taken back was entered in error; nothing is unwritten', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app)
  await app.undoLast(app.counselor)
  const { events, referrals } = await app.counselor.cases.get({ id: caseId })
  expect(referrals).toMatchObject([{ id: referral.id, state: 'entered-in-error', nextTask: null }])
  expect(events.map(({ action, toState }) => `${action} ${toState}`)).toEqual([
    'create draft',
    'undo entered-in-error',
  ])
})

test('a task is postponed with a reason, to a day that is not over', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app)
  const postpone = (dueOn: string) =>
    app.office.referrals.postpone({ id: referral.id, version: 1, dueOn, reason: 'The printer is broken' })
  await expect(postpone('2026-12-07')).rejects.toMatchObject({ data: { fields: [{ path: 'dueOn' }] } })
  expect(await postpone('2026-12-30')).toMatchObject({
    nextDueOn: '2026-12-30',
    stateSince: '2026-12-08',
    version: 2,
  })
  expect((await app.counselor.cases.get({ id: caseId })).events.at(-1)).toMatchObject({
    action: 'postpone',
    reason: 'The printer is broken',
  })
  await app.undoLast(app.office)
  expect(await app.counselor.referrals.get({ id: referral.id })).toMatchObject({
    nextDueOn: referral.nextDueOn,
  })
})

test('what a referral asks for in an emergency is never put off, on its page or on a day sheet', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app, { urgency: 'emergency' })
  const { id, version } = referral
  await expect(
    app.counselor.referrals.postpone({ id, version, dueOn: '2027-03-01', reason: 'Later' }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'dueOn', message: 'cases:errors.crisisPutOff' }] } })
  const row = { kind: 'referral', version, outcome: 'postponed', words: 'Later', whom: null } as const
  await expect(
    app.counselor.today.enterSheet({ rows: { [id]: { ...row, dueOn: '2027-03-01' } } }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${id}.dueOn`, message: 'cases:errors.crisisPutOff' }] },
  })
})

test('a returned slip opens the right referral, however its code was typed', async () => {
  await using app = await createTestApp()
  const { referral, caseCode } = await aReferral(app)
  for (const typed of [caseCode, caseCode.toLowerCase(), caseCode.replace('-', ''), ` ${caseCode} `]) {
    expect(await app.office.slips.find({ typed })).toMatchObject({
      isRead: true,
      matches: [{ referralId: referral.id, code: caseCode, slip: null }],
    })
  }
})

test('the list counts each group, and each person’s own', async () => {
  await using app = await createTestApp()
  const one = await aReferral(app, { pathway: 'family-contacts-provider' })
  const two = await aReferral(app)
  const three = await aReferral(app)
  const sent = await app.counselor.referrals.send({ ...aStep(one.referral), ...inHand })
  await app.counselor.referrals.confirmLinked(aStep(sent, fromFamily))
  await app.counselor.referrals.close({ ...aStep(two.referral), ending: anEnding('closed-moved') })
  await app.counselor.referrals.handOver({
    id: three.referral.id,
    version: 1,
    ownerId: app.sessions.owner.accountId,
  })
  const ids = async (asked: object) => {
    const { rows, total } = await app.office.referrals.list(asked)
    return [total, ...rows.map(({ id }) => id)]
  }
  expect(await ids({})).toEqual([1, three.referral.id])
  expect(await ids({ group: 'linked' })).toEqual([1, one.referral.id])
  expect(await ids({ group: 'closed' })).toEqual([1, two.referral.id])
  expect(await ids({ group: 'all' })).toEqual([3, three.referral.id, two.referral.id, one.referral.id])
  expect(await ids({ group: 'all', limit: 1, offset: 1 })).toEqual([3, two.referral.id])
  expect(await ids({ group: 'all', ownerId: app.sessions.owner.accountId })).toEqual([1, three.referral.id])
  expect(await ids({ group: 'closed', ownerId: app.sessions.owner.accountId })).toEqual([0])
  await app.undoLast(app.counselor)
  expect(await ids({ group: 'open', ownerId: app.sessions.owner.accountId })).toEqual([0])
  await app.counselor.referrals.enterInError({
    ...aStep(await app.counselor.referrals.get({ id: three.referral.id })),
    remark: 'Twice',
  })
  expect(await ids({})).toEqual([0])
})

test('a line names the student, the provider and the service, or the school’s own', async () => {
  await using app = await createTestApp()
  await aReferral(app)
  await aReferral(app, { pathway: 'school-based' })
  const { rows } = await app.office.referrals.list({})
  expect(rows).toMatchObject([
    { studentName: 'Ines Varga', destination: 'Lunch group', serviceName: '', organizationId: null },
    {
      studentName: 'Ines Varga',
      destination: 'Bayside Family Counseling',
      serviceName: 'Teen counseling',
      ownerName: 'The counselor',
    },
  ])
})

test('a referral of a restricted case is not there for others: not in lists, counts, by code, or by any step', async () => {
  await using app = await createTestApp()
  const { referral, caseId, caseCode } = await aReferral(app)
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.cases.setRestricted({ id: caseId, version: open.version, restricted: true })
  for (const person of [app.office, app.owner]) {
    expect(await person.referrals.list({ group: 'all' })).toEqual({ rows: [], total: 0 })
    expect((await person.slips.find({ typed: caseCode })).matches).toEqual([])
    const notThere = { code: 'not_found' }
    await expect(person.referrals.get({ id: referral.id })).rejects.toMatchObject(notThere)
    await expect(person.referrals.requestConsent(aStep(referral))).rejects.toMatchObject(notThere)
    await expect(person.referrals.confirmLinked(aStep(referral))).rejects.toMatchObject(notThere)
    await expect(person.referrals.send({ ...aStep(referral), ...bySecurePortal })).rejects.toMatchObject(
      notThere,
    )
  }
  expect(await app.counselor.referrals.list({})).toMatchObject({ total: 1 })
})

test('a referral of a restricted case is not handed to somebody who may not see it', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app)
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.cases.setRestricted({ id: caseId, version: open.version, restricted: true })
  const handTo = (ownerId: string) =>
    app.counselor.referrals.handOver({ id: referral.id, version: 1, ownerId })
  for (const blind of [app.sessions.owner, app.sessions.office]) {
    await expect(handTo(blind.accountId)).rejects.toMatchObject({
      data: { message: 'referrals:errors.ownerCannotSee' },
    })
  }
  await expect(handTo(app.sessions.counselor.accountId)).resolves.toMatchObject({ version: 2 })
})

test('a referral is found by its provider and opens its case', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app)
  const hits = await app.office.search.find({ words: 'bayside' })
  expect(hits).toContainEqual(expect.objectContaining({ kind: 'referral', id: referral.id, opens: caseId }))
})

test('a case has several referrals, each with a history of its own', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  await signConsent(app, made)
  const { id: _, ...rest } = made.referral
  const second = await app.counselor.referrals.create({ ...rest, pathway: 'school-contacts-provider' })
  await app.counselor.referrals.send({ ...aStep(second), ...bySecurePortal })
  const { referrals, events } = await app.counselor.cases.get({ id: made.caseId })
  expect(referrals.map(({ id, state }) => [id, state])).toEqual([
    [second.id, 'sent'],
    [made.referral.id, 'draft'],
  ])
  expect(events.filter(({ referralId }) => referralId === made.referral.id)).toHaveLength(1)
  const other = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  expect((await app.counselor.cases.get({ id: other.case.id })).referrals).toEqual([])
})
