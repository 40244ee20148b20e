import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import type { Leaving, ReferralFate, SchoolCallDraft } from '#shared/domain/moving.ts'
import { NOTHING_HEARD } from '#shared/domain/slip-answer.ts'

import { aSafetyPlan } from '../testing/plan-makers.ts'
import {
  aConsent,
  aFollowUpCard,
  aReferral,
  aStep,
  inHand,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const rule = (message: string) => ({ code: 'rule', data: { message } })

const look = (app: TestApp, studentId: string) => app.counselor.moves.get({ studentId })

async function leavingOf(
  app: TestApp,
  { studentId, referral }: MadeReferral,
  { fate = 'continues', keep = false }: { fate?: ReferralFate; keep?: boolean } = {},
): Promise<Leaving> {
  const { student, open } = await look(app, studentId)
  const target = { id: open.openCase?.id ?? '', version: open.openCase?.version ?? 0, note: '' }
  return {
    ...{ studentId, version: student.version, how: 'transferred', leftOn: '2026-12-08' },
    toSchool: 'Lakeside High School',
    referrals: open.referrals.map(({ id, version }) => ({
      ...{ id, version },
      fate: id === referral.id ? fate : 'ends',
    })),
    openCase: keep
      ? { fate: 'keep', ...target, ownerId: app.sessions.owner.accountId }
      : { fate: 'close', ...target },
  }
}

const aCall = (said: Partial<SchoolCallDraft> = {}): SchoolCallDraft => ({
  ...{ on: '2026-12-08', whom: 'Lena Ortiz', capacity: 'Counselor there', toSchool: '' },
  said: 'She meets Ines on her first day.',
  ...{ information: ['reason-for-referral'], organizationId: null },
  notice: { state: 'given', on: '2026-12-08', to: 'Teresa Varga', how: 'phone', language: null },
  ...said,
})

test('whoever leaves is shown with all that is open: the referral, its paper, a task, the plan, and what is signed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(made.caseId), after: 0 })
  await app.counselor.consents.create(aConsent(made.studentId, made.service.organizationId))
  await app.counselor.consentRequests.create({
    ...{ studentId: made.studentId, kind: 'services', recipientIds: [], askedOn: '2026-12-08' },
    asked: { contactId: null, name: 'Rosa', how: 'post', language: null },
  })
  const note = await app.counselor.cases.addNote({ caseId: made.caseId, words: 'She pushed first.' })
  const amendment = await app.counselor.amendments.ask({
    ...{ studentId: made.studentId, part: { kind: 'note', id: note.id }, asker: 'Teresa Varga' },
    ...{ wrong: 'She did not push.', wants: 'Take it out', askedOn: '2026-12-08' },
    ...{ answerBy: '2026-12-20', ownerId: app.sessions.counselor.accountId },
  })
  const { move, open } = await look(app, made.studentId)
  expect(move).toBeNull()
  expect(open).toMatchObject({
    openCase: { id: made.caseId },
    referrals: [{ id: made.referral.id }],
    plans: [{ kind: 'safety', on: '2026-12-08' }],
    papers: [{ kind: 'services' }],
    consents: [{ kind: 'exchange' }],
    amendments: [{ asker: 'Teresa Varga', answerBy: '2026-12-20', stage: 'decide' }],
  })
  const { id, version } = amendment
  const decision = {
    outcome: 'amended',
    by: 'Dr. Lee',
    on: '2026-12-08',
    words: 'The note was wrong.',
  } as const
  await app.owner.amendments.decide({ id, version, decision })
  expect((await look(app, made.studentId)).open.amendments).toEqual([])
  expect(open.tasks.length).toBeGreaterThan(0)
})

