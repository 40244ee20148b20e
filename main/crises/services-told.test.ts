import { expect, test } from 'vitest'

import type { CrisisRecord, CrisisWords } from '#shared/domain/crisis.ts'
import { CASE_OWNER } from '#shared/domain/protocol.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const THREAT = 'He has taken a bottle of pills.'
const CALLED: CrisisWords = { kind: 'done', words: '' }
const NOTHING: CrisisWords = {
  ...{ kind: 'told', whom: '', information: [], threat: '', medicalStaff: '', words: 'Door 4, not awake.' },
}
const TOLD: CrisisWords = {
  ...{ kind: 'told', whom: '911 dispatcher', information: ['contact-details', 'health-history'] },
  ...{ threat: THREAT, medicalStaff: '', words: '' },
}

/** A crisis whose first step is a call to emergency services. */
async function aCrisis(app: TestApp) {
  const kinds = ['emergency-call', 'action', 'agency-report', 'parent-notification', 'debrief'] as const
  const steps = kinds.map((kind) => ({ id: kind, name: kind, kind, roleId: CASE_OWNER, guidance: '' }))
  await publishProtocol(app.owner, {
    crisis: {
      neverAlone: 'An adult stays.',
      steps,
      numbers: [{ id: 'l', name: 'Lifeline', number: '988', use: '' }],
    },
  })
  const { student, case: kase } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  let now: CrisisRecord = crisis
  const write = async (stepId: (typeof kinds)[number], said: CrisisWords, corrects: string | null = null) => {
    const { id, version } = now
    now = await app.counselor.crises.record({
      ...{ id, version, stepId, said, corrects, at: null, contactId: null },
    })
    return now.entries.at(-1)?.id ?? ''
  }
  const record = () => app.counselor.cases.get({ id: kase.id })
  const left = async () => (await record()).disclosures
  const asked = async () => (await record()).tasks.filter(({ kind }) => kind === 'services-told')
  return { write, left, asked }
}

test('one key says that 911 was called; a task asks what they were told, and ends once that is written with its threat', async () => {
  await using app = await createTestApp()
  const { write, left, asked } = await aCrisis(app)
  const called = await write('emergency-call', CALLED)
  expect(await left(), 'that somebody was called tells nothing').toEqual([])
  const [task] = await asked()
  expect(task).toMatchObject({ state: 'open', dueOn: '2026-12-08' })
  await expect(
    app.counselor.tasks.finish({ id: task?.id ?? '', version: 1, words: 'Told them.' }),
  ).rejects.toMatchObject({ data: { message: 'tasks:errors.writeTold' } })
  const told = await write('emergency-call', TOLD)
  expect(await left()).toMatchObject([
    {
      ...{ party: '911 dispatcher', exception: 'health-or-safety-emergency', exceptionNote: THREAT },
      ...{ information: ['contact-details', 'health-history'], crisisEntryId: told, method: 'phone' },
    },
  ])
  expect((await asked()).map(({ state }) => state)).toEqual(['done'])
  await app.undoLast(app.counselor)
  expect([await left(), (await asked()).map(({ state }) => state)]).toEqual([[], ['open']])
  expect(called).not.toBe('')
})

test('that nothing about the student was told ends the task, and leaves no disclosure', async () => {
  await using app = await createTestApp()
  const { write, left, asked } = await aCrisis(app)
  await write('emergency-call', CALLED)
  await write('action', CALLED)
  await write('emergency-call', NOTHING)
  expect([await left(), (await asked()).map(({ state }) => state)]).toEqual([[], ['done']])
})

test('what they were told has a name and a threat, and of a program for substance use medical staff', async () => {
  await using app = await createTestApp()
  const { write, left } = await aCrisis(app)
  await write('emergency-call', CALLED)
  await expect(write('emergency-call', { ...TOLD, threat: '' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(write('emergency-call', { ...TOLD, whom: '' })).rejects.toMatchObject({ code: 'invalid' })
  const ofProgram = { ...TOLD, information: ['substance-use-records' as const] }
  await expect(write('emergency-call', ofProgram)).rejects.toMatchObject({
    data: { message: 'referrals:errors.medicalStaffOnly' },
  })
  await write('emergency-call', { ...ofProgram, medicalStaff: 'Dr. Imre Sand' })
  expect(await left()).toMatchObject([{ exceptionNote: `${THREAT} · Dr. Imre Sand` }])
})

test('what was told is corrected with its disclosure; a call that never was asks for nothing more', async () => {
  await using app = await createTestApp()
  const { write, left, asked } = await aCrisis(app)
  const called = await write('emergency-call', CALLED)
  const told = await write('emergency-call', TOLD)
  await expect(write('emergency-call', CALLED, told)).rejects.toMatchObject({
    data: { message: 'crises:errors.otherKind' },
  })
  const again = await write('emergency-call', { ...TOLD, information: ['contact-details'] }, told)
  expect(await left()).toMatchObject([{ information: ['contact-details'], crisisEntryId: again }])
  await write('emergency-call', NOTHING, again)
  expect(await left()).toEqual([])
  expect(called).not.toBe('')
  expect(await asked()).toHaveLength(1)
})

test('a call that was written down by mistake is left out, and its task ends with it', async () => {
  await using app = await createTestApp()
  const { write, asked } = await aCrisis(app)
  const called = await write('emergency-call', CALLED)
  await write('emergency-call', { kind: 'left-out', why: 'No danger right now.' }, called)
  expect((await asked()).map(({ state }) => state)).toEqual(['done'])
})

test('of something to do that was done what somebody outside was told is written down as well', async () => {
  await using app = await createTestApp()
  const { write, left } = await aCrisis(app)
  await write('emergency-call', { kind: 'left-out', why: 'No danger right now.' })
  await expect(write('emergency-call', TOLD)).rejects.toMatchObject({
    data: { message: 'crises:errors.writtenAlready' },
  })
  await write('action', CALLED)
  await write('action', { ...TOLD, whom: '988 counselor' })
  expect(await left()).toMatchObject([{ party: '988 counselor' }])
})
