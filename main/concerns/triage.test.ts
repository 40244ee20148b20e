import { expect, test } from 'vitest'

import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { readCaseCode } from '#shared/domain/case-code.ts'
import type { ConcernDraft } from '#shared/domain/concern.ts'

import { aConcern, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

async function aNewConcern(app: TestApp, said: Partial<ConcernDraft> = {}) {
  const student = await app.office.students.create(aStudent())
  return app.office.concerns.create(aConcern(student.id, said))
}

test('triage opens a case with a code, an owner and a next step', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const concern = await aNewConcern(app)
  const { triage, case: opened } = await app.owner.concerns.triage(aTriage(concern, accountId))
  expect(opened).toMatchObject({
    studentId: concern.studentId,
    ownerId: accountId,
    urgency: 'routine',
    tier: 2,
    openedOn: '2026-12-08',
    nextAction: 'Call the family',
    nextOwnerId: accountId,
    nextDueOn: '2026-12-10',
  })
  expect(readCaseCode(opened?.code ?? '')).toBe(opened?.code)
  expect(triage).toMatchObject({ concernId: concern.id, caseId: opened?.id })
  expect(await app.owner.concerns.get(concern)).toMatchObject({ state: 'triaged', caseId: opened?.id })
})

test('a next step for the clerk leaves the case with whoever decided', async () => {
  await using app = await createTestApp()
  const concern = await aNewConcern(app)
  const decided = await app.counselor.concerns.triage(aTriage(concern, app.sessions.office.accountId))
  expect(decided.case).toMatchObject({
    ownerId: app.sessions.counselor.accountId,
    nextOwnerId: app.sessions.office.accountId,
  })
})

test('nothing urgent is saved without a safety step and a next step', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const concern = await aNewConcern(app, { immediateDanger: true })
  for (const urgency of ['emergency', 'urgent'] as const)
    await expect(
      app.counselor.concerns.triage(aTriage(concern, accountId, { urgency, next: null })),
    ).rejects.toMatchObject({
      data: {
        code: 'invalid',
        fields: [
          { path: 'safetySteps', message: 'concerns:errors.noSafetyStep' },
          { path: 'next', message: 'concerns:errors.noNextStep' },
        ],
      },
    })
  const { case: opened } = await app.counselor.concerns.triage(
    aTriage(concern, accountId, { urgency: 'emergency', safetySteps: ['not-left-alone'] }),
  )
  expect(opened?.urgency).toBe('emergency')
})

test('an urgent concern cannot end as "not enough information"', async () => {
  await using app = await createTestApp()
  const concern = await aNewConcern(app)
  const draft = aTriage(concern, app.sessions.counselor.accountId, {
    urgency: 'urgent',
    safetySteps: ['parent-called'],
    disposition: 'not-enough-information',
  })
  await expect(app.counselor.concerns.triage(draft)).rejects.toMatchObject({
    data: { fields: [{ path: 'disposition', message: 'concerns:errors.pressingNeedsCase' }] },
  })
})

test('where steps of the protocol begin, nobody has to think of another one', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  await publishProtocol(app.owner, { steps: [aProtocolStep('call', { urgencies: ['urgent'] })] })
  const concern = await aNewConcern(app)
  expect(await app.counselor.concerns.get(concern)).toMatchObject({ protocolNumber: 1 })
  await expect(
    app.counselor.concerns.triage(aTriage(concern, accountId, { urgency: 'routine', next: null })),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'next' }] } })
  const decided = await app.counselor.concerns.triage(
    aTriage(concern, accountId, { urgency: 'urgent', safetySteps: ['parent-called'], next: null }),
  )
  expect(decided.case).toMatchObject({ nextAction: null, ownerId: accountId })
  expect((await app.counselor.today.get({})).unplanned).toEqual([])
})

test('a decision that joins an open case goes by the version that case follows, and by the present one where it follows none', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const before = await aStudentWithCase(app.counselor, accountId)
  const first = await publishProtocol(app.owner, { steps: [aProtocolStep('call')] })
  const since = await aStudentWithCase(app.counselor, accountId, { givenName: 'Noor' })
  const second = await app.owner.protocols.begin({ from: 'version', number: first.number })
  await app.owner.protocols.publish({ ...second, why: 'A second one.' })

  const again = await app.office.concerns.create(aConcern(since.student.id))
  expect(await app.counselor.concerns.get(again)).toMatchObject({ protocolNumber: 1 })
  const old = await app.office.concerns.create(aConcern(before.student.id))
  expect(await app.counselor.concerns.get(old)).toMatchObject({ protocolNumber: 2 })
  await app.counselor.concerns.triage(aTriage(old, accountId, { next: null }))
  const record = async () => app.counselor.cases.get({ id: before.case.id })
  expect((await record()).case).toMatchObject({ protocolNumber: 2 })
  expect((await record()).tasks).toMatchObject([{ stepId: 'call', protocolNumber: 2 }])
  await app.undoLast(app.counselor)
  expect((await record()).case).toMatchObject({ protocolNumber: null })
  expect((await record()).tasks).toEqual([])
})

