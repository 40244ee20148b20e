import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import type { TriageDraft } from '#shared/domain/concern.ts'
import type { CrisisRecord, CrisisWords } from '#shared/domain/crisis.ts'
import { CASE_OWNER, type CrisisStepKind, type ProtocolStep } from '#shared/domain/protocol.ts'

import { aConcern, aContact, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { aProtocolDocument, aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const done: CrisisWords = { kind: 'done', words: 'She sits with Ms. Hale.' }
const report: Extract<CrisisWords, { kind: 'report' }> = {
  ...{ kind: 'report', agency: 'Child Protection Zunderhof', person: 'Intake', reference: 'ZH-77' },
  ...{
    writtenDueOn: null,
    threat: 'Zunderhof heard that she is hit.',
    words: 'Zunderhof was told everything.',
  },
}
const leftOut: CrisisWords = { kind: 'left-out', why: 'It was not needed.' }
const called = (known: Partial<Extract<CrisisWords, { kind: 'attempt' }>> = {}): CrisisWords => ({
  ...{ kind: 'attempt', whom: 'Teresa Varga', channel: 'phone', language: 'es', interpreter: '' },
  ...{ result: 'reached', words: 'She comes at once.' },
  ...known,
})

/** A protocol with one step of each kind. */
const PATH = aProtocolDocument({
  crisis: {
    neverAlone: 'An adult stays with the student until somebody takes over.',
    steps: (['action', 'parent-notification', 'agency-report', 'pick-up', 'debrief'] as const).map(
      (kind) => ({
        id: kind,
        name: `Step ${kind}`,
        kind,
        roleId: CASE_OWNER,
        guidance: '',
      }),
    ),
    numbers: [{ id: 'lifeline', name: 'Lifeline', number: '988', use: '' }],
  },
})

/** Writes down what was done about a step, as whoever last saw the crisis. */
function write(
  client: Client,
  { id, version }: CrisisRecord,
  stepId: string,
  said: CrisisWords,
  known: { at?: string; corrects?: string; contactId?: string } = {},
): Promise<CrisisRecord> {
  return client.crises.record({
    id,
    version,
    stepId,
    said,
    at: null,
    corrects: null,
    contactId: null,
    ...known,
  })
}

/** A student with an open case of the counselor, and a crisis that began in it. */
async function aCrisis(app: TestApp, decided: Parameters<typeof aStudentWithCase>[3] = {}) {
  await publishProtocol(app.owner, { crisis: PATH.crisis })
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId, {}, decided)
  const mother = await app.counselor.students.addContact({ studentId: student.id, draft: aContact() })
  const crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  return { student, case: open, mother, crisis }
}

const anError = (code: string, message?: string) => ({ data: { code, ...(message && { message }) } })

test('a crisis of a student nobody knew opens a case; the concern that is decided later joins it', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner, { crisis: PATH.crisis })
  const student = await app.office.students.create(aStudent())
  const concern = await app.office.concerns.create(aConcern(student.id, { immediateDanger: true }))
  const crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  const opened = await app.counselor.cases.get({ id: crisis.caseId })
  expect(opened.case).toMatchObject({
    urgency: 'emergency',
    tier: 3,
    ownerId: app.sessions.counselor.accountId,
    protocolNumber: 1,
  })
  expect(crisis).toMatchObject({ protocolNumber: 1, path: PATH.crisis, endedAt: null, entries: [] })
  const { case: joined } = await app.counselor.concerns.triage(
    aTriage(concern, app.sessions.counselor.accountId, {
      urgency: 'emergency',
      safetySteps: ['not-left-alone'],
    }),
  )
  expect(joined?.id).toBe(crisis.caseId)
})

test('no call of a crisis is written down with a child as the interpreter', async () => {
  await using app = await createTestApp()
  const { crisis, student } = await aCrisis(app)
  const safe = await write(app.counselor, crisis, 'action', done)
  const call = (interpreter: string) =>
    write(app.counselor, safe, 'parent-notification', called({ interpreter }))
  for (const [interpreter, message] of [
    ['Her brother', 'students:errors.childInterprets'],
    [`${student.givenName} ${student.familyName}`, 'students:errors.studentInterprets'],
  ] as const)
    await expect(call(interpreter)).rejects.toMatchObject({
      data: { fields: [{ path: 'interpreter', message }] },
    })
  expect((await call('Adult sister, Carla')).entries).toHaveLength(2)
})

test('what was begun by mistake is taken back, with the case that was opened for it', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const crisis = await app.counselor.crises.start({ studentId: student.id, language: 'es' })
  expect(crisis.protocolNumber, 'no protocol was published').toBeNull()
  expect(crisis.path.steps.length).toBeGreaterThan(3)
  expect(crisis.path.neverAlone).toMatch(/adulto/)
  await app.undoLast(app.counselor)
  expect((await app.counselor.cases.list({})).total).toBe(0)
  await expect(app.counselor.crises.get({ id: crisis.id })).rejects.toMatchObject(anError('not_found'))
})

/** A protocol with that path, and a call that an emergency asks for. */
const asksForCall = (app: TestApp) =>
  publishProtocol(app.owner, {
    crisis: PATH.crisis,
    steps: [aProtocolStep('call', { urgencies: ['emergency'] })],
  })

/** A crisis in a case whose protocol asks for a call to the family before the student leaves. */
async function aCrisisThatAsksForCall(app: TestApp, known: Partial<ProtocolStep> = {}) {
  await publishProtocol(app.owner, {
    crisis: aProtocolDocument().crisis,
    steps: [
      aProtocolStep('call', {
        ...{
          name: 'Call the family',
          urgencies: ['emergency'],
          evidence: 'Who was reached, what was agreed',
        },
        ...{ reachesFamily: true, due: { amount: 0, unit: 'calendar-days' } },
        ...known,
      }),
      aProtocolStep('letter', { urgencies: known.urgencies ?? ['emergency'], after: 'call' }),
    ],
  })
  const student = await app.office.students.create(aStudent())
  const crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  const asked = async () => {
    const { overdue, dueToday } = await app.counselor.today.get({})
    return [...overdue, ...dueToday].flatMap(({ words }) => (words === 'Call the family' ? [words] : []))
  }
  const steps = async () =>
    (await app.counselor.cases.get({ id: crisis.caseId })).tasks.filter(({ stepId }) => stepId !== null)
  return { student, crisis, asked, steps }
}

