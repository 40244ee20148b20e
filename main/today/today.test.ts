import { expect, test } from 'vitest'

import type { Urgency } from '#shared/domain/urgency.ts'

import { aConcern, aStudent, aStudentWithCase } from '../testing/makers.ts'
import { aReferral, aStep, bySecurePortal, signConsent } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const codes = (lines: readonly { caseCode: string }[]) => lines.map(({ caseCode }) => caseCode)

const NOW = '2026-12-08T15:00:00.000Z'

/** A case with a step for this day; what is late today was decided while there was time. */
async function aCaseDue(app: TestApp, dueOn: string, urgency: Urgency = 'routine') {
  const { accountId } = app.sessions.counselor
  const decidedAt = `${dueOn}T15:00:00.000Z`
  app.setClock(decidedAt < NOW ? decidedAt : NOW)
  const made = await aStudentWithCase(
    app.counselor,
    accountId,
    {},
    {
      urgency,
      safetySteps: ['parent-called'],
      next: { action: 'Call the family', ownerId: accountId, dueOn },
    },
  )
  app.setClock(NOW)
  return made.case
}

async function aSchoolReferral(app: TestApp, caseId: string, ownerId = app.sessions.counselor.accountId) {
  return app.counselor.referrals.create({
    caseId,
    pathway: 'school-based',
    serviceId: null,
    locationId: null,
    schoolService: 'Lunch group',
    primaryReason: 'withdrawal',
    otherReasons: [],
    urgency: 'priority',
    needIdentifiedOn: '2026-12-08',
    ownerId,
  })
}

test('what is overdue comes first, the longest due on top; then today; the rest waits its day', async () => {
  await using app = await createTestApp()
  const later = await aCaseDue(app, '2026-12-11')
  const lastWeek = await aCaseDue(app, '2026-12-04')
  const yesterday = await aCaseDue(app, '2026-12-07')
  const now = await aCaseDue(app, '2026-12-08')
  const nowAndUrgent = await aCaseDue(app, '2026-12-08', 'urgent')
  const page = await app.counselor.today.get({})
  expect(page.today).toBe('2026-12-08')
  expect(codes(page.overdue)).toEqual([lastWeek.code, yesterday.code])
  // What is urgent asks for a safety plan beside its next step.
  expect(codes(page.dueToday)).toEqual([nowAndUrgent.code, nowAndUrgent.code, now.code])
  expect(codes(page.later)).toEqual([later.code])
  expect(page.waiting).toEqual([])
  expect(page.overdue[0]).toMatchObject({
    kind: 'case',
    words: 'Call the family',
    whoActs: 'school',
    studentName: 'Ines Varga',
    ownerName: 'The counselor',
    schoolDaysLate: 2,
    version: 1,
  })
  expect(page.later[0]?.schoolDaysLate).toBe(-3)
})

test('what presses and is due or late stands above what is late the longest', async () => {
  await using app = await createTestApp()
  const routine = await aCaseDue(app, '2026-12-03')
  const urgent = await aCaseDue(app, '2026-12-07', 'urgent')
  const emergency = await aCaseDue(app, '2026-12-07', 'emergency')
  const { overdue } = await app.counselor.today.get({})
  expect([...new Set(codes(overdue))]).toEqual([emergency.code, urgent.code, routine.code])
})

const closedOn = (day: string) => ({ startsOn: day, endsOn: day, kind: 'holiday', name: '' }) as const

test('lateness counts days of school: neither the weekend nor a holiday', async () => {
  await using app = await createTestApp()
  const calendar = await app.owner.calendar.get({})
  await app.owner.calendar.save({ ...calendar, closures: [closedOn('2026-12-07')] })
  await aCaseDue(app, '2026-12-04')
  expect((await app.counselor.today.get({})).overdue[0]?.schoolDaysLate).toBe(1)
})

test('a referral somebody else must answer waits until it is due, and is ours when it is late', async () => {
  await using app = await createTestApp()
  const open = await aCaseDue(app, '2026-12-31')
  const referral = await aSchoolReferral(app, open.id)
  // What the statement reads of a referral whose family was asked for consent.
  const set = (state: string, dueOn: string) =>
    app.vault.writing
      .prepare(
        `UPDATE referrals SET state = :state, next_task = 'get-consent', next_due_on = :dueOn WHERE id = :id`,
      )
      .run({ id: referral.id, state, dueOn })
  set('awaiting-consent', '2026-12-10')
  const waiting = (await app.counselor.today.get({})).waiting
  expect(waiting).toMatchObject([
    {
      kind: 'referral',
      id: referral.id,
      whoActs: 'school-and-family',
      destination: 'Lunch group',
      task: 'get-consent',
    },
  ])
  set('awaiting-consent', '2026-12-07')
  const page = await app.counselor.today.get({})
  expect(page.waiting).toEqual([])
  expect(page.overdue).toMatchObject([{ id: referral.id, schoolDaysLate: 1 }])
})

