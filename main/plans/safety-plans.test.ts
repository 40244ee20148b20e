import { expect, test } from 'vitest'

import { aConcern, aContact, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aSafetyPlan } from '../testing/plan-makers.ts'
import { aProtocolDocument, aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const URGENT = { urgency: 'urgent', safetySteps: ['parent-called'] } as const

const anUrgentCase = (app: TestApp) =>
  aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    { ...URGENT, safetySteps: ['parent-called'] },
  )

const record = (app: TestApp, id: string, as: 'counselor' | 'office' = 'counselor') =>
  app[as].cases.get({ id })

const line = async (app: TestApp) => (await app.office.cases.list({})).rows[0]

test('an urgent case owes a safety plan on the same day, and everybody sees that it does', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app)
  const { safetyPlan, tasks } = await record(app, open.id)
  expect(safetyPlan).toBe('missing')
  expect(tasks).toMatchObject([
    {
      name: 'Make a safety plan with the student',
      plan: 'safety',
      ownerId: app.sessions.counselor.accountId,
      dueOn: '2026-12-08',
    },
  ])
  expect(await line(app)).toMatchObject({ safetyPlan: 'missing' })
  const { dueToday } = await app.counselor.today.get({})
  expect(dueToday).toContainEqual(expect.objectContaining({ words: 'Make a safety plan with the student' }))
})

test('what can wait owes none, and a decision that is taken back takes the task with it', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId)
  expect(await record(app, open.id)).toMatchObject({ safetyPlan: null, tasks: [] })
  const worse = await app.office.concerns.create(aConcern(student.id))
  await app.counselor.concerns.triage(
    aTriage(worse, accountId, { ...URGENT, safetySteps: ['parent-called'] }),
  )
  expect(await record(app, open.id)).toMatchObject({ safetyPlan: 'missing', tasks: [{ plan: 'safety' }] })
  await app.undoLast(app.counselor)
  expect(await record(app, open.id)).toMatchObject({ safetyPlan: null, tasks: [] })
})

test('a step of the protocol that asks for the plan is not asked for twice, and what follows it begins when it is written', async () => {
  await using app = await createTestApp()
  const urgencies = ['urgent'] as const
  await publishProtocol(app.owner, {
    steps: [
      aProtocolStep('plan', { urgencies: [...urgencies], plan: 'safety', evidence: 'The plan' }),
      aProtocolStep('look', { urgencies: [...urgencies], after: 'plan' }),
    ],
  })
  const { case: open } = await anUrgentCase(app)
  const stepsOf = async () => (await record(app, open.id)).tasks.map(({ stepId, state }) => [stepId, state])
  expect(await stepsOf()).toEqual([['plan', 'open']])
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(open.id), after: 0 })
  expect(await stepsOf()).toEqual(
    expect.arrayContaining([
      ['plan', 'done'],
      ['look', 'open'],
      [null, 'open'],
    ]),
  )
})

test('the plan ends what asked for it and has its day to be looked at again; earlier revisions stay as they were', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app)
  const [asked] = (await record(app, open.id)).tasks
  await expect(
    app.counselor.tasks.finish({ ...(asked ?? { id: '', version: 1 }), words: 'Done' }),
  ).rejects.toMatchObject({ data: { message: 'tasks:errors.writePlan' } })

  await app.counselor.safetyPlans.write({ ...aSafetyPlan(open.id), after: 0 })
  expect(await record(app, open.id)).toMatchObject({
    safetyPlan: 'there',
    safetyPlans: [{ revision: 1, alone: 'Walk around the block.' }],
    tasks: [
      { state: 'done', words: 'Written here, revision 1.' },
      { state: 'open', name: 'Look at the safety plan again with the student', dueOn: '2026-12-15' },
    ],
  })
  expect(await line(app)).toMatchObject({ safetyPlan: 'there' })

  app.setClock('2026-12-15T15:00:00.000Z')
  const revised = aSafetyPlan(open.id, {
    alone: 'Draw.',
    agreedOn: '2026-12-15',
    reviewOn: '2027-01-12',
    agreedWith: ['student', 'family'],
  })
  await expect(app.counselor.safetyPlans.write({ ...revised, after: 0 })).rejects.toMatchObject({
    code: 'conflict',
  })
  await app.counselor.safetyPlans.write({ ...revised, after: 1 })
  const { safetyPlans, tasks } = await record(app, open.id)
  expect(safetyPlans.map(({ revision, alone }) => [revision, alone])).toEqual([
    [2, 'Draw.'],
    [1, 'Walk around the block.'],
  ])
  expect(tasks.map(({ state, dueOn }) => [state, dueOn])).toEqual([
    ['done', '2026-12-08'],
    ['done', '2026-12-15'],
    ['open', '2027-01-12'],
  ])
  await app.undoLast(app.counselor)
  expect(await record(app, open.id)).toMatchObject({
    safetyPlans: [{ revision: 1 }],
    tasks: [{ state: 'done' }, { state: 'open', dueOn: '2026-12-15' }],
  })
})