test('whatever opens a case says who acts next', async () => {
  await using app = await createTestApp()
  const concern = await aNewConcern(app)
  const draft = aTriage(concern, '', { disposition: 'monitor', next: null })
  await expect(app.counselor.concerns.triage(draft)).rejects.toMatchObject({
    data: { fields: [{ path: 'next', message: 'concerns:errors.noNextStep' }] },
  })
})

test('"not enough information" answers without a case', async () => {
  await using app = await createTestApp()
  const concern = await aNewConcern(app)
  const decided = await app.counselor.concerns.triage(
    aTriage(concern, '', { disposition: 'not-enough-information', next: null }),
  )
  expect(decided.case).toBeNull()
  expect(decided.triage.caseId).toBeNull()
  expect((await app.counselor.cases.list({})).total).toBe(0)
  await app.undoLast(app.counselor)
  expect((await app.counselor.concerns.get(concern)).state).toBe('new')
})

test('a second concern joins the open case, which becomes as urgent as the more urgent of both', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(
    app.counselor,
    accountId,
    {},
    { urgency: 'priority' },
  )
  const second = await app.office.concerns.create(aConcern(student.id))
  const joined = await app.counselor.concerns.triage(
    aTriage(second, accountId, {
      tier: 3,
      next: { action: 'Meet the parents', ownerId: accountId, dueOn: '2026-12-09' },
    }),
  )
  expect(joined.case).toMatchObject({
    id: open.id,
    urgency: 'priority',
    tier: 3,
    nextAction: 'Meet the parents',
    version: 2,
  })
  expect((await app.counselor.cases.get(open)).triages).toHaveLength(2)

  await app.undoLast(app.counselor)
  const record = await app.counselor.cases.get(open)
  expect(record.case).toMatchObject({ urgency: 'priority', tier: 2, nextAction: 'Call the family' })
  expect(record.triages).toHaveLength(1)
  expect(await app.counselor.concerns.get(second)).toMatchObject({ state: 'new', caseId: open.id })
})

test('a milder concern leaves the open case at the tier it has', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId, {}, { tier: 3 })
  const second = await app.office.concerns.create(aConcern(student.id))
  const joined = await app.counselor.concerns.triage(aTriage(second, accountId, { tier: 1 }))
  expect(joined).toMatchObject({ triage: { tier: 1 }, case: { id: open.id, tier: 3 } })
})

test('the step an open case had is not lost when another concern brings the next one', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId)
  const planned = { action: 'Call mother about the custody order', ownerId: accountId, dueOn: '2026-12-09' }
  await app.counselor.cases.setNext({ ...open, next: planned, reason: 'Done: Call the family' })
  const second = await app.office.concerns.create(aConcern(student.id))
  await app.owner.concerns.triage(
    aTriage(second, accountId, {
      next: { action: 'Meet at lunch', ownerId: accountId, dueOn: '2026-12-10' },
    }),
  )
  const notes = async () => (await app.counselor.cases.get(open)).notes.map(({ words }) => words)
  expect(await notes()).toEqual([
    'Done: Call the family',
    'Replaced, not done: Call mother about the custody order',
  ])

  await app.undoLast(app.owner)
  expect(await notes()).toEqual(['Done: Call the family'])
  expect((await app.counselor.cases.get(open)).case).toMatchObject({ nextAction: planned.action })
})

test('a duplicate stays on the open case and changes nothing about it', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId)
  const second = await app.office.concerns.create(aConcern(student.id))
  const decided = await app.counselor.concerns.triage(
    aTriage(second, accountId, { disposition: 'duplicate', urgency: 'priority', tier: 3, next: null }),
  )
  expect(decided.case).toMatchObject({
    id: open.id,
    urgency: 'routine',
    tier: 2,
    nextAction: 'Call the family',
  })
})

test('a concern is decided about once', async () => {
  await using app = await createTestApp()
  const { concern } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await expect(
    app.owner.concerns.triage(aTriage(concern, app.sessions.owner.accountId)),
  ).rejects.toMatchObject({ data: { code: 'rule', message: 'concerns:errors.alreadyTriaged' } })
})

