import { expect, test } from 'vitest'

import type { TodayLine } from '#shared/api/today.ts'
import type { Client } from '#shared/api/client.ts'
import type { SheetRow } from '#shared/domain/day-sheet.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { aReferral, signConsent } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const TOMORROW = '2026-12-09'

/** A case with a step of its own and one of the protocol, both due today. */
async function aDay(app: TestApp, urgency: 'urgent' | 'emergency' = 'urgent') {
  await publishProtocol(app.owner, {
    steps: [
      aProtocolStep('call', {
        name: 'Call the family',
        evidence: 'Whom you reached',
        due: { amount: 0, unit: 'calendar-days' },
        urgencies: [urgency],
      }),
    ],
  })
  const { accountId } = app.sessions.counselor
  return aStudentWithCase(
    app.counselor,
    accountId,
    {},
    {
      urgency,
      safetySteps: ['parent-called'],
      next: { action: 'Ask about Monday', ownerId: accountId, dueOn: TODAY },
    },
  )
}

async function due(client: Client): Promise<{ readonly own: TodayLine; readonly step: TodayLine }> {
  const { overdue, dueToday } = await client.today.get({})
  const of = (kind: TodayLine['kind']) => [...overdue, ...dueToday].find((line) => line.kind === kind)
  const [own, step] = [of('case'), of('task')]
  if (!own || !step) throw new Error('Nothing is due.')
  return { own, step }
}

const row = ({ kind, version }: TodayLine, told: Partial<SheetRow>): SheetRow => ({
  kind,
  version,
  outcome: 'done',
  whom: null,
  words: '',
  dueOn: null,
  toldAny: null,
  told: [],
  withStatements: false,
  contestedUntold: false,
  ...told,
})

test('what came of a day is entered at once, stands on the timeline, and is taken back at once', async () => {
  await using app = await createTestApp()
  const { case: open } = await aDay(app)
  const { own, step } = await due(app.counselor)
  const entered = await app.counselor.today.enterSheet({
    rows: {
      [own.id]: row(own, { words: 'Monday is fine.' }),
      [step.id]: row(step, { outcome: 'not-reached', whom: 'family', dueOn: TOMORROW }),
    },
  })
  expect(entered).toEqual({ entered: 2 })
  const told = async () => {
    const record = await app.counselor.cases.get({ id: open.id })
    const { attempts, notes, tasks } = record
    return {
      next: record.case.nextAction,
      calls: attempts.map(({ reached, withWhom }) => [withWhom, reached]),
      notes: notes.map(({ words }) => words),
      // Beside the safety plan an urgent case asks for.
      steps: tasks.filter(({ plan }) => plan === null).map(({ dueOn }) => dueOn),
    }
  }
  expect(await told()).toEqual({
    next: null,
    calls: [['family', false]],
    notes: [expect.stringContaining('Monday is fine.'), 'Call the family: No answer.'],
    steps: [TOMORROW],
  })
  await app.undoLast(app.counselor)
  expect(await told()).toEqual({ next: 'Ask about Monday', calls: [], notes: [], steps: [TODAY] })
})

test('a line that is refused is named, and nothing of the sheet is entered', async () => {
  await using app = await createTestApp()
  const { case: open } = await aDay(app)
  const { own, step } = await due(app.counselor)
  await expect(
    app.counselor.today.enterSheet({
      rows: { [own.id]: row(own, { words: 'Monday is fine.' }), [step.id]: row(step, {}) },
    }),
  ).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: `rows.${step.id}.words`, message: 'tasks:errors.noEvidence' }] },
  })
  const { case: after, notes } = await app.counselor.cases.get({ id: open.id })
  expect([after.nextAction, notes]).toEqual(['Ask about Monday', []])
})

test('a line somebody else went on with says so, and the others keep what was typed', async () => {
  await using app = await createTestApp()
  await aDay(app)
  const { own, step } = await due(app.counselor)
  await app.owner.tasks.finish({ id: step.id, version: step.version, words: 'Her mother.' })
  await expect(
    app.counselor.today.enterSheet({
      rows: {
        [own.id]: row(own, {}),
        [step.id]: row(step, { outcome: 'postponed', words: 'Busy', dueOn: TOMORROW }),
      },
    }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${step.id}.outcome`, message: 'common:errors.conflict' }] },
  })
})

test('an emergency is not put off by a sheet either', async () => {
  await using app = await createTestApp()
  await aDay(app, 'emergency')
  const { step } = await due(app.counselor)
  const enter = (dueOn: string) =>
    app.counselor.today.enterSheet({
      rows: { [step.id]: row(step, { outcome: 'not-reached', whom: 'family', dueOn }) },
    })
  await expect(enter(TOMORROW)).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${step.id}.dueOn`, message: 'cases:errors.crisisPutOff' }] },
  })
  await enter(TODAY)
})

