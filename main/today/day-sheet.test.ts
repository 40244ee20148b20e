import { expect, test } from 'vitest'

import { aContact, aStudentWithCase } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('a day sheet says what is due by case code, and neither a name nor what somebody wrote', async () => {
  await using app = await createTestApp()
  const step = aProtocolStep('call', {
    name: 'Call the family',
    due: { amount: 0, unit: 'calendar-days' },
    urgencies: ['urgent'],
  })
  await publishProtocol(app.owner, { steps: [step] })
  const { accountId } = app.sessions.counselor
  const next = { action: 'Ask Ines about Monday', ownerId: accountId, dueOn: '2026-12-08' }
  const { case: open } = await aStudentWithCase(
    app.counselor,
    accountId,
    {},
    { urgency: 'urgent', safetySteps: ['parent-called'], next },
  )
  await app.counselor.today.printSheet({ whose: 'mine', as: 'paper', language: 'en' })
  const [sheet = ''] = app.host.printed
  expect(sheet).toContain(open.code)
  expect(sheet).toContain('Call the family')
  expect(sheet).toContain('Next step of the case')
  expect(sheet).toContain('Tuesday, December 8, 2026')
  for (const told of ['Ines', 'Varga', 'Monday']) expect(sheet).not.toContain(told)
})

test('on a day sheet an emergency stands above what has been late for long', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const due = async (dueOn: string, urgency: 'routine' | 'urgent' | 'emergency') => {
    app.setClock(`${dueOn}T15:00:00.000Z`)
    const next = { action: 'Call the family', ownerId: accountId, dueOn }
    const decided = { urgency, safetySteps: ['parent-called' as const], next }
    return (await aStudentWithCase(app.counselor, accountId, {}, decided)).case.code
  }
  const routine = await due('2026-12-01', 'routine')
  const urgent = await due('2026-12-07', 'urgent')
  const emergency = await due('2026-12-08', 'emergency')
  await app.counselor.today.printSheet({ whose: 'mine', as: 'paper', language: 'en' })
  const [sheet = ''] = app.host.printed
  const found = [...new Set(sheet.match(new RegExp([routine, urgent, emergency].join('|'), 'g')))]
  expect(found).toEqual([emergency, urgent, routine])
})

test('a mark behind a first name is explained on the sheet it stands on, and on no other', async () => {
  await using app = await createTestApp()
  const step = aProtocolStep('call', {
    name: 'Call Teresa',
    due: { amount: 0, unit: 'calendar-days' },
    urgencies: ['urgent'],
  })
  await publishProtocol(app.owner, { steps: [step] })
  const { accountId } = app.sessions.counselor
  const urgent = { urgency: 'urgent' as const, safetySteps: ['parent-called' as const] }
  const { student } = await aStudentWithCase(app.counselor, accountId, {}, urgent)
  const sheet = async () => {
    await app.counselor.today.printSheet({ whose: 'mine', as: 'paper', language: 'en' })
    return app.host.printed.at(-1) ?? ''
  }
  expect(await sheet()).not.toContain('(?)')
  const away = aContact({ name: 'Teresa Okafor', doNotContact: true, doNotContactBasis: 'Order' })
  await app.office.students.addContact({ studentId: student.id, draft: away })
  expect(await sheet()).toMatch(/Call Teresa \(\?\).*\(\?\) stands behind a name/s)
})

test('a day with nothing due prints a sheet that says so', async () => {
  await using app = await createTestApp()
  await app.office.today.printSheet({ whose: 'mine', as: 'pdf', language: 'en' })
  expect(app.host.saved).toMatchObject([{ name: 'footbridge-day-sheet.pdf' }])
})

test('on a day sheet the safety plan somebody still owes is told from the next step of the case', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const next = { action: 'Call the family', ownerId: accountId, dueOn: '2026-12-08' }
  const urgent = { urgency: 'urgent' as const, safetySteps: ['parent-called' as const], next }
  await aStudentWithCase(app.counselor, accountId, {}, urgent)
  await app.counselor.today.printSheet({ whose: 'mine', as: 'paper', language: 'en' })
  const [sheet = ''] = app.host.printed
  expect(sheet.match(/Next step of the case/g)).toHaveLength(1)
  expect(sheet.match(/Safety plan/g)).toHaveLength(1)
})

test('on a day sheet each line says what it is: what a crisis left, what somebody planned, the step of the case', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const next = { action: 'Ask Ines about Monday', ownerId: accountId, dueOn: '2026-12-08' }
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId, {}, { next })
  await app.counselor.tasks.plan({
    caseId: open.id,
    name: 'Ask Mr. Varga',
    ownerId: accountId,
    dueOn: next.dueOn,
  })
  let crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  for (const { id, kind, name } of crisis.path.steps) {
    const plan = { kind: 'planned', dueOn: next.dueOn, ownerId: accountId, evidence: '' } as const
    const pickUp = {
      kind: 'pick-up',
      whom: 'An aunt',
      relation: '',
      identity: 'Photo ID',
      signed: false,
      words: '',
    } as const
    const usual = { kind: 'left-out', why: 'It was not needed.' } as const
    const said = { 'pick-up': pickUp, debrief: { ...plan, evidence: name } }[kind as string] ?? usual
    const { version } = crisis
    crisis = await app.counselor.crises.record({
      ...{ id: crisis.id, version, stepId: id, said, at: null, corrects: null, contactId: null },
    })
  }
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.counselor.today.printSheet({ whose: 'mine', as: 'paper', language: 'en' })
  const [sheet = ''] = app.host.printed
  const debrief = crisis.path.steps.find(({ kind }) => kind === 'debrief')?.name ?? '?'
  for (const what of [
    'Next step of the case',
    'Task of the case',
    'Tell a parent',
    'Get the pick-up signed',
    debrief,
  ])
    expect(sheet.split(`>${what}<`), what).toHaveLength(2)
  for (const told of ['Ines', 'Varga', 'Monday']) expect(sheet).not.toContain(told)
})