test('Today asks for no call to a family that was reached in the crisis, and what was said stands there as written', async () => {
  await using app = await createTestApp()
  const { crisis, asked, steps } = await aCrisisThatAsksForCall(app)
  const tried = await write(app.counselor, crisis, 'parent', called({ result: 'no-answer' }))
  expect(await asked(), 'nobody was reached yet').toEqual(['Call the family'])
  await write(app.counselor, tried, 'parent', called())
  expect(await asked()).toEqual([])
  const [call, letter] = await steps()
  expect(call).toMatchObject({ stepId: 'call', state: 'done' })
  expect(call?.words).toMatch(/Teresa Varga\nReached.*\nIn Spanish\nShe comes at once\./)
  expect(letter).toMatchObject({ stepId: 'letter', state: 'open' })
  await app.undoLast(app.counselor)
  expect(await asked(), 'the call was not that of this family').toEqual(['Call the family'])
})

test('the call is asked for again where it is corrected that nobody was reached, and told anew where it was somebody else', async () => {
  await using app = await createTestApp()
  const { crisis, asked, steps } = await aCrisisThatAsksForCall(app)
  const correct = (of: CrisisRecord, said: CrisisWords) =>
    write(app.counselor, of, 'parent', said, { corrects: of.entries.at(-1)?.id ?? '' })
  const reached = await write(app.counselor, crisis, 'parent', called())
  app.setClock('2026-12-08T15:10:00.000Z')
  const other = await correct(reached, called({ whom: 'Mirna Varga' }))
  expect((await steps())[0]?.words).toMatch(/Mirna Varga/)
  app.setClock('2026-12-08T15:12:00.000Z')
  const nobody = await correct(other, called({ result: 'message-left' }))
  expect(await asked()).toEqual(['Call the family'])
  app.setClock('2026-12-08T15:20:00.000Z')
  await correct(nobody, called())
  expect(await asked()).toEqual([])
})

const PRESSING: Partial<TriageDraft> = { urgency: 'urgent', safetySteps: ['not-left-alone'], next: null }

const WEEKLY: Partial<ProtocolStep> = { repeats: true, due: { amount: 7, unit: 'calendar-days' } }

/** A concern comes and is decided about at once: it presses. */
async function decideUrgent(app: TestApp, studentId: string) {
  const concern = await app.office.concerns.create(aConcern(studentId))
  return app.counselor.concerns.triage(aTriage(concern, app.sessions.counselor.accountId, PRESSING))
}

test('two parents were written down as reached, both by mistake: the call is asked for again', async () => {
  await using app = await createTestApp()
  const { crisis, asked, steps } = await aCrisisThatAsksForCall(app)
  const father = 'Luis Varga'
  app.setClock('2026-12-08T15:05:00.000Z')
  const one = await write(app.counselor, crisis, 'parent', called())
  app.setClock('2026-12-08T15:06:00.000Z')
  const both = await write(app.counselor, one, 'parent', called({ whom: father }))
  const [first = '', second = ''] = both.entries.map(({ id }) => id)
  app.setClock('2026-12-08T15:10:00.000Z')
  const notHer = await write(app.counselor, both, 'parent', called({ result: 'message-left' }), {
    corrects: first,
  })
  expect(await asked(), 'the father was reached').toEqual([])
  expect((await steps())[0]?.words).toMatch(/Luis Varga/)
  app.setClock('2026-12-08T15:12:00.000Z')
  await write(app.counselor, notHer, 'parent', called({ whom: father, result: 'message-left' }), {
    corrects: second,
  })
  expect(await asked(), 'nobody was').toEqual(['Call the family'])
})

test('a step another parent was reached for says what that parent was told, whatever is corrected about the first', async () => {
  await using app = await createTestApp()
  const { crisis, asked, steps } = await aCrisisThatAsksForCall(app)
  const father = 'Luis Varga'
  app.setClock('2026-12-08T15:05:00.000Z')
  const one = await write(app.counselor, crisis, 'parent', called())
  const [told] = await steps()
  await app.counselor.tasks.reopen(told ?? { id: '', version: 1 })
  app.setClock('2026-12-08T15:06:00.000Z')
  const both = await write(app.counselor, one, 'parent', called({ whom: father }))
  const words = async () => (await steps())[0]?.words
  expect(await words()).toMatch(/Luis Varga/)
  const [first = '', second = ''] = both.entries.map(({ id }) => id)
  const noAnswer = called({ result: 'no-answer', words: '' })
  app.setClock('2026-12-08T15:10:00.000Z')
  const notHer = await write(app.counselor, both, 'parent', noAnswer, { corrects: first })
  expect(await words()).toMatch(/Luis Varga/)
  app.setClock('2026-12-08T15:12:00.000Z')
  const corrected = called({ whom: father, words: 'He was told at noon.' })
  await write(app.counselor, notHer, 'parent', corrected, { corrects: second })
  expect(await words()).toMatch(/He was told at noon/)
  expect(await asked()).toEqual([])
})

test('what is said anew about a call does not make the call of next week', async () => {
  await using app = await createTestApp()
  const { crisis, steps } = await aCrisisThatAsksForCall(app, WEEKLY)
  const reached = await write(app.counselor, crisis, 'parent', called())
  await write(app.counselor, reached, 'parent', called({ whom: 'Mirna Varga' }), {
    corrects: reached.entries.at(-1)?.id ?? '',
  })
  const calls = (await steps()).filter(({ stepId }) => stepId === 'call')
  expect(calls.map(({ state }) => state).toSorted()).toEqual(['done', 'open'])
})

test('where the family is called every week, the crisis has made the first call and the next one is open', async () => {
  await using app = await createTestApp()
  const { crisis, steps } = await aCrisisThatAsksForCall(app, WEEKLY)
  await write(app.counselor, crisis, 'parent', called())
  const calls = (await steps()).filter(({ stepId }) => stepId === 'call')
  expect(calls.map(({ state }) => state).toSorted()).toEqual(['done', 'open'])
})

test('a weekly call that a decision begins after the family was reached is made once, and then open', async () => {
  await using app = await createTestApp()
  const { student, crisis, steps } = await aCrisisThatAsksForCall(app, { ...WEEKLY, urgencies: ['urgent'] })
  await write(app.counselor, crisis, 'parent', called())
  await decideUrgent(app, student.id)
  const calls = (await steps()).filter(({ stepId }) => stepId === 'call')
  expect(calls.map(({ state }) => state).toSorted()).toEqual(['done', 'open'])
})

