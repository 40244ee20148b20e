import { expect, test } from 'vitest'

import { aContact } from '../testing/makers.ts'
import { aReturnPlan, aSafetyPlan } from '../testing/plan-makers.ts'
import { aPacket, aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const BORIS = 'Boris Quillfeather'

const keepAway = (app: TestApp, studentId: string) =>
  app.counselor.students.addContact({
    studentId,
    draft: aContact({
      ...{
        name: BORIS,
        phone: '(617) 555-0177',
        doNotContact: true,
        doNotContactBasis: 'Order of the court',
      },
    }),
  })

const NEVER = /Quillfeather|0177/

test('a line for the letter or the reasons that names whom nobody may contact does not print', async () => {
  await using app = await createTestApp()
  const { studentId, referral } = await aReferral(app)
  await keepAway(app, studentId)
  const choice = aPacket(referral.id, {
    ...{ parts: ['letter', 'why'], remark: `${BORIS} will drive you.`, noticed: 'He is fine. Call 555-0177' },
  })
  const { gaps, digest, pages } = await app.counselor.packets.preview(choice)
  expect(gaps.filter(({ blocks }) => blocks)).toMatchObject([
    { part: 'letter', gap: 'names-kept-away' },
    { part: 'why', gap: 'names-kept-away' },
  ])
  expect(JSON.stringify(pages)).not.toMatch(NEVER)
  await expect(app.counselor.packets.print({ choice, as: 'paper', seen: digest })).rejects.toMatchObject({
    data: { message: 'packets:gap.names-kept-away' },
  })
  const without = await app.counselor.packets.preview({
    ...choice,
    ...{ remark: 'We will drive you.', noticed: 'Call 555-0123' },
  })
  expect(without.gaps.filter(({ blocks }) => blocks)).toEqual([])
})

test('a plan written before somebody was kept away prints without them, and says so before it prints', async () => {
  await using app = await createTestApp()
  const { studentId, caseId } = await aReferral(app)
  await app.counselor.safetyPlans.write({
    ...aSafetyPlan(caseId, { calls: `${BORIS}, 555-0177`, atHome: BORIS, putAway: `${BORIS} locks it` }),
    after: 0,
  })
  await app.counselor.returnPlans.write({
    ...aReturnPlan(caseId, { atDoor: BORIS, goesTo: BORIS, eased: `${BORIS} brings him` }),
    ...{ teachersTold: `${BORIS} brings him; 617.555.0177`, after: 0 },
  })
  const look = { caseId, language: 'en', largePrint: false, interpreter: null } as const
  const shown = async () => [
    await app.counselor.safetyPlans.preview(look),
    await app.counselor.returnPlans.preview({ ...look, what: 'family' }),
    await app.counselor.returnPlans.preview({ ...look, what: 'teachers' }),
  ]
  for (const paper of await shown())
    expect([paper.isWithout, NEVER.test(JSON.stringify(paper))]).toEqual([false, true])
  await keepAway(app, studentId)
  for (const paper of await shown())
    expect([paper.isWithout, NEVER.test(JSON.stringify(paper))]).toEqual([true, false])
  await app.counselor.safetyPlans.print({ ...look, as: 'paper' })
  await app.counselor.returnPlans.print({ ...look, what: 'family', as: 'paper' })
  await app.counselor.returnPlans.print({ ...look, what: 'teachers', as: 'paper' })
  expect(app.host.printed).toHaveLength(3)
  expect(app.host.printed.filter((page) => NEVER.test(page))).toEqual([])
})

test('a plan is not written with the name of somebody nobody may contact, and the field says so', async () => {
  await using app = await createTestApp()
  const { studentId, caseId } = await aReferral(app)
  await keepAway(app, studentId)
  const refusedAt = (path: string) => ({
    data: { fields: [{ path, message: 'plans:errors.namesKeptAway' }] },
  })
  await expect(
    app.counselor.safetyPlans.write({ ...aSafetyPlan(caseId, { calls: 'My dad, 555 0177' }), after: 0 }),
  ).rejects.toMatchObject(refusedAt('calls'))
  await expect(
    app.counselor.returnPlans.write({ ...aReturnPlan(caseId, { goesTo: `Mr. ${BORIS}` }), after: 0 }),
  ).rejects.toMatchObject(refusedAt('goesTo'))
})

test('a number that is also that of somebody one may call stays', async () => {
  await using app = await createTestApp()
  const { studentId, caseId } = await aReferral(app)
  await keepAway(app, studentId)
  await app.counselor.students.addContact({
    studentId,
    draft: aContact({ name: 'Teresa Varga', phone: '+1 617 555 0177' }),
  })
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(caseId, { calls: 'Mom, 617-555-0177' }), after: 0 })
  const look = { caseId, language: 'en', largePrint: false, interpreter: null } as const
  expect(JSON.stringify(await app.counselor.safetyPlans.preview(look))).toContain('617-555-0177')
})