test('Today asks to write the plan that is missing, and to revise the one that is there', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app)
  const asked = async () => {
    const { dueToday, later } = await app.counselor.today.get({})
    return [...dueToday, ...later].flatMap(({ plan, isRevision }) => (plan === 'safety' ? [isRevision] : []))
  }
  expect(await asked()).toEqual([false])
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(open.id), after: 0 })
  expect(await asked()).toEqual([true])
})

test('an earlier revision is not taken back from under a later one', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app)
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(open.id), after: 0 })
  const first = app.events.findLast((event) => event.kind === 'undoable')
  await app.owner.safetyPlans.write({ ...aSafetyPlan(open.id), after: 1 })
  await expect(app.counselor.undo.run({ undoId: first?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a plan is left out with a reason, also in an emergency, and that stays in sight', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    {
      ...{ urgency: 'emergency', disposition: 'crisis', safetySteps: ['emergency-services'] },
      calls: [{ step: 'emergency-services', told: null }],
    },
  )
  const [asked] = (await record(app, open.id)).tasks
  const why = 'He is in the hospital until Friday.'
  await app.counselor.tasks.exempt({ ...(asked ?? { id: '', version: 1 }), why, until: '2026-12-11' })
  expect(await record(app, open.id)).toMatchObject({ safetyPlan: 'left-out', tasks: [{ words: why }] })
  expect(await record(app, open.id, 'office')).toMatchObject({
    safetyPlan: 'left-out',
    tasks: [{ words: '' }],
  })
  expect(await line(app)).toMatchObject({ safetyPlan: 'left-out' })
  app.setClock('2026-12-11T15:00:00.000Z')
  expect(await record(app, open.id)).toMatchObject({ safetyPlan: 'missing' })
  expect(await line(app)).toMatchObject({ safetyPlan: 'missing' })
})

test('the office neither reads a plan nor writes or prints one, and finds none of its words', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app)
  const written = aSafetyPlan(open.id, { signs: 'Quillonbach' })
  await app.counselor.safetyPlans.write({ ...written, after: 0 })
  expect(await record(app, open.id, 'office')).toMatchObject({ safetyPlan: 'there', safetyPlans: [] })
  const forbidden = { code: 'forbidden' }
  await expect(app.office.safetyPlans.write({ ...written, after: 1 })).rejects.toMatchObject(forbidden)
  const print = { caseId: open.id, as: 'paper', language: 'en', largePrint: false } as const
  for (const client of [app.office, app.administrator])
    await expect(client.safetyPlans.print(print)).rejects.toMatchObject(forbidden)
  for (const client of [app.office, app.counselor])
    expect(await client.search.find({ words: 'Quillonbach' })).toEqual([])
})

test('a plan is for an open case, and sends nobody to whom they must not go', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await anUrgentCase(app)
  const contact = await app.office.students.addContact({
    studentId: student.id,
    draft: aContact({ doNotContact: true, doNotContactBasis: 'Order of the court' }),
  })
  const write = (known: object) =>
    app.counselor.safetyPlans.write({ ...aSafetyPlan(open.id, known), after: 0 })
  await expect(write({ homeContactId: contact.id })).rejects.toMatchObject({
    data: { fields: [{ path: 'homeContactId' }] },
  })
  await app.counselor.cases.close({ id: open.id, version: open.version, note: 'Moved away.' })
  await expect(write({})).rejects.toMatchObject({ data: { message: 'cases:errors.closed' } })
})