test('what a family was told weeks ago does not answer for a new danger, though the crisis never ended', async () => {
  await using app = await createTestApp()
  const { student, crisis, asked } = await aCrisisThatAsksForCall(app, { urgencies: ['emergency', 'urgent'] })
  await write(app.counselor, crisis, 'parent', called())
  app.setClock('2027-01-12T15:00:00.000Z')
  await decideUrgent(app, student.id)
  expect(await asked(), 'nobody called this month').toEqual(['Call the family'])
})

test('a family that was reached since the concern came is not called again for the decision of the next day', async () => {
  await using app = await createTestApp()
  const { student, crisis, asked } = await aCrisisThatAsksForCall(app, { urgencies: ['urgent'] })
  const concern = await app.office.concerns.create(aConcern(student.id))
  await write(app.counselor, crisis, 'parent', called())
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.counselor.concerns.triage(aTriage(concern, app.sessions.counselor.accountId, PRESSING))
  expect(await asked()).toEqual([])
})

test('the decision about the concern asks for no call that its crisis has made, but the next crisis does', async () => {
  await using app = await createTestApp()
  const { student, crisis, asked, steps } = await aCrisisThatAsksForCall(app)
  const concern = await app.office.concerns.create(aConcern(student.id))
  const reached = await write(app.counselor, crisis, 'parent', called())
  await write(app.counselor, reached, 'agency', leftOut)
  await app.counselor.concerns.triage(
    aTriage(concern, app.sessions.counselor.accountId, {
      urgency: 'emergency',
      safetySteps: ['not-left-alone'],
      next: null,
    }),
  )
  expect(await asked()).toEqual([])
  expect((await steps()).filter(({ stepId }) => stepId === 'call')).toMatchObject([
    { state: 'done' },
    { state: 'done' },
  ])
  app.setClock('2026-12-08T20:00:00.000Z')
  await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  expect(await asked()).toEqual(['Call the family'])
})

test('a crisis asks for all an emergency asks for, though the concern that waited comes to nothing', async () => {
  await using app = await createTestApp()
  await asksForCall(app)
  const student = await app.office.students.create(aStudent())
  const concern = await app.office.concerns.create(aConcern(student.id))
  const { caseId } = await app.office.crises.start({ studentId: student.id, language: 'en' })
  const asked = async () => {
    const { tasks, safetyPlan } = await app.owner.cases.get({ id: caseId })
    return { safetyPlan, asks: tasks.map(({ stepId, plan }) => plan ?? stepId) }
  }
  const all = { safetyPlan: 'missing', asks: ['safety', 'call'] }
  expect(await asked()).toEqual(all)
  const { accountId } = app.sessions.owner
  await app.owner.concerns.triage(
    aTriage(concern, accountId, { urgency: 'emergency', safetySteps: ['not-left-alone'] }),
  )
  expect(await asked(), 'and nothing twice, where it is decided to be one').toEqual(all)
  const other = await app.office.concerns.create(aConcern(student.id))
  await app.owner.concerns.triage(aTriage(other, accountId, { disposition: 'duplicate', next: null }))
  expect(await asked()).toEqual(all)
})

test('a crisis in a routine case makes it an emergency, and what was begun by mistake leaves it as it was', async () => {
  await using app = await createTestApp()
  await asksForCall(app)
  const { student, case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const before = await app.counselor.cases.get({ id: open.id })
  await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  const { case: now, safetyPlan, tasks } = await app.counselor.cases.get({ id: open.id })
  expect({ now, safetyPlan }).toMatchObject({ now: { urgency: 'emergency', tier: 2 }, safetyPlan: 'missing' })
  expect(tasks).toHaveLength(2)
  await app.undoLast(app.counselor)
  const { case: after, ...rest } = await app.counselor.cases.get({ id: open.id })
  expect(after).toEqual({ ...before.case, version: after.version })
  expect(rest).toMatchObject({ safetyPlan: before.safetyPlan, tasks: [], crises: [] })
})

test('a crisis in a case from before the protocol asks for what the protocol of today does', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await asksForCall(app)
  await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  const { case: now, tasks } = await app.counselor.cases.get({ id: open.id })
  expect(now.protocolNumber).toBe(1)
  expect(tasks.map(({ stepId }) => stepId)).toContain('call')
  await app.undoLast(app.counselor)
  expect((await app.counselor.cases.get({ id: open.id })).case.protocolNumber).toBeNull()
})

test('a clerk before a child in danger is told whom to fetch, and nothing of a case that is kept', async () => {
  await using app = await createTestApp()
  const colleague = app.hire('Colleague', { roles: ['counselor'], sees: 'office' })
  const { student } = await aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    { restricted: true },
  )
  await isAway(app, null)
  const begin = (client: Client) => client.crises.start({ studentId: student.id, language: 'en' })
  await expect(begin(app.office)).rejects.toMatchObject({
    data: { message: 'crises:errors.fetch', values: { names: 'Colleague or The owner' } },
  })
  await expect(begin(colleague.client)).rejects.toMatchObject({
    data: { message: 'crises:errors.caseKept', values: { name: 'The counselor' } },
  })
})

test('where a clerk begins it, whoever may hold a case and is here holds it', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  await app.office.absences.add({
    ...{ accountId: app.sessions.owner.accountId, startsOn: '2026-12-08', endsOn: '2026-12-08' },
    ...{ coverId: null, note: '' },
  })
  const { caseId } = await app.office.crises.start({ studentId: student.id, language: 'en' })
  expect((await app.office.cases.get({ id: caseId })).case.ownerId).toBe(app.sessions.counselor.accountId)
})

