import { expect, test } from 'vitest'

import type { PartRef, RecordsRequest, RecordsRequestDraft } from '#shared/domain/records-request.ts'
import { PROGRAM_NOTICE } from '#shared/domain/program-records.ts'

import { aContact } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aConsent, anEnding, aPacket, aReferral, aStep } from '../testing/referral-makers.ts'
import {
  aMother,
  approve,
  aRecordsRequest,
  at,
  BY_SUBPOENA,
  printAndLeave,
} from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const answer = { on: TODAY, method: 'post', emergency: null } as const

/** A referral whose provider called the school back, and a note of the same case. */
async function aTellingProvider(app: TestApp, organizationName: string) {
  const made = await aReferral(app, {}, { organizationName, serviceName: 'Outpatient' })
  const call = await app.counselor.cases.logAttempt({
    ...{ caseId: made.caseId, referralId: made.referral.id, withWhom: 'provider', contactId: null },
    ...{ channel: 'phone', language: null, interpreter: '', reached: true, result: 'She comes on Mondays.' },
    ends: [],
  })
  await aMother(app, made.studentId)
  const note = await app.counselor.cases.addNote({ caseId: made.caseId, words: 'Their letter came.' })
  const callRef: PartRef = { kind: 'call', id: call.id }
  const noteRef: PartRef = { kind: 'note', id: note.id }
  return { ...made, call: callRef, note: noteRef }
}

async function receive(app: TestApp, studentId: string, said: Partial<RecordsRequestDraft>) {
  const ownerId = app.sessions.counselor.accountId
  return app.office.recordsRequests.receive(aRecordsRequest({ studentId, ownerId, ...said }))
}

async function ready(app: TestApp, request: RecordsRequest, parts: PartRef[]) {
  const chosen = await app.counselor.recordsRequests.choose({ ...at(request), parts })
  const told = await app.office.recordsRequests.notify({
    ...at(chosen),
    notice: { state: 'given', on: TODAY, to: 'Teresa Varga', how: 'phone', language: 'es' },
  })
  return approve(app, told)
}

const toChange = ({
  id,
  version,
  ownerId,
  answerBy,
  shown,
  organizationId,
  consentPurpose,
}: RecordsRequest) => ({
  ...{ id, version, ownerId, answerBy, shown, organizationId, consentPurpose },
})

const refusal = (key: string) => ({ data: { message: `requests:missing.${key}` } })

