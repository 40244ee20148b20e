import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aReturnPlan } from '../testing/plan-makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { aConsent, aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const aCase = (app: TestApp) => aStudentWithCase(app.counselor, app.sessions.counselor.accountId)

const checkInsOf = async (app: TestApp, id: string) =>
  (await app.counselor.cases.get({ id })).tasks.map(({ dueOn, state }) => [dueOn, state])

test('check-ins of a return stand on the list of whoever holds the case; a revision keeps what was gone on with', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await app.counselor.returnPlans.write({ ...aReturnPlan(open.id), after: 0 })
  expect(await checkInsOf(app, open.id)).toEqual([
    ['2026-12-15', 'open'],
    ['2026-12-18', 'open'],
  ])
  app.setClock('2026-12-15T15:00:00.000Z')
  const [first] = (await app.counselor.cases.get({ id: open.id })).tasks
  await app.counselor.tasks.finish({ ...(first ?? { id: '', version: 1 }), words: '' })
  const checkIns = ['2026-12-22', '2026-12-21']
  await app.counselor.returnPlans.write({ ...aReturnPlan(open.id, { checkIns }), after: 1 })
  expect(await checkInsOf(app, open.id)).toEqual([
    ['2026-12-15', 'done'],
    ['2026-12-21', 'open'],
    ['2026-12-22', 'open'],
  ])
  await app.undoLast(app.counselor)
  expect(await checkInsOf(app, open.id)).toEqual([
    ['2026-12-15', 'done'],
    ['2026-12-18', 'open'],
  ])
  expect((await app.counselor.cases.get({ id: open.id })).returnPlans).toMatchObject([{ revision: 1 }])
})

test('the step that asks for a return plan is done by writing one, or by telling that nobody was away', async () => {
  await using app = await createTestApp()
  const asks = aProtocolStep('return', { plan: 'return', evidence: 'The plan, or that nobody was away' })
  await publishProtocol(app.owner, { steps: [asks] })
  const { case: open } = await aCase(app)
  const step = async () =>
    (await app.counselor.cases.get({ id: open.id })).tasks.find(({ stepId }) => stepId === 'return')
  await app.counselor.returnPlans.write({ ...aReturnPlan(open.id), after: 0 })
  expect(await step()).toMatchObject({ state: 'done', words: 'Written here, revision 1.' })
  await app.undoLast(app.counselor)
  await app.counselor.tasks.finish({ ...((await step()) ?? { id: '', version: 1 }), words: 'Not away.' })
  expect(await step()).toMatchObject({ state: 'done', words: 'Not away.' })
})

test('whoever treated the student stands on the page only while a consent lets the school ask them', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aCase(app)
  const clinic = await app.counselor.providers.create(aProvider())
  const providerContact = 'Bayside Family Counseling, unit 4'
  const write = (consentId: string | null) =>
    app.counselor.returnPlans.write({ ...aReturnPlan(open.id, { providerContact, consentId }), after: 0 })
  await expect(write(null)).rejects.toMatchObject({
    data: { fields: [{ path: 'consentId', message: 'plans:errors.noConsent' }] },
  })
  const consent = await app.counselor.consents.create(
    aConsent(student.id, clinic.organizationId, { information: ['treatment-progress'] }),
  )
  await write(consent.id)
  const print = async () => {
    await app.counselor.returnPlans.print({
      ...{ caseId: open.id, as: 'paper', language: 'en', largePrint: false },
      what: 'family',
    })
    return app.host.printed.at(-1) ?? ''
  }
  const page = await print()
  expect(page).toContain(providerContact)
  expect(page).not.toContain(student.familyName)
  await app.counselor.consents.revoke({ ...consent, revokedOn: '2026-12-08', how: 'By phone' })
  expect(await print()).not.toContain(providerContact)
})

test('what teachers are told stands on a page with nothing else of the plan', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aCase(app)
  const print = (what: 'family' | 'teachers') =>
    app.counselor.returnPlans.print({
      ...{ caseId: open.id, as: 'paper', language: 'en', largePrint: false },
      what,
    })
  await expect(print('family')).rejects.toMatchObject({ code: 'not_found' })
  await app.counselor.returnPlans.write({ ...aReturnPlan(open.id, { eased: 'No tests' }), after: 0 })
  await expect(print('teachers')).rejects.toMatchObject({
    data: { message: 'plans:errors.nothingForTeachers' },
  })
  const teachersTold = 'Let her come late.'
  await app.counselor.returnPlans.write({
    ...aReturnPlan(open.id, { eased: 'No tests', teachersTold }),
    after: 1,
  })
  await print('teachers')
  const page = app.host.printed.at(-1) ?? ''
  for (const words of [teachersTold, 'Ms. Ortega', student.familyName]) expect(page).toContain(words)
  for (const kept of ['No tests', 'The nurse']) expect(page).not.toContain(kept)
})

test('the office reads no return plan', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app)
  await app.counselor.returnPlans.write({ ...aReturnPlan(open.id), after: 0 })
  expect((await app.office.cases.get({ id: open.id })).returnPlans).toEqual([])
  await expect(app.office.returnPlans.write({ ...aReturnPlan(open.id), after: 1 })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a check-in that was done is not planned again by a revision, and one of a day that is no longer planned goes', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aStudentWithCase(app.counselor, accountId)
  const days = async () =>
    (await app.owner.cases.get({ id: open.id })).tasks.map(({ dueOn, state }) => [dueOn, state])
  await app.counselor.returnPlans.write({ ...aReturnPlan(open.id), after: 0 })
  const [first] = (await app.counselor.cases.get({ id: open.id })).tasks
  await app.counselor.tasks.finish({ ...(first ?? { id: '', version: 1 }), words: '' })
  const { accountId: ownerId } = app.sessions.owner
  await app.counselor.cases.handOver({ id: open.id, version: open.version, ownerId, note: '' })
  await app.owner.returnPlans.write({ ...aReturnPlan(open.id, { atDoor: 'Mr. Lee' }), after: 1 })
  expect(await days()).toEqual([
    ['2026-12-15', 'done'],
    ['2026-12-18', 'open'],
  ])
  const checkIns = ['2026-12-15', '2026-12-22']
  await app.owner.returnPlans.write({ ...aReturnPlan(open.id, { checkIns }), after: 2 })
  expect(await days()).toEqual([
    ['2026-12-15', 'done'],
    ['2026-12-22', 'open'],
  ])
})

test('a plan to return that says in unchecked words what to do in danger prints only with whoever interprets named', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await app.counselor.returnPlans.write({
    ...aReturnPlan(open.id, { teachersTold: 'She catches up.' }),
    after: 0,
  })
  const look = { caseId: open.id, language: 'ar', largePrint: false, as: 'paper' } as const
  const print = (what: 'family' | 'teachers', interpreter: typeof ANA | null) =>
    app.counselor.returnPlans.print({ ...look, what, interpreter })
  await expect(print('family', null)).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  await print('family', ANA)
  expect(app.host.printed.at(-1)).toContain('Ana Gil')
  await print('teachers', null)
  expect(app.host.printed).toHaveLength(2)
})