test('what the family wants changed is no longer to be answered once it was refused: a hearing is offered', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const amendment = await app.counselor.amendments.ask({
    ...{ studentId: made.studentId, part: { kind: 'student', id: made.studentId }, asker: 'Teresa Varga' },
    ...{ wrong: 'Her name', wants: 'Her name', askedOn: '2026-12-08', answerBy: '2026-12-20' },
    ownerId: app.sessions.counselor.accountId,
  })
  await app.owner.amendments.decide({
    ...{ id: amendment.id, version: amendment.version },
    decision: { outcome: 'refused', by: 'Dr. Lee', on: '2026-12-08', words: 'It is right.' },
  })
  expect((await look(app, made.studentId)).open.amendments).toMatchObject([{ stage: 'hear' }])
})

test('a referral goes on with its provider, the paper is called off, the case closes, and all of it is taken back at once', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.counselor.consentRequests.create({
    ...{ studentId: made.studentId, kind: 'services', recipientIds: [], askedOn: '2026-12-08' },
    asked: { contactId: null, name: 'Rosa', how: 'post', language: null },
  })
  const before = await look(app, made.studentId)
  await app.counselor.moves.leave(await leavingOf(app, made))
  const after = await look(app, made.studentId)
  expect(after).toMatchObject({
    student: { status: 'left', leftOn: '2026-12-08' },
    move: { how: 'transferred', toSchool: 'Lakeside High School', caseId: made.caseId, calls: [] },
    open: { openCase: null, referrals: [], papers: [] },
  })
  const record = await app.counselor.cases.get({ id: made.caseId })
  expect(record.case.closedOn).toBe('2026-12-08')
  expect(record.referrals[0]).toMatchObject({ state: 'closed-moved', endReason: 'moved-away' })
  expect(record.events.at(-1)?.reason).toContain('goes on with this provider')

  await app.undoLast(app.counselor)
  const back = await look(app, made.studentId)
  expect(back.move).toBeNull()
  expect(back.student).toMatchObject({ status: 'active', leftOn: null })
  expect(back.open.referrals.map(({ state }) => state)).toEqual(
    before.open.referrals.map(({ state }) => state),
  )
  expect(back.open.papers).toHaveLength(1)
  expect(back.open.openCase).toMatchObject({ id: made.caseId, closedOn: null })
})

test('who did not feel safe is seen to before the case of a student who moved away can close', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  await app.office.referrals.send({ ...aStep(made.referral), ...inHand })
  const card = aFollowUpCard(made.referral.id, { heard: { ...NOTHING_HEARD, safe: 'no' } })
  await app.office.slips.enter({ rows: { a: { said: card, again: null } }, cards: {} })
  const unsafe = async () =>
    (await look(app, made.studentId)).open.tasks.find(({ kind }) => kind === 'unsafe')
  await expect(app.counselor.moves.leave(await leavingOf(app, made))).rejects.toMatchObject(
    rule('moves:errors.cannotWait'),
  )
  expect((await look(app, made.studentId)).student.status).toBe('active')
  await app.counselor.moves.leave(await leavingOf(app, made, { keep: true }))
  const task = await unsafe()
  expect(task).toMatchObject({ state: 'open' })
  const { case: open, referrals } = await app.counselor.cases.get({ id: made.caseId })
  expect(referrals.map(({ state }) => state)).toEqual(['closed-moved'])
  await expect(app.owner.cases.close({ ...open, note: 'Moved.' })).rejects.toMatchObject(
    rule('cases:errors.notSafe'),
  )
  await app.counselor.tasks.finish({ id: task?.id ?? '', version: task?.version ?? 0, words: 'She is safe.' })
  await app.owner.cases.close({ ...open, note: 'Moved.' })
})

test('a referral that is still followed keeps its case open with whoever takes it, and with its paper', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.counselor.referrals.requestConsent({
    ...{ id: made.referral.id, version: 1, effectiveOn: '2026-12-08', source: 'office', remark: '' },
    asked: { contactId: null, name: 'Rosa', how: 'post', language: null },
  })
  const closing = await leavingOf(app, made, { fate: 'followed' })
  await expect(app.counselor.moves.leave(closing)).rejects.toMatchObject({ code: 'invalid' })
  await app.counselor.moves.leave(await leavingOf(app, made, { fate: 'followed', keep: true }))
  const { open } = await look(app, made.studentId)
  expect(open.openCase?.ownerId).toBe(app.sessions.owner.accountId)
  expect(open.referrals).toMatchObject([{ state: 'awaiting-consent' }])
  expect(open.papers).toHaveLength(1)
})