test('the page names no student, has the contact with their number, and the numbers of the protocol in force', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await anUrgentCase(app)
  const contact = await app.office.students.addContact({
    studentId: student.id,
    draft: aContact({ name: 'Aunt Rosa', phone: '555-0142' }),
  })
  await app.counselor.safetyPlans.write({
    ...aSafetyPlan(open.id, { homeContactId: contact.id, agreedWith: ['student', 'family'] }),
    after: 0,
  })
  const print = { caseId: open.id, as: 'paper', language: 'en', largePrint: true } as const
  expect(await app.counselor.safetyPlans.print(print)).toEqual({ savedAs: null, printed: true })
  const [page = ''] = app.host.printed
  for (const words of [
    'Walk around the block.',
    'Aunt Rosa',
    '555-0142',
    '988',
    '911',
    'Police, fire, ambulance',
    '18pt',
  ])
    expect(page).toContain(words)
  expect(page).not.toContain(student.givenName)
  expect(page).not.toContain(student.familyName)

  const own = { id: 'team', name: 'Our crisis team', number: '555-0177', use: 'Until 9 at night' }
  const { crisis } = aProtocolDocument()
  await publishProtocol(app.owner, { crisis: { ...crisis, numbers: [...crisis.numbers, own] } })
  await app.office.students.updateContact({
    studentId: student.id,
    id: contact.id,
    version: contact.version,
    draft: aContact({ name: 'Aunt Rosa', phone: '555-0142', doNotContact: true, doNotContactBasis: 'Order' }),
  })
  const inArabic = { ...print, as: 'pdf', language: 'ar' } as const
  await expect(app.counselor.safetyPlans.print(inArabic)).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  await app.counselor.safetyPlans.print({ ...inArabic, interpreter: ANA })
  expect(app.host.saved.map(({ name }) => name)).toEqual(['footbridge-safety-plan.pdf'])
  await app.counselor.safetyPlans.print({ ...print, language: 'es', interpreter: ANA })
  const spanish = app.host.printed.at(-1) ?? ''
  for (const words of [
    'Línea 988 de Prevención del Suicidio y Crisis',
    'oprime el 2',
    own.name,
    own.use,
    '555-0100',
  ])
    expect(spanish).toContain(words)
  expect(spanish, 'nobody has checked the Spanish').toContain('Suicide and Crisis Lifeline')
  expect(spanish).not.toContain('555-0142')
  const { rows } = await app.owner.audit.list({ kind: 'papers' })
  expect(rows.map(({ event }) => event)).toContain('safety-plan.printed')
})

test('a printed plan is asked about by whoever may read its case, with the words it was in', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await anUrgentCase(app)
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(open.id), after: 0 })
  const look = { language: 'es', largePrint: false, interpreter: ANA } as const
  await app.counselor.safetyPlans.print({ caseId: open.id, ...look, as: 'paper' })
  const { forms } = await app.counselor.printing.unsaid({})
  expect(forms).toMatchObject([{ form: 'safety-plan', studentId: student.id, language: 'es' }])
  expect(JSON.stringify(forms), 'no list names who interpreted').not.toContain(ANA.name)
  const kept = app.vault.reading.prepare('SELECT interpreter FROM printed_forms').all({})
  expect(JSON.stringify(kept)).toContain(ANA.name)
  expect(forms[0]?.textVersion).toMatch(/^es .*, en /)
  expect((await app.office.printing.unsaid({})).forms).toEqual([])
  const settled = { pages: [], formIds: forms.map(({ id }) => id), ending: 'handed-to-student' as const }
  await expect(app.office.printing.settle(settled)).rejects.toMatchObject({ code: 'not_found' })
  expect(await app.counselor.printing.settle(settled)).toEqual({ settled: 1 })
  expect((await app.counselor.printing.unsaid({})).forms).toEqual([])
})

test('a plan that was put off, and written before its day, is not asked for on that day', async () => {
  await using app = await createTestApp()
  const { case: open } = await anUrgentCase(app)
  const ask = (await record(app, open.id)).tasks.find(({ plan }) => plan === 'safety')
  const putOff = { why: 'She is in the hospital.', until: '2026-12-11' }
  await app.counselor.tasks.exempt({ ...(ask ?? { id: '', version: 1 }), ...putOff })
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(open.id, { reviewOn: '2026-12-20' }), after: 0 })
  app.setClock('2026-12-11T15:00:00.000Z')
  const planned = async () => (await app.counselor.today.get({})).dueToday.filter(({ plan }) => plan !== null)
  expect(await planned()).toEqual([])
})