test('a referral of mine that the school must prepare stands under later', async () => {
  await using app = await createTestApp()
  const open = await aCaseDue(app, '2026-12-08')
  const referral = await aSchoolReferral(app, open.id)
  const page = await app.counselor.today.get({})
  expect(page.later).toMatchObject([{ id: referral.id, task: 'prepare-packet', whoActs: 'school' }])
})

test('after a missed appointment the office calls: the line does not wait for the provider', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const asked = { onDay: '2026-12-08', atTime: null, kind: 'first' } as const
  const planned = await app.counselor.referrals.scheduleAppointment({ ...aStep(sent), ...asked })
  const missed = { how: 'missed', cancelledBy: null } as const
  await app.counselor.referrals.missAppointment({ ...aStep(planned), ...missed })
  const page = await app.counselor.today.get({})
  expect(page.waiting).toEqual([])
  expect(page.later).toContainEqual(
    expect.objectContaining({
      task: 'call-about-missed-appointment',
      whoActs: 'school',
      dueOn: '2026-12-09',
    }),
  )
})

test('mine are my tasks; the whole office is everybody’s', async () => {
  await using app = await createTestApp()
  const open = await aCaseDue(app, '2026-12-08')
  await aSchoolReferral(app, open.id, app.sessions.owner.accountId)
  expect((await app.owner.today.get({})).later).toHaveLength(1)
  expect((await app.owner.today.get({})).dueToday).toEqual([])
  const office = await app.owner.today.get({ whose: 'office' })
  expect(codes(office.dueToday)).toEqual([open.code])
  expect(office.later).toHaveLength(1)
})

test('tasks of a restricted case are seen by its readers only, and by its owner even when given away', async () => {
  await using app = await createTestApp()
  const open = await aCaseDue(app, '2026-12-08')
  await aSchoolReferral(app, open.id, app.sessions.owner.accountId)
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  for (const other of [app.owner, app.office])
    for (const whose of ['mine', 'office'] as const)
      expect(await other.today.get({ whose })).toMatchObject({ dueToday: [], later: [] })
  const mine = await app.counselor.today.get({})
  expect(codes(mine.dueToday)).toEqual([open.code])
  expect(mine.later, 'the referral nobody else can see').toHaveLength(1)
})

test('new concerns stand there for everyone, immediate danger first, then the oldest', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const say = async (words: string, at: string, immediateDanger = false) => {
    app.setClock(at)
    await app.office.concerns.create(aConcern(student.id, { words, immediateDanger }))
  }
  await say('second', '2026-12-08T14:00:00.000Z')
  await say('first', '2026-12-08T13:00:00.000Z')
  await say('danger', '2026-12-08T15:00:00.000Z', true)
  const { newConcerns } = await app.counselor.today.get({})
  expect(newConcerns.map(({ words }) => words)).toEqual(['danger', 'first', 'second'])
})

test('the day of the school year is told once the year is set', async () => {
  await using app = await createTestApp()
  expect((await app.counselor.today.get({})).schoolDay).toBeNull()
  const calendar = await app.owner.calendar.get({})
  await app.owner.calendar.save({
    ...calendar,
    years: [{ name: 'Late autumn', startsOn: '2026-11-23', endsOn: '2026-12-18', terms: [] }],
    closures: [closedOn('2026-11-26'), closedOn('2026-11-27')],
  })
  expect((await app.counselor.today.get({})).schoolDay).toEqual({ number: 10, of: 18, isSchoolDay: true })
  app.setClock('2026-12-20T15:00:00.000Z')
  expect((await app.counselor.today.get({})).schoolDay).toBeNull()
})

test('late in the evening it is still the same day at the school', async () => {
  await using app = await createTestApp()
  const open = await aCaseDue(app, '2026-12-08')
  app.setClock('2026-12-09T04:30:00.000Z')
  expect(codes((await app.counselor.today.get({})).dueToday)).toEqual([open.code])
  app.setClock('2026-12-09T05:30:00.000Z')
  expect(codes((await app.counselor.today.get({})).overdue)).toEqual([open.code])
})

test('nothing of a closed case is due', async () => {
  await using app = await createTestApp()
  const open = await aCaseDue(app, '2026-12-04')
  await app.counselor.cases.close({ ...open, note: 'Doing well.' })
  expect((await app.counselor.today.get({ whose: 'office' })).overdue).toEqual([])
})