test('what moved since somebody looked is not decided about unseen, and a day to come is refused', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const leaving = await leavingOf(app, made)
  await expect(app.counselor.moves.leave({ ...leaving, leftOn: '2026-12-09' })).rejects.toMatchObject({
    data: { message: 'moves:errors.dayToCome' },
  })
  await expect(app.counselor.moves.leave({ ...leaving, referrals: [] })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(app.counselor.moves.leave({ ...leaving, openCase: null })).rejects.toMatchObject({
    code: 'conflict',
  })
  const { student, open } = await look(app, made.studentId)
  expect([student.status, open.referrals.length]).toEqual(['active', 1])
  await app.counselor.moves.leave(leaving)
  const { student: left } = await look(app, made.studentId)
  await expect(
    app.counselor.moves.leave({ ...leaving, version: left.version, referrals: [], openCase: null }),
  ).rejects.toMatchObject(rule('moves:errors.already'))
})

test('a call to the new school tells what may be told, and is a disclosure; undo takes back both', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const move = await app.counselor.moves.leave(await leavingOf(app, made))
  const log = (call: SchoolCallDraft, version = move.version) =>
    app.counselor.moves.call({ id: move.id, version, studentId: made.studentId, call })
  const disclosed = async () => (await app.counselor.students.get({ id: made.studentId })).disclosures
  await expect(log(aCall({ notice: null }))).rejects.toMatchObject(rule('moves:missing.no-notice'))
  await expect(log(aCall({ information: ['substance-use-records'] }))).rejects.toMatchObject(
    rule('moves:missing.needs-consent'),
  )
  await expect(log(aCall({ on: '2026-12-09' }))).rejects.toMatchObject({ code: 'invalid' })
  expect(await disclosed()).toEqual([])

  const asked = await log(aCall({ information: [], notice: null, said: 'They call back.' }))
  expect(asked.calls).toMatchObject([{ disclosureId: null }])
  expect(await disclosed()).toEqual([])

  const told = await log(aCall(), asked.version)
  expect(told.calls).toHaveLength(2)
  expect(await disclosed()).toMatchObject([
    {
      party: 'Lena Ortiz, Counselor there, Lakeside High School',
      ...{ exception: 'new-school', exceptionNote: 'Teresa Varga, 2026-12-08', method: 'phone' },
      information: ['reason-for-referral'],
    },
  ])
  await app.undoLast(app.counselor)
  expect(await disclosed()).toEqual([])
  expect((await look(app, made.studentId)).move?.calls).toHaveLength(1)
  await expect(log(aCall(), 1)).rejects.toMatchObject({ code: 'conflict' })
})

test('what the new school was told against the rule is put on record as just that', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id, version } = await app.counselor.moves.leave(await leavingOf(app, made))
  const told = { id, version, studentId: made.studentId, call: aCall({ notice: null }) }
  await expect(app.counselor.moves.call(told)).rejects.toMatchObject(rule('moves:missing.no-notice'))
  const note = 'They called first, and she told them.'
  await app.counselor.moves.call({ ...told, alreadyLeft: { when: 'against-rule', note } })
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toMatchObject([
    { exception: 'against-rule', exceptionNote: note, information: ['reason-for-referral'] },
  ])
})