test('what a line must tell is asked for, and a sheet of another’s restricted case is refused like one that is not there', async () => {
  await using app = await createTestApp()
  const { case: open } = await aDay(app)
  const { own } = await due(app.counselor)
  await expect(
    app.counselor.today.enterSheet({ rows: { [own.id]: row(own, { outcome: 'reached' }) } }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await expect(app.counselor.today.enterSheet({ rows: {} })).rejects.toMatchObject({ code: 'invalid' })
  const { version } = (await app.counselor.cases.get({ id: open.id })).case
  await app.counselor.cases.setRestricted({ id: open.id, version, restricted: true })
  await expect(
    app.office.today.enterSheet({ rows: { [own.id]: row({ ...own, version: version + 1 }, {}) } }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${own.id}.outcome`, message: 'common:errors.notFound' }] },
  })
})

test('every line of a sheet leaves the trace it would have left on its own screen', async () => {
  await using app = await createTestApp()
  await aDay(app)
  const { own, step } = await due(app.counselor)
  await app.counselor.today.enterSheet({
    rows: {
      [own.id]: row(own, {}),
      [step.id]: row(step, { outcome: 'reached', whom: 'family', words: 'Her aunt.' }),
    },
  })
  const { rows } = await app.owner.audit.list({ kind: 'changes' })
  expect(rows.slice(0, 3).map(({ event }) => event)).toEqual([
    'today.sheet-entered',
    'contact-attempt.logged',
    'case.next-set',
  ])
})

test('a call about a step a colleague did meanwhile is not entered as if nothing had happened', async () => {
  await using app = await createTestApp()
  await aDay(app)
  const { step } = await due(app.counselor)
  await app.owner.tasks.finish({ id: step.id, version: step.version, words: 'Her mother.' })
  await expect(
    app.counselor.today.enterSheet({
      rows: { [step.id]: row(step, { outcome: 'reached', whom: 'family', words: 'Her aunt.' }) },
    }),
  ).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${step.id}.outcome`, message: 'common:errors.conflict' }] },
  })
})

test('a sheet is not taken back by somebody one of its cases was closed to since', async () => {
  await using app = await createTestApp()
  const { case: open } = await aDay(app)
  const { own, step } = await due(app.counselor)
  const { office } = app
  await office.today.enterSheet({
    rows: {
      [step.id]: row(step, { outcome: 'reached', whom: 'family', words: 'Her aunt.' }),
    },
  })
  const said = app.events.findLast((event) => event.kind === 'undoable')
  await app.counselor.cases.setRestricted({ id: open.id, version: own.version, restricted: true })
  await expect(office.undo.run({ undoId: said?.undoId ?? '' })).rejects.toMatchObject({ code: 'not_found' })
  expect((await app.counselor.cases.get({ id: open.id })).attempts).toHaveLength(1)
})

test('a provider who was reached: the sheet asks what they were told, and asks for a consent like any other road', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id, version } = made.referral
  const reached = { kind: 'referral', version, outcome: 'reached', words: 'A place in January.' } as const
  const enter = (said: Partial<SheetRow>) =>
    app.office.today.enterSheet({ rows: { [id]: { ...reached, whom: 'provider', dueOn: null, ...said } } })
  const field = (path: string) => ({
    data: { fields: [expect.objectContaining({ path: `rows.${id}.${path}` })] },
  })
  await expect(enter({})).rejects.toMatchObject(field('toldAny'))
  await expect(enter({ toldAny: true })).rejects.toMatchObject(field('told'))
  await expect(enter({ toldAny: true, told: ['contact-details'] })).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${id}.outcome`, message: 'consents:missing.no-consent' }] },
  })
  await signConsent(app, made)
  await enter({ toldAny: true, told: ['contact-details'] })
  await enter({ toldAny: false })
  const { attempts, disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect(attempts).toHaveLength(2)
  expect(disclosures).toMatchObject([{ method: 'phone', information: ['contact-details'] }])
})

test('the statement of the family goes with what a provider is told from a sheet, once somebody says so', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { studentId } = made
  const at = ({ id, version }: { readonly id: string; readonly version: number }) => ({ id, version })
  const asked = await app.counselor.amendments.ask({
    ...{ studentId, part: { kind: 'referral', id: made.referral.id }, asker: 'Teresa Varga' },
    ...{ wrong: 'The reason', wants: 'Change it', askedOn: TODAY, answerBy: '2026-12-20' },
    ownerId: app.sessions.counselor.accountId,
  })
  const refused = await app.owner.amendments.decide({
    ...{ ...at(asked), decision: { outcome: 'refused', by: 'Dr. Osei', on: TODAY, words: 'It is.' } },
  })
  const hearing = { outcome: 'upheld', on: TODAY, words: 'It stays.' } as const
  const heard = await app.owner.amendments.hear({ ...at(refused), hearing })
  await app.counselor.amendments.state({ ...at(heard), statement: { on: TODAY, words: 'He was ill.' } })
  const { id, version } = made.referral
  const reached = { kind: 'referral', version, outcome: 'reached', words: 'A place in January.' } as const
  const enter = (withStatements: boolean) =>
    app.office.today.enterSheet({
      rows: {
        [id]: {
          ...{ ...reached, whom: 'provider', dueOn: null, toldAny: true, told: ['reason-for-referral'] },
          withStatements,
        },
      },
    })
  await expect(enter(false)).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${id}.outcome`, message: 'referrals:errors.statementGoes' }] },
  })
  await enter(true)
  const { disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect(disclosures).toMatchObject([{ what: expect.stringContaining('Teresa Varga') }])
})

test('somebody else who was reached: the sheet asks whether they were told anything, which is logged on the case', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id, version } = made.referral
  const reached = { kind: 'referral', version, outcome: 'reached', words: 'Officer Pike comes.' } as const
  const enter = (said: Partial<SheetRow>) =>
    app.office.today.enterSheet({ rows: { [id]: { ...reached, whom: 'other', dueOn: null, ...said } } })
  const message = 'today:sheet.errors.outsideElsewhere'
  await expect(enter({})).rejects.toMatchObject({ code: 'invalid' })
  await expect(enter({ toldAny: true })).rejects.toMatchObject({
    data: { fields: [{ path: `rows.${id}.outcome`, message }] },
  })
  await enter({ toldAny: false })
})
