import { expect, test } from 'vitest'

import type { CrisisRecord } from '#shared/domain/crisis.ts'
import type { ContactAttemptDraft } from '#shared/domain/follow-up.ts'

import { aContact, aStudentWithCase } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const STEPS = [
  aProtocolStep('call', { name: 'Call the family', evidence: 'What was said', reachesFamily: true }),
  aProtocolStep('letter', { name: 'Write a letter', after: 'call' }),
  aProtocolStep('see', { name: 'See the student' }),
]

/** A case whose protocol asks for a call to the family, and the student's mother. */
async function aCaseThatAsks(app: TestApp) {
  await publishProtocol(app.owner, { steps: STEPS })
  const { student, case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const mother = await app.counselor.students.addContact({ studentId: student.id, draft: aContact() })
  const call: ContactAttemptDraft = {
    ...{ caseId: open.id, referralId: null, withWhom: 'family', contactId: mother.id, channel: 'phone' },
    ...{ language: 'es', interpreter: '', reached: true, result: 'She comes on Monday.' },
  }
  const record = () => app.counselor.cases.get({ id: open.id })
  const stateOf = async (name: string) => (await record()).tasks.find((task) => task.name === name)?.state
  const asked = async () => {
    const { tasks, familySteps } = await record()
    return tasks.filter(({ id }) => familySteps.includes(id))
  }
  return { student, case: open, mother, call, record, stateOf, asked }
}

test('a call that reached the family ends the step that asks for it, where whoever called says so', async () => {
  await using app = await createTestApp()
  const { call, mother, record, stateOf, asked } = await aCaseThatAsks(app)
  const [step] = await asked()
  expect(step).toMatchObject({ name: 'Call the family' })
  await app.counselor.cases.logAttempt(call)
  expect(await stateOf('Call the family'), 'nobody said that it is done').toBe('open')
  const ends = [{ id: step?.id ?? '', version: step?.version ?? 0 }]
  await app.counselor.cases.logAttempt({ ...call, ends })
  const done = (await record()).tasks.find(({ id }) => id === step?.id)
  expect(done?.state).toBe('done')
  for (const said of [mother.name, 'In Spanish', 'She comes on Monday.']) expect(done?.words).toContain(said)
  expect([await stateOf('Write a letter'), await asked()]).toEqual(['open', []])
  const { rows } = await app.owner.audit.list({ kind: 'changes' })
  expect(rows.slice(0, 2).map(({ event }) => event)).toEqual(['contact-attempt.logged', 'task.finished'])
  await app.undoLast(app.counselor)
  expect([await stateOf('Call the family'), await stateOf('Write a letter')]).toEqual(['open', undefined])
  expect((await record()).attempts).toHaveLength(1)
})

test('a call ends nothing that it did not do, nor without the words the step asks for', async () => {
  await using app = await createTestApp()
  const { call, record, asked } = await aCaseThatAsks(app)
  const [step] = await asked()
  const ends = [{ id: step?.id ?? '', version: step?.version ?? 0 }]
  const log = (known: Partial<Parameters<typeof app.counselor.cases.logAttempt>[0]>) =>
    app.counselor.cases.logAttempt({ ...call, ends, ...known })
  const notAllowed = { data: { fields: [{ path: 'ends' }] } }
  await expect(log({ reached: false })).rejects.toMatchObject(notAllowed)
  await expect(log({ withWhom: 'provider', contactId: null })).rejects.toMatchObject(notAllowed)
  await expect(log({ result: '' })).rejects.toMatchObject({
    data: { fields: [{ path: 'result', message: 'tasks:errors.noEvidence' }] },
  })
  const other = (await record()).tasks.find(({ name }) => name === 'See the student')
  await expect(log({ ends: [{ id: other?.id ?? '', version: 1 }] })).rejects.toMatchObject({
    code: 'conflict',
  })
  await app.owner.tasks.finish({ ...ends[0], id: step?.id ?? '', version: 1, words: 'I called.' })
  await expect(log({})).rejects.toMatchObject({ code: 'conflict' })
  expect((await record()).attempts).toEqual([])
})

test('a parent a crisis went on without is told by a call of the office', async () => {
  await using app = await createTestApp()
  const { student, call, asked } = await aCaseThatAsks(app)
  for (const { id, version } of await asked())
    await app.counselor.tasks.finish({ id, version, words: 'Before it began.' })
  let crisis: CrisisRecord = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  for (const { id, kind } of crisis.path.steps) {
    const said = { kind: 'left-out', why: 'Nobody answered.' } as const
    const { version } = crisis
    const at = { id: crisis.id, version, stepId: id, at: null, corrects: null, contactId: null }
    crisis = await app.counselor.crises.record({ ...at, said })
    if (kind === 'parent-notification') break
  }
  const left = await asked()
  expect(left).toMatchObject([{ kind: 'tell-parent' }])
  await app.counselor.cases.logAttempt({ ...call, ends: left.map(({ id, version }) => ({ id, version })) })
  expect(await asked()).toEqual([])
})

test('on a day sheet the family that was reached ends the step that asks for it, unless a day was said', async () => {
  await using app = await createTestApp()
  const { stateOf, asked, record } = await aCaseThatAsks(app)
  const enter = async (id: string, version: number, dueOn: string | null) =>
    app.counselor.today.enterSheet({
      rows: {
        [id]: { kind: 'task', version, outcome: 'reached', whom: 'family', words: 'Her aunt.', dueOn },
      },
    })
  const [step] = await asked()
  await enter(step?.id ?? '', step?.version ?? 0, '2026-12-09')
  expect(await stateOf('Call the family')).toBe('open')
  const [again] = await asked()
  await enter(again?.id ?? '', again?.version ?? 0, null)
  expect(await stateOf('Call the family')).toBe('done')
  const other = (await record()).tasks.find(({ name }) => name === 'See the student')
  await enter(other?.id ?? '', other?.version ?? 0, null)
  expect(await stateOf('See the student')).toBe('open')
  await app.undoLast(app.counselor)
})
