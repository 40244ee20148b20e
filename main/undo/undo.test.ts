import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import type { Role } from '#shared/domain/session.ts'

import { listAudit } from '../audit/audit.sql.ts'
import { aConcern, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import {
  aConsent,
  anEnding,
  aPacket,
  aReferral,
  aStep,
  bySecurePortal,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const trail = (app: TestApp) =>
  listAudit(app.vault.reading, { afterSeq: 0 }).map(({ event, subjectId }) => ({ event, subjectId }))

const lastUndo = (app: TestApp): string =>
  app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''

const caseOf = async (app: TestApp, { caseId }: Pick<MadeReferral, 'caseId'>) =>
  (await app.counselor.cases.get({ id: caseId })).case

/** What a clerk can do in a case that a counselor restricts before the clerk takes it back. */
const DEEDS: Readonly<Record<string, (clerk: Client, app: TestApp, made: MadeReferral) => Promise<unknown>>> =
  {
    'a consent taken back': async (clerk, app, made) => {
      const consent = await signConsent(app, made)
      await clerk.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
    },
    'a consent recorded': (clerk, _, { studentId, service }) =>
      clerk.consents.create(aConsent(studentId, service.organizationId)),
    'a call logged': (clerk, _, { caseId }) =>
      clerk.cases.logAttempt({
        caseId,
        referralId: null,
        withWhom: 'family',
        contactId: null,
        channel: 'phone',
        language: null,
        interpreter: '',
        reached: true,
        result: 'Will come by.',
      }),
    'a referral sent': async (clerk, app, made) => {
      await signConsent(app, made)
      await clerk.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
    },
  }

test.each(Object.keys(DEEDS))(
  '%s cannot be undone by somebody the case was closed to since',
  async (name) => {
    await using app = await createTestApp()
    const made = await aReferral(app)
    await DEEDS[name]?.(app.office, app, made)
    const undoId = lastUndo(app)
    const before = await app.counselor.cases.get({ id: made.caseId })
    await app.counselor.cases.setRestricted({ ...(await caseOf(app, made)), restricted: true })
    const count = trail(app).length

    await expect(app.office.undo.run({ undoId })).rejects.toMatchObject({ code: 'not_found' })
    const { consents, attempts, referrals } = await app.counselor.cases.get({ id: made.caseId })
    expect({ consents, attempts, referrals }).toEqual({
      consents: before.consents,
      attempts: before.attempts,
      referrals: before.referrals,
    })
    expect(trail(app).slice(count)).not.toContainEqual(expect.objectContaining({ event: 'undone' }))

    // Lifted again, the way back is open again: nothing was used up by asking.
    await app.counselor.cases.setRestricted({ ...(await caseOf(app, made)), restricted: false })
    await app.office.undo.run({ undoId })
  },
)

test('nobody takes back what their role no longer lets them do', async () => {
  await using app = await createTestApp()
  const { counselor } = app.sessions
  const { case: open } = await aStudentWithCase(app.counselor, counselor.accountId)
  await app.counselor.cases.addNote({ caseId: open.id, words: 'Sleeps badly.' })
  const undoId = lastUndo(app)
  const ask = (...roles: Role[]) => {
    app.vault.writing
      .prepare('UPDATE accounts SET roles = :roles WHERE id = :accountId')
      .run({ roles: JSON.stringify(roles), accountId: counselor.accountId })
    return app.app.call(counselor, 'undo.run', { undoId })
  }
  expect(await ask('office')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect((await app.owner.cases.get(open)).notes).toHaveLength(1)
  expect(await ask('counselor')).toMatchObject({ ok: true })
  expect((await app.counselor.cases.get(open)).notes).toEqual([])
})

test('the trail names the record an undo was about, as it named it when it was changed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  await app.undoLast(app.office)
  expect(trail(app).slice(-2)).toEqual([
    { event: 'consent.revoked', subjectId: consent.id },
    { event: 'undone', subjectId: consent.id },
  ])

  const concern = await app.office.concerns.create(aConcern(made.studentId))
  const { triage } = await app.counselor.concerns.triage(aTriage(concern, app.sessions.counselor.accountId))
  await app.undoLast(app.counselor)
  expect(trail(app).at(-1)).toEqual({ event: 'undone', subjectId: triage.id })
})

test('a restricted case handed to the wrong colleague comes back, until the colleague begins', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { accountId: ownerId } = app.sessions.owner
  const restricted = await app.counselor.cases.setRestricted({
    ...(await caseOf(app, made)),
    restricted: true,
  })
  const handOver = (version: number) =>
    app.counselor.cases.handOver({ id: made.caseId, version, ownerId, note: '' })
  const handed = await handOver(restricted.version)
  await expect(app.counselor.cases.get({ id: made.caseId })).rejects.toMatchObject({ code: 'not_found' })
  await app.undoLast(app.counselor)
  expect((await caseOf(app, made)).ownerId).toBe(app.sessions.counselor.accountId)

  const again = await handOver(handed.version + 1)
  const undoId = lastUndo(app)
  await app.owner.cases.setNext({ ...again, next: null })
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a concern can be taken back by whoever wrote it down, though it would join a case they may not read', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.counselor.cases.setRestricted({ ...(await caseOf(app, made)), restricted: true })
  const concern = await app.office.concerns.create(aConcern(made.studentId))
  await app.undoLast(app.office)
  expect(await app.office.concerns.list({ state: 'new' })).toEqual([])
  expect(trail(app).at(-1)).toEqual({ event: 'undone', subjectId: concern.id })
})

const undoIds = (app: TestApp): readonly string[] =>
  app.events.flatMap((event) => (event.kind === 'undoable' ? [event.undoId] : []))

test('several steps on one record are taken back one after the other, down to the first', async () => {
  await using app = await createTestApp()
  const made = await app.office.students.create(aStudent({ pronouns: 'she/her' }))
  const named = (pronouns: string, version: number) =>
    app.office.students.update({ id: made.id, version, draft: aStudent({ pronouns }) })
  const now = async () => (await app.office.students.get({ id: made.id })).student.pronouns
  const second = await named('they/them', made.version)
  const third = await named('he/him', second.version)
  await named('ze/zir', third.version)
  for (const [at, before] of ['he/him', 'they/them', 'she/her'].entries()) {
    await app.office.undo.run({ undoId: undoIds(app).at(-1 - at) ?? '' })
    expect(await now()).toBe(before)
  }
  await app.office.undo.run({ undoId: undoIds(app)[0] ?? '' })
  await expect(now()).rejects.toMatchObject({ code: 'not_found' })
})

test('a step somebody built on stays, also where a later one was taken back', async () => {
  await using app = await createTestApp()
  const made = await app.office.students.create(aStudent({ pronouns: null }))
  const change = (client: Client, version: number, pronouns: string, homeroom: string) =>
    client.students.update({ id: made.id, version, draft: aStudent({ pronouns, homeroom }) })
  const mine = await change(app.office, 1, 'they/them', '')
  const theirs = await change(app.counselor, mine.version, 'they/them', 'B12')
  await change(app.office, theirs.version, 'he/him', 'B12')
  const [, first = '', , last = ''] = undoIds(app)
  await app.office.undo.run({ undoId: last })
  await expect(app.office.undo.run({ undoId: first })).rejects.toMatchObject({ code: 'conflict' })
  expect((await app.office.students.get({ id: made.id })).student).toMatchObject({
    pronouns: 'they/them',
    homeroom: 'B12',
  })
})

test('an appointment a colleague moved since to another hour is not taken back, though the referral reads the same', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const appointment = { onDay: '2026-12-15', kind: 'first' } as const
  const agreed = await app.counselor.referrals.scheduleAppointment({
    ...{ ...aStep(sent), ...appointment, atTime: '09:00' },
  })
  const undoId = lastUndo(app)
  await app.office.referrals.scheduleAppointment({ ...aStep(agreed), ...appointment, atTime: '14:00' })
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a sending is not taken back once the referral was closed and reopened: what left stays on record', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const undoId = lastUndo(app)
  const closed = await app.counselor.referrals.close({
    ...{ ...aStep(sent), ending: anEnding('closed-no-response') },
  })
  await app.counselor.referrals.reopen(aStep(closed))
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
  expect((await app.counselor.cases.get({ id: made.caseId })).disclosures).toHaveLength(1)
})

test('what was said of many pages is taken back through the door of each of their cases', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await printPacket(app.office, aPacket(made.referral.id))
  const { pages } = await app.office.printing.unsaid({})
  await app.office.printing.settle({
    pages: pages.map(({ id, referralId }) => ({ referralId, pageId: id })),
    ...{ formIds: [], ending: 'kept' },
  })
  const undoId = lastUndo(app)
  await app.counselor.cases.setRestricted({ ...(await caseOf(app, made)), restricted: true })
  await expect(app.office.undo.run({ undoId })).rejects.toMatchObject({ code: 'not_found' })
})