test('one crisis is under way for a student, and their case does not close before it ends', async () => {
  await using app = await createTestApp()
  const { student, case: open, crisis } = await aCrisis(app)
  await expect(app.office.crises.start({ studentId: student.id, language: 'en' })).rejects.toMatchObject(
    anError('rule', 'crises:errors.underWay'),
  )
  const { id, version } = (await app.counselor.cases.get({ id: open.id })).case
  const close = () => app.counselor.cases.close({ id, version, note: 'Done.', stepDone: '' })
  await expect(close()).rejects.toMatchObject(anError('rule', 'crises:errors.stillOpen'))
  let now = crisis
  for (const { id: stepId } of PATH.crisis.steps) now = await write(app.counselor, now, stepId, leftOut)
  expect(now.endedAt).not.toBeNull()
  expect(await app.counselor.crises.list({})).toEqual({ lines: [], kept: [] })
  await close()
  await expect(
    write(app.counselor, now, 'action', done, { corrects: now.entries[0]?.id ?? '' }),
  ).rejects.toMatchObject(anError('rule', 'tasks:errors.caseClosed'))
})

test('steps are written down in their order, by whoever saw the last one', async () => {
  await using app = await createTestApp()
  const { crisis, mother } = await aCrisis(app)
  await expect(write(app.counselor, crisis, 'parent-notification', called())).rejects.toMatchObject(
    anError('rule', 'crises:errors.inOrder'),
  )
  const second = await write(app.counselor, crisis, 'action', done)
  await expect(write(app.counselor, crisis, 'parent-notification', called())).rejects.toMatchObject(
    anError('conflict'),
  )
  const third = await write(app.counselor, second, 'parent-notification', called({ whom: '' }), {
    contactId: mother.id,
  })
  expect(third.entries.at(-1)).toMatchObject({
    contactId: mother.id,
    at: '2026-12-08T15:00:00.000Z',
    recordedBy: app.sessions.counselor.accountId,
    said: { whom: 'Teresa Varga', result: 'reached' },
  })
  const { contactId } = { contactId: third.id }
  await expect(
    write(app.counselor, third, 'parent-notification', called(), { contactId }),
    'who is no contact of the student',
  ).rejects.toMatchObject(anError('not_found'))
  await expect(
    write(app.counselor, third, 'parent-notification', called({ whom: '' })),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'whom' }] } })
  await app.undoLast(app.counselor)
  expect((await app.counselor.crises.get({ id: crisis.id })).crisis.entries).toHaveLength(1)
})

test('a moment of today is written down later, never one to come', async () => {
  await using app = await createTestApp()
  const { crisis } = await aCrisis(app)
  const at = (instant: string) => write(app.counselor, crisis, 'action', done, { at: instant })
  await expect(at('2026-12-08T15:01:00.000Z')).rejects.toMatchObject({
    data: { fields: [{ path: 'time', message: 'crises:errors.toCome' }] },
  })
  await expect(at('2026-12-07T15:00:00.000Z')).rejects.toMatchObject({
    data: { fields: [{ path: 'time', message: 'crises:errors.before' }] },
  })
  const { entries } = await at('2026-12-08T14:20:00Z')
  expect(entries[0]).toMatchObject({
    at: '2026-12-08T14:20:00.000Z',
    recordedAt: '2026-12-08T15:00:00.000Z',
  })
})

test('a clerk writes down a call, reads what was done but not in which words, and corrects their own alone', async () => {
  await using app = await createTestApp()
  const { crisis } = await aCrisis(app)
  const first = await write(app.counselor, crisis, 'action', done)
  const seen = await app.office.crises.get({ id: crisis.id })
  expect(seen.crisis.entries[0]?.said).toEqual({ kind: 'done', words: '' })
  const second = await write(app.office, seen.crisis, 'parent-notification', called({ result: 'no-answer' }))
  expect(second.entries[1]?.said).toMatchObject({ words: 'She comes at once.' })
  await expect(
    write(app.office, second, 'action', done, { corrects: first.entries[0]?.id ?? '' }),
  ).rejects.toMatchObject(anError('forbidden'))
  const third = await write(app.office, second, 'parent-notification', called(), {
    corrects: second.entries[1]?.id ?? '',
  })
  for (const said of [report, leftOut])
    await expect(write(app.office, third, 'agency-report', said)).rejects.toMatchObject(anError('forbidden'))
  expect(
    (await app.counselor.crises.get({ id: crisis.id })).crisis.entries.map(({ said }) => said.kind),
  ).toEqual(['done', 'attempt', 'attempt'])
})

/** A crisis up to its report. */
async function reported(app: TestApp, by: Client = app.counselor) {
  const { crisis, ...rest } = await aCrisis(app)
  const first = await write(by, crisis, 'action', done)
  const second = await write(by, first, 'parent-notification', called())
  return { ...rest, crisis: await write(by, second, 'agency-report', report) }
}

test('a report to an agency restricts its case for good: nobody else finds a word of it', async () => {
  await using app = await createTestApp()
  const { case: open, crisis, student } = await reported(app)
  const other = app.hire('Other', { roles: ['counselor'], sees: 'office' })
  const brother = app.hire('Brother', { roles: ['counselor'], sees: 'office' })
  await app.owner.recusals.add({ accountId: brother.accountId, studentId: student.id, reason: 'My brother.' })
  const { case: now } = await app.counselor.cases.get({ id: open.id })
  expect(now.restricted).toBe(true)
  for (const client of [app.office, app.owner, other.client, brother.client]) {
    await expect(client.crises.get({ id: crisis.id })).rejects.toMatchObject(anError('not_found'))
    expect(await client.crises.list({})).toMatchObject({ lines: [] })
    expect(await client.search.find({ words: 'Zunderhof' })).toEqual([])
    expect((await client.cases.list({})).rows).toEqual([])
  }
  for (const client of [app.administrator])
    await expect(client.crises.list({})).rejects.toMatchObject(anError('forbidden'))
  expect(await app.counselor.search.find({ words: 'Zunderhof' }), 'not even they who may read it').toEqual([])
  await app.counselor.today.printSheet({ whose: 'office', as: 'paper', language: 'en' })
  expect(app.host.printed.at(-1)).not.toMatch(/Zunderhof|agency/i)
  await expect(
    app.counselor.cases.setRestricted({ id: now.id, version: now.version, restricted: false }),
  ).rejects.toMatchObject(anError('rule', 'cases:errors.staysRestricted'))
})

