import { expect, test } from 'vitest'

import type { CrisisRecord, CrisisWords } from '#shared/domain/crisis.ts'
import { CASE_OWNER } from '#shared/domain/protocol.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { aRecordsRequest, BY_SUBPOENA } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const THREAT = 'She is hit at home, and afraid to go there tonight.'

const report: CrisisWords = {
  ...{ kind: 'report', agency: 'Child Protection Zunderhof', person: 'Intake', reference: 'ZH-77' },
  ...{ writtenDueOn: '2026-12-10', threat: THREAT, words: '' },
}
const taken: CrisisWords = { kind: 'taken', whereTo: 'County hospital', threat: 'She took pills.', words: '' }

/** A crisis whose first step is a report, and whose second one is handing over. */
async function aCrisis(app: TestApp) {
  const kinds = ['agency-report', 'pick-up', 'action', 'parent-notification', 'debrief'] as const
  const steps = kinds.map((kind) => ({ id: kind, name: kind, kind, roleId: CASE_OWNER, guidance: '' }))
  await publishProtocol(app.owner, {
    crisis: {
      neverAlone: 'An adult stays.',
      steps,
      numbers: [{ id: 'l', name: 'Lifeline', number: '988', use: '' }],
    },
  })
  const { student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const crisis = await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  let now: CrisisRecord = crisis
  const write = async (stepId: (typeof kinds)[number], said: CrisisWords, corrects: string | null = null) => {
    const { id, version } = now
    now = await app.counselor.crises.record({
      id,
      version,
      stepId,
      said,
      corrects,
      at: null,
      contactId: null,
    })
    return now.entries.at(-1)?.id ?? ''
  }
  const left = async () => (await app.counselor.students.get({ id: student.id })).disclosures
  return { studentId: student.id, write, left }
}

test('a report to an agency, its writing and an ambulance are on record with their threat, and go with their undo', async () => {
  await using app = await createTestApp()
  const { write, left } = await aCrisis(app)
  const reported = await write('agency-report', report)
  await write('agency-report', { kind: 'written', words: '' })
  const went = await write('pick-up', taken)
  const found = await left()
  expect(found.toSorted((one, other) => one.recordedAt.localeCompare(other.recordedAt))).toMatchObject([
    {
      ...{ party: 'Child Protection Zunderhof, Intake', what: 'What the report says', exceptionNote: THREAT },
      ...{ exception: 'health-or-safety-emergency', onDay: TODAY, crisisEntryId: reported, isReport: true },
    },
    { what: 'The report in writing', exceptionNote: THREAT, isReport: true },
    {
      ...{ party: 'Emergency services: County hospital', exceptionNote: 'She took pills.' },
      ...{ crisisEntryId: went, isReport: false },
    },
  ])
  const steps = app.events.flatMap((event) => (event.kind === 'undoable' ? [event.undoId] : [])).toReversed()
  for (const [at, undoId] of steps.slice(0, 3).entries()) {
    await app.counselor.undo.run({ undoId })
    expect(await left()).toHaveLength(2 - at)
  }
})

test('what is said in other words is on record in those; a report that never was is not, until that is taken back', async () => {
  await using app = await createTestApp()
  const { write, left } = await aCrisis(app)
  const first = await write('agency-report', report)
  const second = await write('agency-report', { ...report, threat: 'She is locked out.' }, first)
  expect(await left()).toMatchObject([{ exceptionNote: 'She is locked out.', crisisEntryId: second }])
  await write('agency-report', { kind: 'left-out', why: 'Nobody called.' }, second)
  expect(await left()).toEqual([])
  await app.undoLast(app.counselor)
  expect(await left()).toMatchObject([{ exceptionNote: 'She is locked out.', crisisEntryId: second }])
})

test('nothing is told of without the threat there was', async () => {
  await using app = await createTestApp()
  const { write, left } = await aCrisis(app)
  await expect(write('agency-report', { ...report, threat: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await left()).toEqual([])
})

test('a report stands on nothing that is printed for a family, and in nobody’s list who may not read the case', async () => {
  await using app = await createTestApp()
  const { studentId, write, left } = await aCrisis(app)
  await write('agency-report', report)
  await write('pick-up', taken)
  await app.counselor.disclosures.print({ studentId, language: 'en', as: 'paper' })
  const [paper = ''] = app.host.printed
  expect(paper).toContain('County hospital')
  for (const word of ['Zunderhof', THREAT, 'report']) expect(paper).not.toContain(word)
  expect((await left()).filter(({ isReport }) => isReport)).toHaveLength(1)

  const ofOffice = await app.office.students.get({ id: studentId })
  expect(ofOffice.disclosures, 'the case is restricted since').toEqual([])

  const ownerId = app.sessions.counselor.accountId
  const told = async (said: object) => {
    const asked = await app.counselor.recordsRequests.receive(
      aRecordsRequest({ studentId, ownerId, ...said }),
    )
    const { documents } = await app.counselor.recordsRequests.get({ id: asked.id })
    return JSON.stringify(documents.filter(({ kind }) => kind === 'disclosures'))
  }
  expect(await told({})).not.toContain('Zunderhof')
  expect(await told(BY_SUBPOENA)).toContain('Zunderhof')
  const school = { kind: 'new-school', requester: 'Hilltop Middle', interest: 'Enrollment' } as const
  expect(await told(school)).not.toContain('Zunderhof')
})