test('a concern completed by someone else meanwhile is read again before it is decided about', async () => {
  await using app = await createTestApp()
  const seen = await aNewConcern(app)
  await app.office.concerns.update({ ...seen, draft: aConcern(seen.studentId, { onset: 'October' }) })
  await expect(
    app.counselor.concerns.triage(aTriage(seen, app.sessions.counselor.accountId)),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('a decision taken back leaves no case, and the concern waits again', async () => {
  await using app = await createTestApp()
  const { case: opened, concern } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await app.undoLast(app.counselor)
  await expect(app.counselor.cases.get(opened)).rejects.toMatchObject({ code: 'not_found' })
  expect(await app.counselor.concerns.get(concern)).toMatchObject({ state: 'new', caseId: null })
  expect(await app.counselor.search.find({ words: opened.code })).toEqual([])
})

test('a decision somebody built on is not taken back', async () => {
  await using app = await createTestApp()
  const { case: opened } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const undoable = app.events.findLast((event) => event.kind === 'undoable')
  await app.owner.cases.addNote({ caseId: opened.id, words: 'Spoke with the teacher.' })
  await expect(app.counselor.undo.run({ undoId: undoable?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await app.counselor.cases.get(opened)).notes).toHaveLength(1)
})

test('a mandated report makes the case restricted, whoever owned it', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const second = await app.office.concerns.create(aConcern(student.id))
  const joined = await app.owner.concerns.triage(
    aTriage(second, app.sessions.counselor.accountId, { disposition: 'mandated-report' }),
  )
  expect(joined.case?.restricted).toBe(true)
  expect((await app.owner.cases.get(open)).sharedWith).toEqual([app.sessions.owner.accountId])
  await expect(app.office.cases.get(open)).rejects.toMatchObject({ code: 'not_found' })

  await app.undoLast(app.owner)
  expect((await app.office.cases.get(open)).case.restricted).toBe(false)
  expect((await app.owner.cases.get(open)).sharedWith).toEqual([])
})

test('the next step of a restricted case is not given to somebody who cannot see it', async () => {
  await using app = await createTestApp()
  const concern = await aNewConcern(app)
  await expect(
    app.counselor.concerns.triage(aTriage(concern, app.sessions.office.accountId, { restricted: true })),
  ).rejects.toMatchObject({
    data: { fields: [{ path: 'next.ownerId', message: 'cases:errors.cannotSeeCase' }] },
  })
  expect((await app.counselor.cases.list({})).total).toBe(0)
})

test('whoever decides to restrict a case for a colleague goes on reading it', async () => {
  await using app = await createTestApp()
  const concern = await aNewConcern(app)
  const { case: opened } = await app.owner.concerns.triage(
    aTriage(concern, app.sessions.counselor.accountId, { restricted: true }),
  )
  expect(opened?.ownerId).toBe(app.sessions.counselor.accountId)
  const record = await app.owner.cases.get({ id: opened?.id ?? '' })
  expect(record.sharedWith).toEqual([app.sessions.owner.accountId])
})

test('a code that is taken is drawn again', async () => {
  await using app = await createTestApp()
  const draws = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]
  app.setRandom((below) => (draws.shift() ?? 0) % below)
  const first = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const second = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  expect(first.case.code).toBe('111-11')
  expect(second.case.code).not.toBe(first.case.code)
})

test('what 911 was told about the student in an emergency is on record with the threat, until the decision is taken back', async () => {
  await using app = await createTestApp()
  const concern = await aNewConcern(app)
  const left = async () => (await app.counselor.students.get({ id: concern.studentId })).disclosures
  const deciding = (calls: InputOf<Contract['concerns']['triage']>['calls']) =>
    app.counselor.concerns.triage({
      ...aTriage(concern, app.sessions.counselor.accountId),
      ...{ urgency: 'emergency', disposition: 'crisis', calls },
      safetySteps: ['crisis-line-988', 'emergency-services'],
      next: { action: 'Stay', ownerId: app.sessions.counselor.accountId, dueOn: '2026-12-08' },
    })
  const message = 'concerns:errors.callUntold'
  await expect(deciding([])).rejects.toMatchObject({ data: { fields: [{ path: 'safetySteps', message }] } })
  const told = { information: ['contact-details' as const], threat: 'He has a knife.', medicalStaff: '' }
  await deciding([
    { step: 'crisis-line-988', told: null },
    { step: 'emergency-services', told },
  ])
  expect(await left()).toMatchObject([
    {
      ...{ party: 'Emergency services (911)', exception: 'health-or-safety-emergency', method: 'phone' },
      ...{ exceptionNote: 'He has a knife.', information: ['contact-details'], onDay: '2026-12-08' },
    },
  ])
  await app.undoLast(app.counselor)
  expect(await left()).toEqual([])
})