test('a report that was corrected away restricts the case all the same; one that is taken back does not', async () => {
  await using app = await createTestApp()
  const { case: open, crisis } = await reported(app)
  await app.undoLast(app.counselor)
  expect((await app.office.cases.get({ id: open.id })).case.restricted).toBe(false)
  const seen = await app.counselor.crises.get({ id: crisis.id })
  const again = await write(app.counselor, seen.crisis, 'agency-report', report)
  const corrects = again.entries.at(-1)?.id ?? ''
  await write(app.counselor, again, 'agency-report', leftOut, { corrects })
  const { case: now } = await app.counselor.cases.get({ id: open.id })
  await expect(
    app.counselor.cases.setRestricted({ id: now.id, version: now.version, restricted: false }),
  ).rejects.toMatchObject(anError('rule', 'cases:errors.staysRestricted'))
})

/** The newest thing that can be taken back. */
const lastUndo = (app: TestApp) => app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''

test('a case that holds a report stays restricted, whatever that restricted it before is taken back', async () => {
  await using app = await createTestApp()
  const { case: open, crisis } = await aCrisis(app, { urgency: 'emergency', safetySteps: ['not-left-alone'] })
  const { version } = (await app.counselor.cases.get({ id: open.id })).case
  await app.counselor.cases.setRestricted({ id: open.id, version, restricted: true })
  const restricting = lastUndo(app)
  const first = await write(app.counselor, crisis, 'action', done)
  const second = await write(app.counselor, first, 'parent-notification', called())
  const told = await write(app.counselor, second, 'agency-report', report)
  await expect(app.counselor.undo.run({ undoId: restricting })).rejects.toMatchObject({ code: 'conflict' })
  await expect(app.office.crises.get({ id: told.id })).rejects.toMatchObject(anError('not_found'))
})

test('a triage that restricted a case is not taken back under a report', async () => {
  await using app = await createTestApp()
  const {
    student,
    case: open,
    crisis,
  } = await aCrisis(app, { urgency: 'emergency', safetySteps: ['not-left-alone'] })
  const concern = await app.office.concerns.create(aConcern(student.id))
  await app.counselor.concerns.triage(
    aTriage(concern, app.sessions.counselor.accountId, { restricted: true }),
  )
  const restricting = lastUndo(app)
  const first = await write(app.counselor, crisis, 'action', done)
  const second = await write(app.counselor, first, 'parent-notification', called())
  await write(app.counselor, second, 'agency-report', report)
  await expect(app.counselor.undo.run({ undoId: restricting })).rejects.toMatchObject({ code: 'conflict' })
  expect((await app.counselor.cases.get({ id: open.id })).case.restricted).toBe(true)
})

test('the first of two reports is taken back, and the case stays restricted for the other', async () => {
  await using app = await createTestApp()
  const { student, case: open, crisis } = await aCrisis(app)
  let now = crisis
  for (const { id: stepId } of PATH.crisis.steps) now = await write(app.counselor, now, stepId, leftOut)
  const corrects = now.entries.find(({ stepId }) => stepId === 'agency-report')?.id ?? ''
  await write(app.counselor, now, 'agency-report', report, { corrects })
  const firstReport = lastUndo(app)
  let next = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  for (const stepId of ['action', 'parent-notification'])
    next = await write(app.counselor, next, stepId, leftOut)
  await write(app.counselor, next, 'agency-report', report)
  await app.counselor.undo.run({ undoId: firstReport })
  const seen = await app.counselor.cases.get({ id: open.id })
  expect(seen.case.restricted).toBe(true)
  await app.undoLast(app.counselor)
  await expect(app.office.crises.get({ id: next.id })).rejects.toMatchObject(anError('not_found'))
})

test('a report that is taken back leaves whoever was named since', async () => {
  await using app = await createTestApp()
  const { case: open } = await reported(app, app.owner)
  const undoId = lastUndo(app)
  const nurse = app.hire('Nurse', { roles: ['counselor'], sees: 'named' })
  await app.counselor.cases.setNamed({ id: open.id, accountId: nurse.accountId, isNamed: true })
  await app.owner.undo.run({ undoId })
  const seen = await app.counselor.cases.get({ id: open.id })
  expect(seen).toMatchObject({ case: { restricted: false }, sharedWith: [nurse.accountId] })
})

test('what ended a crisis is not taken back under the next one, nor in a case that was closed since', async () => {
  await using app = await createTestApp()
  const { student, case: open, crisis } = await aCrisis(app)
  let now = crisis
  for (const { id: stepId } of PATH.crisis.steps) now = await write(app.counselor, now, stepId, leftOut)
  const undoId = lastUndo(app)
  await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  const beginning = lastUndo(app)
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
  await app.counselor.undo.run({ undoId: beginning })
  const { id, version } = (await app.counselor.cases.get({ id: open.id })).case
  await app.counselor.cases.close({ id, version, note: 'Done.', stepDone: '' })
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
})

test('whoever reports in the case of a colleague goes on reading it, and their colleague does', async () => {
  await using app = await createTestApp()
  const { crisis } = await reported(app, app.owner)
  await app.owner.crises.get({ id: crisis.id })
  await app.counselor.crises.get({ id: crisis.id })
  await expect(app.office.crises.get({ id: crisis.id })).rejects.toMatchObject(anError('not_found'))
})

test('whoever opens the case for a stated reason goes on with the crisis', async () => {
  await using app = await createTestApp()
  const { crisis, student } = await reported(app)
  const guest = app.hire('Guest', { roles: ['counselor'], sees: 'office' })
  await guest.client.glass.break({
    studentId: student.id,
    kind: 'danger-now',
    reason: 'She is not here today.',
  })
  const seen = await guest.client.crises.get({ id: crisis.id })
  const after = await write(guest.client, seen.crisis, 'pick-up', leftOut)
  expect(after.entries.at(-1)?.recordedBy).toBe(guest.accountId)
  const asked = { id: crisis.id, as: 'paper', language: 'en' } as const
  await expect(
    guest.client.crises.print({ ...asked, withReport: true }),
    'what went to an agency is not carried away by a guest',
  ).rejects.toMatchObject(anError('rule', 'access:errors.onlyForNow'))
  await guest.client.crises.print({ ...asked, withReport: false })
  app.setClock('2026-12-08T22:00:00.000Z')
  await expect(guest.client.crises.get({ id: crisis.id })).rejects.toMatchObject(anError('not_found'))
})