test('what was said about a case stays with those who read it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ id: open.id, version: open.version, restricted: true })
  const move = await app.counselor.moves.leave(await leavingOf(app, made))
  await app.counselor.moves.call({ ...{ id: move.id, version: 1, studentId: made.studentId }, call: aCall() })
  const { client } = app.hire('Dr. Quill', { roles: ['counselor'], sees: 'office', endsOn: null })
  const seen = await client.moves.get({ studentId: made.studentId })
  expect(seen.move).toMatchObject({ toSchool: 'Lakeside High School', caseId: null, calls: [] })
  await expect(
    client.moves.call({ ...{ id: move.id, version: 2, studentId: made.studentId }, call: aCall() }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(app.office.moves.get({ studentId: made.studentId })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a consent for a provider does not let the new school be told, nor does an order of a court', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made, { purposes: ['planning-at-school'] })
  const move = await app.counselor.moves.leave(await leavingOf(app, made, { fate: 'ends' }))
  const calling = (call: SchoolCallDraft) =>
    app.counselor.moves.call({ id: move.id, version: move.version, studentId: made.studentId, call })
  await expect(
    calling(aCall({ organizationId: made.service.organizationId, notice: null })),
  ).rejects.toMatchObject({ data: { fields: [{ message: 'moves:errors.notThatSchool' }] } })
  await expect(
    calling(aCall({ notice: { state: 'not-owed', why: 'grand-jury', words: 'Sealed.' } })),
  ).rejects.toMatchObject({ data: { fields: [{ message: 'requests:errors.noSuchExemption' }] } })
  expect((await app.counselor.students.get({ id: made.studentId })).disclosures).toEqual([])
})

test('a parent who heard of it after the call had no notice of it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const move = await app.counselor.moves.leave(await leavingOf(app, made, { fate: 'ends' }))
  const calling = (on: string, toldOn: string) =>
    app.counselor.moves.call({
      ...{ id: move.id, version: move.version, studentId: made.studentId },
      call: aCall({ on, notice: { state: 'tried', on: toldOn, words: 'Called twice.' } }),
    })
  await expect(calling('2026-12-07', '2026-12-08')).rejects.toMatchObject({
    data: { fields: [{ path: 'call.notice.on', message: 'moves:errors.dayToCome' }] },
  })
  await calling('2026-12-08', '2026-12-08')
})

test('while nobody knows the new school it is told nothing; whoever is back has none', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const leaving = await leavingOf(app, made, { fate: 'ends' })
  const move = await app.counselor.moves.leave({ ...leaving, how: 'withdrawn', toSchool: '' })
  const calling = (call: SchoolCallDraft) =>
    app.counselor.moves.call({ id: move.id, version: move.version, studentId: made.studentId, call })
  await expect(calling(aCall())).rejects.toMatchObject(rule('moves:missing.no-school'))
  app.vault.writing.prepare("UPDATE students SET status = 'active', left_on = NULL").run({})
  await expect(calling(aCall({ toSchool: 'Lakeside High School' }))).rejects.toMatchObject(
    rule('moves:errors.cameBack'),
  )
  app.vault.writing.prepare("UPDATE students SET status = 'left', left_on = '2026-12-08'").run({})
  await calling(aCall({ toSchool: 'Lakeside High School' }))
  expect((await app.counselor.students.get({ id: made.studentId })).disclosures).toMatchObject([
    { party: 'Lena Ortiz, Counselor there, Lakeside High School' },
  ])
})

test('what the new school was told of a case is for its readers: in the record of disclosures, and when it is taken back', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const move = await app.counselor.moves.leave(await leavingOf(app, made, { fate: 'followed', keep: true }))
  const { client } = app.hire('A colleague', { roles: ['counselor'], sees: 'office' })
  await client.moves.call({ id: move.id, version: move.version, studentId: made.studentId, call: aCall() })
  const undoId = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  const disclosed = async (by: Client) => (await by.students.get({ id: made.studentId })).disclosures.length
  expect(await disclosed(app.office)).toBe(1)

  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ id: open.id, version: open.version, restricted: true })
  expect(await disclosed(app.office)).toBe(0)
  await expect(client.undo.run({ undoId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await disclosed(app.counselor)).toBe(1)
})