test('what a program for substance use told does not leave by a subpoena; with a court order it does, and is on record', async () => {
  await using app = await createTestApp()
  const made = await aTellingProvider(app, 'New Path Recovery')
  const request = await ready(app, await receive(app, made.studentId, BY_SUBPOENA), [made.call])
  const record = await app.counselor.recordsRequests.get({ id: request.id })
  expect(record.missing).toEqual(['program-order'])
  expect(record.documents.find(({ id }) => id === made.call.id)).toMatchObject({
    ...{ programOrigin: 'name', isOfProgram: true },
  })
  await expect(app.counselor.recordsRequests.answer({ ...at(request), ...answer })).rejects.toMatchObject(
    refusal('program-order'),
  )
  await expect(
    app.counselor.recordsRequests.printAnswer({ id: request.id, language: 'en', as: 'paper' }),
  ).rejects.toMatchObject(refusal('program-order'))
  expect(app.host.printed).toEqual([])

  await expect(
    app.office.recordsRequests.change({
      ...toChange(request),
      programGround: { kind: 'abuse-report', report: 'Report 12' },
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
  const seen = await app.office.recordsRequests.change({
    ...toChange(request),
    programGround: { kind: 'court-order', order: 'Order 26-9', subpoena: 'Subpoena 26-114 B' },
  })
  expect(seen.review, 'what the administrator saw has changed').toBeNull()
  const reviewed = await approve(app, seen)
  await printAndLeave(app, reviewed, answer)
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toMatchObject([
    {
      exception: 'court-order-or-subpoena',
      exceptionNote: 'Subpoena 26-114 · Order 26-9 · Subpoena 26-114 B',
      information: ['school-records', 'substance-use-records'],
    },
  ])
})

test('a signed paper makes a provider a program, whatever its name, and nobody unsays that in a request', async () => {
  await using app = await createTestApp()
  const made = await aTellingProvider(app, 'Harbor House')
  const request = await receive(app, made.studentId, BY_SUBPOENA)
  const originOf = async () => {
    const { documents } = await app.counselor.recordsRequests.get({ id: request.id })
    return documents.find(({ id }) => id === made.call.id)?.programOrigin
  }
  expect(await originOf()).toBeNull()
  await app.counselor.consents.create(
    aConsent(made.studentId, made.service.organizationId, {
      ...{ direction: 'from', information: ['substance-use-records'], studentSigned: true },
    }),
  )
  expect(await originOf()).toBe('paper')
  await expect(
    app.counselor.recordsRequests.choose({
      ...at(request),
      ...{ parts: [made.call], programMarks: [{ ...made.call, isOfProgram: false }] },
    }),
  ).rejects.toMatchObject({ data: { message: 'requests:errors.surelyOfProgram' } })
})

test('a counselor marks a note that tells of a program, and unmarks a provider that only sounds like one', async () => {
  await using app = await createTestApp()
  const made = await aTellingProvider(app, 'Recovery Bike Club')
  const request = await ready(app, await receive(app, made.studentId, BY_SUBPOENA), [made.note])
  const missing = async () => (await app.counselor.recordsRequests.get({ id: request.id })).missing
  expect(await missing()).toEqual([])
  const marked = await app.counselor.recordsRequests.choose({
    ...at(request),
    ...{ parts: [made.note], programMarks: [{ ...made.note, isOfProgram: true }] },
  })
  expect(await missing()).toEqual(['not-reviewed', 'program-order'])
  const unchosen = await app.counselor.recordsRequests.choose({ ...at(marked), parts: [made.call] })
  const again = await app.counselor.recordsRequests.choose({ ...at(unchosen), parts: [made.note] })
  expect(await missing(), 'the mark outlives the choice').toContain('program-order')
  await app.counselor.recordsRequests.choose({
    ...at(again),
    parts: [made.call],
    programMarks: [{ ...made.call, isOfProgram: false }],
  })
  expect(await missing()).toEqual(['not-reviewed'])
  await app.undoLast(app.counselor)
  expect(await missing()).toContain('program-order')
})

test('by a consent for it they go to whoever it names, with the notice of 42 CFR 2.32 and what it covers', async () => {
  await using app = await createTestApp()
  const made = await aTellingProvider(app, 'New Path Recovery')
  const { organizationId } = made.service
  const other = await receive(app, made.studentId, {
    ...{ kind: 'other', interest: 'To go on with treatment', answerBy: '2026-12-18' },
    ...{ organizationId, consentPurpose: 'coordinating-care' },
  })
  const request = await approve(
    app,
    await app.counselor.recordsRequests.choose({ ...at(other), parts: [made.call, made.note] }),
  )
  await expect(app.counselor.recordsRequests.answer({ ...at(request), ...answer })).rejects.toMatchObject(
    refusal('no-basis'),
  )
  const consent = await app.counselor.consents.create(
    aConsent(made.studentId, organizationId, {
      ...{ information: ['school-records', 'substance-use-records'], purposes: ['coordinating-care'] },
      ...{
        statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'],
        studentSigned: true,
        purpose: 'To go on',
      },
    }),
  )
  await printAndLeave(app, request, answer)
  await app.counselor.recordsRequests.printAnswer({ id: request.id, language: 'es', as: 'paper' })
  const [, page = ''] = app.host.printed
  expect(page.split(PROGRAM_NOTICE).length - 1, 'on the cover and with the call, not with the note').toBe(2)
  expect(page).toContain('To go on')
  expect(page, 'as it was printed').toContain(`the consent ${consent.signer} signed`)
  const draft = aContact({
    name: consent.signer.toUpperCase(),
    doNotContact: true,
    doNotContactBasis: 'Order',
  })
  await app.counselor.students.addContact({ studentId: made.studentId, draft })
  await app.counselor.recordsRequests.printAnswer({ id: request.id, language: 'es', as: 'paper' })
  const again = app.host.printed.at(-1) ?? ''
  expect(again).not.toContain(`the consent ${consent.signer}`)
  expect(again).toContain('the consent … signed')
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toMatchObject([{ consentId: consent.id, exception: null }])
})

test('in a medical emergency they go to medical staff whose name is on record', async () => {
  await using app = await createTestApp()
  const made = await aTellingProvider(app, 'New Path Recovery')
  const hospital = await receive(app, made.studentId, {
    ...{ kind: 'other', requester: 'Mercy Hospital', interest: 'To treat her', answerBy: '2026-12-08' },
  })
  const request = await app.counselor.recordsRequests.choose({ ...at(hospital), parts: [made.call] })
  const threat = 'She took pills and does not wake up.'
  await expect(
    app.counselor.recordsRequests.answer({ ...at(request), ...answer, emergency: { threat } }),
  ).rejects.toMatchObject(refusal('program-medical'))
  await app.counselor.recordsRequests.answer({
    ...{ ...at(request), ...answer, emergency: { threat, medicalStaff: 'Dr. Lin, emergency room' } },
  })
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toMatchObject([
    { exception: 'health-or-safety-emergency', exceptionNote: `${threat} · Dr. Lin, emergency room` },
  ])
})

test('a letter that goes by a consent for such records carries the notice; any other letter does not', async () => {
  await using app = await createTestApp()
  const made = await aReferral(
    app,
    { pathway: 'school-contacts-provider' },
    { organizationName: 'Harbor House' },
  )
  const { organizationId } = made.service
  const letter = async () => {
    const choice = aPacket(made.referral.id, { parts: ['provider-letter'] })
    await printPacket(app.counselor, choice)
    return app.host.printed.at(-1) ?? ''
  }
  const first = await app.counselor.consents.create(aConsent(made.studentId, organizationId))
  const before = await letter()
  expect(before).not.toContain(PROGRAM_NOTICE)
  expect(before).not.toContain('What it covers')
  await app.counselor.consents.revoke({
    id: first.id,
    version: first.version,
    revokedOn: TODAY,
    how: 'By phone',
  })
  await app.counselor.consents.create(
    aConsent(made.studentId, organizationId, {
      ...{ information: ['contact-details', 'reason-for-referral', 'substance-use-records'] },
      ...{ statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'], studentSigned: true },
    }),
  )
  const after = await letter()
  expect(after).toContain(PROGRAM_NOTICE)
  expect(after, '42 CFR 2.32(b)').toContain(
    'What it covers: Name and contact details; Reason for the referral; Records of a program for substance use',
  )
  expect(after).toMatch(/a consent that was signed on .* and holds until .*What for: /s)
})

test('a referral of which a paper of a program was seen is held like what the program said; what the family said is not', async () => {
  await using app = await createTestApp()
  const originOf = async (source: 'document-seen' | 'family-said') => {
    const organization = { organizationName: `New Path Recovery (${source})`, serviceName: 'Outpatient' }
    const made = await aReferral(app, {}, organization)
    const ending = anEnding('closed-family-declined')
    await app.counselor.referrals.close({ ...aStep(made.referral), source, ending })
    const request = await receive(app, made.studentId, BY_SUBPOENA)
    const { documents } = await app.counselor.recordsRequests.get({ id: request.id })
    return documents.find(({ id }) => id === made.referral.id)?.programOrigin
  }
  expect(await originOf('document-seen')).toBe('name')
  expect(await originOf('family-said')).toBeNull()
})