test('a crisis is not over while the agency waits for its report in writing', async () => {
  await using app = await createTestApp()
  const { crisis } = await aCrisis(app)
  let now = await write(app.counselor, crisis, 'action', done)
  now = await write(app.counselor, now, 'parent-notification', called())
  now = await write(app.counselor, now, 'agency-report', { ...report, writtenDueOn: '2026-12-10' })
  now = await write(app.counselor, now, 'pick-up', leftOut)
  now = await write(app.counselor, now, 'debrief', leftOut)
  expect(now.endedAt).toBeNull()
  expect((await app.counselor.crises.list({})).lines).toMatchObject([
    { place: 3, writtenDueOn: '2026-12-10', isMine: true },
  ])
  now = await write(app.counselor, now, 'agency-report', { kind: 'written', words: 'By courier.' })
  expect(now.endedAt).toBe('2026-12-08T15:00:00.000Z')
  const [first] = now.entries
  await write(app.counselor, now, 'action', leftOut, { corrects: first?.id ?? '' })
})

test('a report that was said to be sent by mistake is owed again, and what stood there is kept', async () => {
  await using app = await createTestApp()
  const { crisis } = await aCrisis(app)
  let now = await write(app.counselor, crisis, 'action', done)
  now = await write(app.counselor, now, 'parent-notification', called())
  now = await write(app.counselor, now, 'agency-report', { ...report, writtenDueOn: '2026-12-10' })
  now = await write(app.counselor, now, 'pick-up', leftOut)
  now = await write(app.counselor, now, 'debrief', leftOut)
  const notSent: CrisisWords = { kind: 'not-sent', words: 'It lay in the tray.' }
  await expect(write(app.counselor, now, 'agency-report', notSent)).rejects.toMatchObject(anError('rule'))
  const sent: CrisisWords = { kind: 'written', words: 'By courier.' }
  now = await write(app.counselor, now, 'agency-report', sent)
  const owed = async () => (await app.counselor.crises.list({})).lines.map(({ writtenDueOn }) => writtenDueOn)
  expect(await owed()).toEqual([])
  const sentId = now.entries.at(-1)?.id ?? ''
  now = await write(app.counselor, now, 'agency-report', notSent, { corrects: sentId })
  expect([now.endedAt, await owed()]).toEqual([null, ['2026-12-10']])
  expect(now.entries.map(({ said }) => said)).toContainEqual(sent)
  await app.undoLast(app.counselor)
  expect(await owed()).toEqual([])
  now = (await app.counselor.crises.get({ id: crisis.id })).crisis
  now = await write(app.counselor, now, 'agency-report', notSent, { corrects: sentId })
  now = await write(app.counselor, now, 'agency-report', { kind: 'written', words: 'By hand.' })
  expect([now.endedAt, await owed()]).toEqual(['2026-12-08T15:00:00.000Z', []])
  await app.counselor.crises.print({ id: crisis.id, withReport: true, language: 'en', as: 'paper' })
  const [paper = ''] = app.host.printed
  const lines = ['By courier.', 'Not sent in writing yet', 'It lay in the tray.', 'By hand.']
  const places = lines.map((line) => paper.indexOf(line))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(paper.indexOf('Report to an agency')).toBeLessThan(places[0] ?? -1)
})

test('a debrief that comes later is a task on somebody’s list, and ends with what is written about it', async () => {
  await using app = await createTestApp()
  const { crisis, case: open } = await aCrisis(app)
  const { accountId } = app.sessions.counselor
  let now = crisis
  for (const { id } of PATH.crisis.steps.slice(0, 4)) now = await write(app.counselor, now, id, leftOut)
  const plan = { kind: 'planned', ownerId: accountId, evidence: 'Who took part' } as const
  await expect(write(app.counselor, now, 'debrief', { ...plan, dueOn: '2026-12-07' })).rejects.toMatchObject({
    data: { fields: [{ path: 'dueOn' }] },
  })
  const planned = await write(app.counselor, now, 'debrief', { ...plan, dueOn: '2026-12-10' })
  expect(planned.endedAt, 'the crisis is over, its task is not').not.toBeNull()
  const { later } = await app.counselor.today.get({})
  expect(later).toContainEqual(
    expect.objectContaining({
      kind: 'task',
      words: 'Step debrief',
      dueOn: '2026-12-10',
      evidence: 'Who took part',
    }),
  )
  await app.undoLast(app.counselor)
  const debriefs = async () =>
    (await app.counselor.cases.get({ id: open.id })).tasks.filter(({ name }) => name === 'Step debrief')
  expect(await debriefs()).toEqual([])
  const seen = await app.counselor.crises.get({ id: crisis.id })
  const again = await write(app.counselor, seen.crisis, 'debrief', { ...plan, dueOn: '2026-12-10' })
  await write(app.counselor, again, 'debrief', { kind: 'debrief', present: 'Three of us', words: '' })
  expect(await debriefs()).toMatchObject([{ state: 'done', words: 'Three of us' }])
})

/** The counselor is away today. */
const isAway = (app: TestApp, coverId: string | null) =>
  app.office.absences.add({
    ...{ accountId: app.sessions.counselor.accountId, startsOn: '2026-12-08', endsOn: '2026-12-08' },
    ...{ coverId, note: '' },
  })

test('a crisis stands before everybody who may read it, and it is somebody’s turn who is here', async () => {
  await using app = await createTestApp()
  await aCrisis(app)
  const cover = app.hire('Cover', { roles: ['counselor'], sees: 'office' })
  const turn = async (client: Client) => {
    const [line] = (await client.crises.list({})).lines
    return [line?.actorName, line?.isMine]
  }
  expect(await turn(app.counselor)).toEqual(['The counselor', true])
  expect(app.app.waits(app.sessions.counselor)?.counts.crisis, 'with its safety plan').toBe(2)
  expect(await turn(app.office)).toEqual(['The counselor', false])
  await isAway(app, cover.accountId)
  expect(await turn(cover.client)).toEqual(['Cover', true])
  expect(await turn(app.counselor)).toEqual(['Cover', false])
})

test('where the only owner is kept from the student, a crisis whose people are away is that of every counselor who is here', async () => {
  await using app = await createTestApp()
  const { student } = await aCrisis(app)
  const colleague = app.hire('Colleague', { roles: ['counselor'], sees: 'office' })
  await isAway(app, null)
  const turns = async () => {
    const lists = [app.owner, colleague.client, app.office].map((client) => client.crises.list({}))
    return (await Promise.all(lists)).map(({ lines }) => lines.map(({ isMine }) => isMine))
  }
  expect(await turns()).toEqual([[true], [false], [false]])
  const second = app.hire('Second', { roles: ['owner'], sees: 'office' })
  const { accountId } = app.sessions.owner
  await second.client.recusals.add({ accountId, studentId: student.id, reason: 'His aunt.' })
  await app.owner.accounts.suspend({ id: second.accountId })
  expect(await turns()).toEqual([[], [true], [false]])
})

