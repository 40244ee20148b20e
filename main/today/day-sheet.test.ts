import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
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
