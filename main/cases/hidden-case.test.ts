import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'

import { aConcern, aTriage } from '../testing/makers.ts'
import {
  aConsent,
  anEnding,
  aPacket,
  aReferral,
  aStep,
  bySecurePortal,
  signConsent,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const DAY_AFTER = '2026-12-09T15:00:00.000Z'

/** Help that was given in a restricted case: a call became a concern, a mother signed, a letter went out. */
async function aRestrictedStory(app: TestApp) {
  const made = await aReferral(app)
  const { accountId } = app.sessions.counselor
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  const brief = await app.counselor.briefContacts.create({
    studentId: made.studentId,
    line: 'Showed the counselor a bruise',
  })
  const concern = await app.counselor.briefContacts.promote(brief)
  await app.counselor.concerns.triage(aTriage(concern, accountId))
  const consent = await signConsent(app, made)
  const sent = await app.counselor.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  return { ...made, consent, sent }
}

async function closeIt(app: TestApp, { caseId, sent }: Awaited<ReturnType<typeof aRestrictedStory>>) {
  await app.counselor.referrals.close({ ...aStep(sent), ending: anEnding('closed-moved') })
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  return app.counselor.cases.close({ id: caseId, version: open.version, note: 'Safe now.' })
}

/** Everything the reader can ask about a student whose case is not theirs to read. */
async function whatIsSeen(reader: Client, { studentId, caseCode }: { studentId: string; caseCode: string }) {
  const record = await reader.students.get({ id: studentId })
  const { cases, consents, concerns, briefContacts, disclosures } = record
  const { overdue, dueToday, waiting, later } = await reader.today.get({ whose: 'office' })
  return {
    cases: [
      ...cases,
      ...(await reader.cases.list({})).rows,
      ...(await reader.cases.list({ open: false })).rows,
    ],
    consents,
    concerns: [...concerns, ...(await reader.concerns.list({ state: 'triaged' }))],
    briefContacts,
    disclosures,
    referrals: [
      ...(await reader.referrals.list({ group: 'all', ownerId: null })).rows,
      ...(await reader.slips.find({ typed: caseCode })).matches,
      ...(await reader.slips.find({ typed: `${caseCode.slice(0, -1)}?` })).matches,
    ],
    today: [overdue, dueToday, waiting, later].flat(),
    found: [
      ...(await reader.search.find({ words: caseCode })),
      ...(await reader.search.find({ words: 'bruise' })),
      ...(await reader.search.find({ words: 'bayside' })),
    ].filter(({ kind }) => kind !== 'student' && kind !== 'provider'),
  }
}

const NOTHING = {
  cases: [],
  consents: [],
  concerns: [],
  briefContacts: [],
  disclosures: [],
  referrals: [],
  today: [],
  found: [],
}

test('what belongs to a restricted case stays unseen when it closes, and when the student is helped again', async () => {
  await using app = await createTestApp()
  const story = await aRestrictedStory(app)
  for (const reader of [app.office, app.owner]) expect(await whatIsSeen(reader, story)).toEqual(NOTHING)

  await closeIt(app, story)
  for (const reader of [app.office, app.owner]) expect(await whatIsSeen(reader, story)).toEqual(NOTHING)
  const own = await whatIsSeen(app.counselor, story)
  expect(own).toMatchObject({
    consents: [{ id: story.consent.id }],
    briefContacts: [{ line: 'Showed the counselor a bruise' }],
    disclosures: [{ referralId: story.referral.id }],
  })

  app.setClock(DAY_AFTER)
  const again = await app.office.concerns.create(aConcern(story.studentId, { words: 'Late again.' }))
  const { case: second } = await app.owner.concerns.triage(aTriage(again, app.sessions.owner.accountId))
  const seen = await app.office.cases.get({ id: second?.id ?? '' })
  expect(seen).toMatchObject({ consents: [], disclosures: [], referrals: [] })
  const page = await app.office.students.get({ id: story.studentId })
  expect(page).toMatchObject({
    cases: [{ id: second?.id }],
    consents: [],
    disclosures: [],
    briefContacts: [],
  })
  expect((await app.counselor.cases.get({ id: second?.id ?? '' })).consents).toHaveLength(1)
})

test('what nobody of the new case may see lets nothing leave for it', async () => {
  await using app = await createTestApp()
  const story = await aRestrictedStory(app)
  await closeIt(app, story)
  app.setClock(DAY_AFTER)
  const again = await app.office.concerns.create(aConcern(story.studentId))
  const { case: second } = await app.owner.concerns.triage(aTriage(again, app.sessions.owner.accountId))
  const referral = await app.owner.referrals.create({
    caseId: second?.id ?? '',
    pathway: 'school-contacts-provider',
    serviceId: story.service.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'mood',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: '2026-12-09',
    ownerId: app.sessions.owner.accountId,
  })
  const { gaps } = await app.office.packets.preview(aPacket(referral.id, { parts: ['provider-letter'] }))
  expect(gaps).toMatchObject([{ gap: 'no-consent', blocks: true }, { gap: 'no-birth-date' }])
  const send = { ...aStep(referral, { effectiveOn: '2026-12-09' }), ...bySecurePortal }
  await expect(app.office.referrals.send(send)).rejects.toMatchObject({
    data: { message: 'consents:missing.no-consent' },
  })
  await expect(app.counselor.referrals.send(send)).resolves.toMatchObject({ consentId: story.consent.id })
})

test('a consent that was signed outside the restricted case stays on the student’s page', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const before = await signConsent(app, made)
  await app.counselor.referrals.enterInError(aStep(made.referral, { remark: 'Wrong student' }))
  const { case: first } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.close({ ...first, note: 'Doing well.' })
  const again = await app.office.concerns.create(aConcern(made.studentId))
  const { accountId } = app.sessions.counselor
  await app.counselor.concerns.triage(aTriage(again, accountId, { restricted: true }))
  await signConsent(app, made, { signedOn: '2026-12-02' })
  const { consents } = await app.office.students.get({ id: made.studentId })
  expect(consents).toMatchObject([{ id: before.id, caseId: made.caseId }])
  const late = aConsent(made.studentId, made.service.organizationId)
  await expect(app.office.consents.create(late)).rejects.toMatchObject({ code: 'not_found' })
})

test('what is signed after a restricted case was closed stays with its people', async () => {
  await using app = await createTestApp()
  const story = await aRestrictedStory(app)
  await closeIt(app, story)
  const late = await signConsent(app, story, { signedOn: '2026-12-07' })
  expect(late.caseId).toBe(story.caseId)
  expect((await app.office.students.get({ id: story.studentId })).consents).toEqual([])
  const elsewhere = await app.office.consents.create(
    aConsent(story.studentId, story.service.organizationId, { signedOn: '2026-12-06' }),
  )
  expect(elsewhere.caseId).toBeNull()
  expect((await app.office.students.get({ id: story.studentId })).consents).toMatchObject([
    { id: elsewhere.id },
  ])
})

test('a case in which something was signed is not unmade', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.counselor.referrals.enterInError(aStep(made.referral, { remark: 'Wrong student' }))
  const { case: first } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.close({ ...first, note: 'Doing well.' })
  const again = await app.office.concerns.create(aConcern(made.studentId))
  await app.counselor.concerns.triage(aTriage(again, app.sessions.counselor.accountId))
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  await signConsent(app, made)
  await expect(app.counselor.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
})