test('a step is whoever’s who holds its role and is here', async () => {
  await using app = await createTestApp()
  const crisis = {
    ...PATH.crisis,
    steps: PATH.crisis.steps.map((step) => ({ ...step, roleId: 'second-adult' })),
  }
  const role = { id: 'second-adult', name: 'Second adult', duties: '' }
  const nurse = app.hire('Nurse', { roles: ['office'], sees: 'office' })
  const begun = await app.owner.protocols.begin({ from: 'nothing' })
  const written = await app.owner.protocols.save({
    ...begun,
    document: aProtocolDocument({ crisis, roles: [role] }),
  })
  await app.owner.protocols.setHolders({
    roleId: role.id,
    colleagues: [{ kind: 'account', id: nurse.accountId }],
  })
  await app.owner.protocols.publish({ ...written, why: 'The first one.' })
  const { student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  expect((await nurse.client.crises.list({})).lines).toMatchObject([{ actorName: 'Nurse', isMine: true }])
})

test('a crisis in a case whose only people are away is known to whoever sees to the rest, without a word of it', async () => {
  await using app = await createTestApp()
  await reported(app)
  expect(await app.owner.crises.list({})).toEqual({ lines: [], kept: [] })
  await isAway(app, null)
  expect(await app.owner.crises.list({})).toEqual({
    lines: [],
    kept: [{ ownerId: app.sessions.counselor.accountId, ownerName: 'The counselor', crises: 1 }],
  })
  expect(await app.office.crises.list({})).toEqual({ lines: [], kept: [] })
})

test('a record that was looked at for some minutes prints, and not once something was written in it', async () => {
  await using app = await createTestApp()
  const { crisis } = await aCrisis(app)
  const asked = { id: crisis.id, withReport: false, language: 'en' } as const
  const { digest: seen } = await app.counselor.crises.preview(asked)
  app.setClock('2026-12-08T15:12:00.000Z')
  await app.counselor.crises.print({ ...asked, seen, as: 'paper' })
  expect(app.host.printed).toHaveLength(1)
  const { forms } = await app.counselor.printing.unsaid({})
  expect(forms).toMatchObject([{ form: 'crisis-record', textVersion: null, ending: null }])
  expect((await app.office.printing.unsaid({})).forms).toEqual([])
  await write(app.counselor, crisis, 'action', done)
  await expect(app.counselor.crises.print({ ...asked, seen, as: 'paper' })).rejects.toMatchObject(
    anError('rule', 'common:paper.moved'),
  )
})

test('the record prints for the file, what went to an agency on its own page or not at all', async () => {
  await using app = await createTestApp()
  const { crisis } = await reported(app)
  const print = (withReport: boolean) =>
    app.counselor.crises.print({ id: crisis.id, withReport, as: 'paper', language: 'en' })
  await print(false)
  expect(app.host.printed.at(-1)).toContain('She sits with Ms. Hale.')
  expect(app.host.printed.at(-1)).not.toMatch(/Zunderhof|ZH-77/)
  await print(true)
  const [, page] = app.host.printed.at(-1)?.split('class="sheet sheet-crisis-report"') ?? []
  expect(page).toContain('Zunderhof')
  const asked = { id: crisis.id, withReport: true, as: 'paper', language: 'en' } as const
  await expect(app.office.crises.print(asked)).rejects.toMatchObject(anError('forbidden'))
})

test('a printed report to an agency, and a record that tells of one, is kept or destroyed and handed to no family', async () => {
  await using app = await createTestApp()
  const { crisis } = await reported(app)
  const settle = (formIds: string[], ending: 'handed-to-parent' | 'handed-to-student' | 'kept') =>
    app.counselor.printing.settle({ pages: [], formIds, ending })
  for (const withReport of [false, true]) {
    await app.counselor.crises.print({ id: crisis.id, withReport, as: 'paper', language: 'en' })
    const { forms } = await app.counselor.printing.unsaid({})
    expect(forms.map(({ form }) => form).toSorted()).toEqual(
      withReport ? ['agency-report', 'reported-crisis'] : ['reported-crisis'],
    )
    for (const { id } of forms)
      for (const ending of ['handed-to-parent', 'handed-to-student'] as const)
        await expect(settle([id], ending)).rejects.toMatchObject(
          anError('rule', 'printing:errors.staysInFile'),
        )
    await settle(
      forms.map(({ id }) => id),
      'kept',
    )
  }
  expect((await app.counselor.printing.kept({})).forms).toHaveLength(3)
})

test.each([
  ['en', 'Pick-up sheet'],
  ['es', 'Hoja de recogida'],
  ['ar', 'ورقة الاستلام'],
] as const)(
  'the sheet somebody signs when they come says nothing of what happened: %s',
  async (language, title) => {
    await using app = await createTestApp()
    const { crisis, mother, student } = await aCrisis(app)
    await app.counselor.students.updateContact({
      ...{ studentId: student.id, id: mother.id, version: mother.version },
      draft: aContact({ studentNameUsed: 'Inesita' }),
    })
    await write(app.counselor, crisis, 'action', done)
    await app.office.crises.printPickUp({ id: crisis.id, contactId: mother.id, as: 'paper', language })
    const printed = app.host.printed.at(-1) ?? ''
    for (const told of [title, 'Inesita Varga', 'Teresa Varga']) expect(printed).toContain(told)
    expect(printed).not.toMatch(/crisis|Ms. Hale|Ines /i)
    const { forms } = await app.office.printing.unsaid({})
    expect(forms).toMatchObject([
      { form: 'pick-up', language, textVersion: expect.stringContaining(`${language} `) },
    ])
  },
)

/** How much a thing presses that Today asks of somebody. */
const pressure = async (client: Client, asked: string) => {
  const { overdue, dueToday } = await client.today.get({})
  return [...overdue, ...dueToday].flatMap(({ words, urgency }) => (words === asked ? [urgency] : []))
}

const PLAN = 'Make a safety plan with the student'

test('in an office without a protocol the safety plan of a crisis is an emergency that is not put off', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  expect(await pressure(app.counselor, PLAN)).toEqual(['emergency'])
  const [asked] = (await app.counselor.cases.get({ id: crisis.caseId })).tasks
  const { id, version } = asked ?? { id: '', version: 0 }
  const later = { id, version, dueOn: '2026-12-09', reason: 'Tomorrow.' }
  await expect(app.counselor.tasks.postpone(later)).rejects.toMatchObject({
    data: { fields: [{ path: 'dueOn', message: 'cases:errors.crisisPutOff' }] },
  })
})

test('a safety plan that was put off is asked for today once there is a crisis, and not where it was none', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    { urgency: 'urgent', safetySteps: ['parent-called'] },
  )
  const [asked] = (await app.counselor.cases.get({ id: open.id })).tasks
  const { id, version } = asked ?? { id: '', version: 0 }
  await app.counselor.tasks.postpone({ id, version, dueOn: '2026-12-09', reason: 'She is ill.' })
  await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  expect(await pressure(app.counselor, PLAN)).toEqual(['emergency'])
  await app.undoLast(app.counselor)
  expect(await pressure(app.counselor, PLAN)).toEqual([])
})

const TELL = 'Tell a parent'

/** A crisis in an office without a protocol, which stands at the step whose kind is asked for. */
async function aCrisisAt(app: TestApp, kind: CrisisStepKind) {
  const student = await app.office.students.create(aStudent())
  let crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  const { steps } = crisis.path
  const at = steps.findIndex((step) => step.kind === kind)
  for (const { id } of steps.slice(0, at)) crisis = await write(app.counselor, crisis, id, leftOut)
  return { crisis, stepId: steps[at]?.id ?? '', after: steps.slice(at + 1) }
}

test('whoever goes on without reaching a parent finds it on Today until one is told, also after the crisis', async () => {
  await using app = await createTestApp()
  const { crisis, stepId, after } = await aCrisisAt(app, 'parent-notification')
  let now = await write(app.counselor, crisis, stepId, leftOut)
  expect(await pressure(app.counselor, TELL)).toEqual(['emergency'])
  await app.undoLast(app.counselor)
  expect(await pressure(app.counselor, TELL), 'it was a slip').toEqual([])
  now = await app.counselor.crises.get({ id: crisis.id }).then((view) => view.crisis)
  now = await write(app.counselor, now, stepId, leftOut)
  for (const { id } of after) now = await write(app.counselor, now, id, leftOut)
  expect(now.endedAt).not.toBeNull()
  expect(await pressure(app.counselor, TELL)).toEqual(['emergency'])
  const tried = await write(app.counselor, now, stepId, called({ result: 'no-answer' }))
  expect(await pressure(app.counselor, TELL)).toEqual(['emergency'])
  await write(app.counselor, tried, stepId, called())
  expect(await pressure(app.counselor, TELL)).toEqual([])
  await app.undoLast(app.counselor)
  expect(await pressure(app.counselor, TELL)).toEqual(['emergency'])
})

test('where the protocol asks for the call to the family, a crisis without it asks for no second one', async () => {
  await using app = await createTestApp()
  const { crisis, asked } = await aCrisisThatAsksForCall(app)
  await write(app.counselor, crisis, 'parent', leftOut)
  expect(await asked()).toEqual(['Call the family'])
  expect(await pressure(app.counselor, TELL)).toEqual([])
})

test('a student who left without a signature leaves a task to get it, which ends where that is corrected', async () => {
  await using app = await createTestApp()
  const { crisis, stepId } = await aCrisisAt(app, 'pick-up')
  const pickUp = (signed: boolean, words = ''): CrisisWords => ({
    ...{ kind: 'pick-up', whom: 'Teresa Varga', relation: 'Mother', identity: 'Photo ID' },
    ...{ signed, words },
  })
  const toSign = async () =>
    (await app.counselor.cases.get({ id: crisis.caseId })).tasks.filter(
      ({ name }) => name === 'Get the pick-up signed',
    )
  let now = await write(app.counselor, crisis, stepId, pickUp(false))
  expect(await toSign()).toMatchObject([{ state: 'open', dueOn: '2026-12-09' }])
  const correct = (said: CrisisWords) =>
    write(app.counselor, now, stepId, said, { corrects: now.entries.at(-1)?.id ?? '' })
  now = await correct(pickUp(false, 'She was in a hurry.'))
  expect(await toSign()).toHaveLength(1)
  now = await correct(pickUp(true))
  expect(await toSign()).toMatchObject([{ state: 'done', words: 'Signed on paper' }])
  await app.undoLast(app.counselor)
  expect(await toSign()).toMatchObject([{ state: 'open' }])
})

test('where nobody is here who does the step, everybody reads whom to fetch', async () => {
  await using app = await createTestApp()
  await aCrisis(app)
  const fetched = async (client: Client) => (await client.crises.list({})).lines.map(({ fetch }) => fetch)
  expect(await fetched(app.office)).toEqual([[]])
  await isAway(app, null)
  expect(await fetched(app.office)).toEqual([['The owner']])
})

test('the caseload says in which case a crisis is under way, until it is written down', async () => {
  await using app = await createTestApp()
  const { crisis } = await aCrisis(app)
  const inCrisis = async () => (await app.office.cases.list({})).rows.map(({ isInCrisis }) => isInCrisis)
  expect(await inCrisis()).toEqual([true])
  let now = crisis
  for (const { id } of PATH.crisis.steps) now = await write(app.counselor, now, id, leftOut)
  expect(await inCrisis()).toEqual([false])
})

test('that a parent was left out stands with the case and the student, its reason for those who do casework', async () => {
  await using app = await createTestApp()
  const { student, case: open, crisis } = await aCrisis(app)
  const stayed = await write(app.counselor, crisis, 'action', done)
  await write(app.counselor, stayed, 'parent-notification', {
    kind: 'left-out',
    why: 'The danger is at home.',
  })
  const of = async (client: Client) => [
    (await client.cases.get({ id: open.id })).notTold,
    (await client.students.get({ id: student.id })).notTold,
  ]
  const told = { at: expect.any(String) as string, why: 'The danger is at home.' }
  expect(await of(app.counselor)).toEqual([[told], [told]])
  expect(await of(app.office)).toEqual([[{ ...told, why: '' }], [{ ...told, why: '' }]])
})
