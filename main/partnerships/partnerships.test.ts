import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { MOST_SCAN_BYTES } from '#shared/domain/consent-scan.ts'

import { aPartnerMeeting, aTerm, BOTH_SIGNED } from '../testing/partner-makers.ts'
import { aProvider, aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { aSession, aTraining } from '../testing/training-makers.ts'

const folder = mkdtempSync(join(tmpdir(), 'footbridge-agreements-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function aPartner(app: TestApp) {
  const { organizationId } = await app.office.providers.create(aProvider())
  return organizationId
}

const drafted = (app: TestApp, term = aTerm(), warnDays = 60) => ({
  ...{ ...term, ownerId: app.sessions.counselor.accountId, warnDays },
})

async function anAgreement(app: TestApp, term = aTerm()) {
  const organizationId = await aPartner(app)
  const { id } = await app.office.agreements.start({ organizationId, draft: drafted(app, term) })
  return { organizationId, id }
}

async function agreementOf(app: TestApp, organizationId: string) {
  const { agreements } = await app.office.partnerships.get({ organizationId })
  const [found] = agreements
  if (!found) throw new Error('There is no agreement.')
  return found
}

const renewals = async (app: TestApp) => (await app.counselor.today.get({ whose: 'mine' })).agreements

test('an agreement is kept with every word, holds once both signed, and is taken back step by step', async () => {
  await using app = await createTestApp()
  const unsigned = aTerm({ signatories: BOTH_SIGNED.map((each) => ({ ...each, signedOn: null })) })
  const { organizationId, id } = await anAgreement(app, unsigned)
  const kept = () => agreementOf(app, organizationId)
  expect(await kept()).toMatchObject({
    ownerName: 'The counselor',
    now: { state: 'draft' },
    terms: [unsigned],
  })
  await app.office.agreements.correct({ id, version: 1, draft: drafted(app, aTerm(), 30) })
  expect(await kept()).toMatchObject({ warnDays: 30, now: { state: 'in-force', endsOn: '2027-08-31' } })
  const stale = { id, version: 1, draft: drafted(app) }
  await expect(app.office.agreements.correct(stale)).rejects.toMatchObject({ code: 'conflict' })
  await app.undoLast(app.office)
  expect(await kept()).toMatchObject({ warnDays: 60, now: { state: 'draft' } })
})

test('a renewal is another text beside the first, which stays; it holds once it is signed and its day has come', async () => {
  await using app = await createTestApp()
  const { organizationId, id } = await anAgreement(app)
  const kept = () => agreementOf(app, organizationId)
  const next = aTerm({ startsOn: '2027-09-01', endsOn: '2028-08-31', purpose: 'Help within a week.' })
  const waits = { ...next, signatories: [] }
  await app.office.agreements.addTerm({ id, version: 1, kind: 'renewal', draft: drafted(app, waits) })
  expect(await kept()).toMatchObject({
    now: { state: 'in-force', number: 1, draftNumber: 2 },
    terms: [
      { kind: 'first', purpose: 'Help within ten days.' },
      { kind: 'renewal', number: 2 },
    ],
  })
  const another = { id, version: 2, kind: 'amendment', draft: drafted(app, next) } as const
  await expect(app.office.agreements.addTerm(another)).rejects.toMatchObject({ code: 'rule' })
  await app.office.agreements.correct({ id, version: 2, draft: drafted(app, next) })
  await app.undoLast(app.office)
  const back = await kept()
  expect(back.now.draftNumber).toBe(2)
  await app.office.agreements.removeDraft({ id, version: back.version })
  expect((await kept()).terms).toHaveLength(1)
  await app.undoLast(app.office)
  await app.office.agreements.correct({ id, version: (await kept()).version, draft: drafted(app, next) })
  app.setClock('2027-09-01T15:00:00.000Z')
  expect((await kept()).now).toMatchObject({ state: 'in-force', number: 2, endsOn: '2028-08-31' })
})

test('the clock asks whoever sees to it once, in days of its own, and is quiet once it is answered', async () => {
  await using app = await createTestApp()
  const { id, organizationId } = await anAgreement(app, aTerm({ endsOn: '2027-02-10' }))
  app.setClock('2026-12-11T15:00:00.000Z')
  expect(await renewals(app)).toEqual([])
  app.setClock('2026-12-12T15:00:00.000Z')
  expect(await renewals(app)).toMatchObject([
    { id, organizationId, ask: 'renew', dueOn: '2027-02-10', why: 'own', hasDraft: false, daysLate: -60 },
  ])
  expect((await app.office.today.get({ whose: 'mine' })).agreements).toEqual([])
  expect((await app.office.today.get({ whose: 'office' })).agreements).toHaveLength(1)
  app.setClock('2027-02-11T15:00:00.000Z')
  expect(await renewals(app)).toMatchObject([{ ask: 'expired', daysLate: 1 }])
  await app.office.agreements.end({ id, version: 1, endedOn: '2027-02-11', reason: 'They closed.' })
  expect(await renewals(app)).toEqual([])
  expect(await agreementOf(app, organizationId)).toMatchObject({
    now: { state: 'ended' },
    endReason: 'They closed.',
  })
  await app.undoLast(app.office)
  expect(await renewals(app)).toHaveLength(1)
})

test('what goes on by itself asks until the day to say no, or until somebody lets it', async () => {
  await using app = await createTestApp()
  const term = aTerm({ endsOn: '2027-01-31', renewal: 'automatic', renewMonths: 12, renewBy: '2026-12-31' })
  const { id } = await anAgreement(app, term)
  expect(await renewals(app)).toMatchObject([{ ask: 'goes-on', dueOn: '2026-12-31', endsOn: '2027-01-31' }])
  await app.counselor.agreements.letGoOn({ id, version: 1 })
  expect(await renewals(app)).toEqual([])
  await expect(app.counselor.agreements.letGoOn({ id, version: 2 })).rejects.toMatchObject({ code: 'rule' })
  app.setClock('2027-12-01T15:00:00.000Z')
  expect(await renewals(app)).toMatchObject([{ ask: 'goes-on', dueOn: '2027-12-31' }])
})

test('a signed paper is kept in the encrypted file, seen, saved, taken out and brought back; what is none is refused', async () => {
  await using app = await createTestApp()
  const { id: agreementId, organizationId } = await anAgreement(app)
  const { terms } = await agreementOf(app, organizationId)
  const termId = terms[0]?.id ?? ''
  const words = 'A sentence nobody else may read.'
  const choose = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    app.host.choose = [{ name, path }]
  }
  const attach = () => app.office.agreements.attachDocument({ agreementId, termId, token: null })
  const kept = async () => (await agreementOf(app, organizationId)).documents
  await expect(attach()).rejects.toMatchObject({ code: 'cancelled' })
  choose('a.pdf', Buffer.from('<html>'))
  await expect(attach()).rejects.toMatchObject({ data: { message: 'consents:errors.scanOtherKind' } })
  choose('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(MOST_SCAN_BYTES)]))
  await expect(attach()).rejects.toMatchObject({ data: { message: 'consents:errors.scanTooLarge' } })
  const bytes = Buffer.from(`%PDF-1.7 ${words}`)
  choose('signed.png', bytes)
  await attach()
  const [paper] = await kept()
  expect(paper).toMatchObject({ termId, kind: 'application/pdf', size: bytes.length })
  const one = { agreementId, id: paper?.id ?? '' }
  const seen = await app.administrator.agreements.document(one)
  expect(Buffer.from(seen.base64, 'base64')).toEqual(bytes)
  await app.administrator.agreements.saveDocument(one)
  expect(app.host.saved).toEqual([{ name: 'footbridge-agreement.pdf', bytes }])
  const onDisk = readdirSync(app.vault.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  expect(onDisk.length).toBeGreaterThan(0)
  expect(onDisk.some((file) => file.includes(words))).toBe(false)
  await app.office.agreements.removeDocument(one)
  expect(await kept()).toEqual([])
  await app.undoLast(app.office)
  expect(await kept()).toEqual([paper])
})

test('a paper kept with the wrong text is moved to the other one, and back', async () => {
  await using app = await createTestApp()
  const { organizationId, id: agreementId } = await anAgreement(app)
  const next = aTerm({ startsOn: '2027-09-01', endsOn: '2028-08-31' })
  await app.office.agreements.addTerm({
    ...{ id: agreementId, version: 1, kind: 'renewal', draft: drafted(app, next) },
  })
  const { terms, now } = await agreementOf(app, organizationId)
  expect(now).toMatchObject({ draftNumber: null, beginsOn: '2027-09-01' })
  const [old, renewal] = terms.map(({ id }) => id)
  const path = join(folder, 'signed.pdf')
  writeFileSync(path, '%PDF-1.7 signed')
  app.host.choose = [{ name: 'signed.pdf', path }]
  await app.office.agreements.attachDocument({ agreementId, termId: old ?? '', token: null })
  const kept = async () => (await agreementOf(app, organizationId)).documents[0]
  const id = (await kept())?.id ?? ''
  const move = (termId: string) => app.office.agreements.moveDocument({ agreementId, id, termId })
  await expect(move(organizationId)).rejects.toMatchObject({ code: 'not_found' })
  await move(renewal ?? '')
  expect(await kept()).toMatchObject({ id, termId: renewal })
  await app.undoLast(app.office)
  expect(await kept()).toMatchObject({ id, termId: old })
})

test('a partner students are sent to is a gap until an agreement holds, and again once it expired', async () => {
  await using app = await createTestApp()
  const { service } = await aReferral(app)
  const { organizationId } = service
  const gaps = async () => (await app.counselor.partnerships.list({})).gaps
  expect(await gaps()).toMatchObject([{ organizationId, reason: 'none', open: 1, recent: 1 }])
  // Somebody without students is told of none.
  expect((await app.administrator.partnerships.list({})).gaps).toEqual([])
  const term = aTerm({ signatories: [] })
  const { id } = await app.counselor.agreements.start({ organizationId, draft: drafted(app, term) })
  expect(await gaps()).toMatchObject([{ reason: 'draft' }])
  await app.counselor.agreements.correct({ id, version: 1, draft: drafted(app) })
  expect(await gaps()).toEqual([])
  expect((await app.administrator.partnerships.list({})).partners).toMatchObject([
    { organizationId, agreementId: id, now: { state: 'in-force' }, openActions: 0 },
  ])
  app.setClock('2027-09-01T15:00:00.000Z')
  expect(await gaps()).toMatchObject([{ reason: 'expired', open: 1 }])
})

test('what a colleague took on with a partner stands on their list until it is done; what the partner does stands with the meeting', async () => {
  await using app = await createTestApp()
  const organizationId = await aPartner(app)
  const { accountId } = app.sessions.counselor
  const ours = { what: 'Send the list', owner: { kind: 'ours', accountId }, dueOn: '2026-12-09' } as const
  const theirs = {
    what: 'Name a contact',
    owner: { kind: 'theirs', name: 'Li Wei' },
    dueOn: '2026-12-20',
  } as const
  const meeting = aPartnerMeeting({ staffIds: [accountId] })
  const { id } = await app.office.partnerMeetings.record({ organizationId, meeting, actions: [ours, theirs] })
  const kept = async () => (await app.office.partnerships.get({ organizationId })).meetings[0]
  expect(await kept()).toMatchObject({
    ...{ staffNames: ['The counselor'], partnerPeople: ['Li Wei, director'] },
    actions: [
      { what: 'Send the list', owner: ours.owner, ownerName: 'The counselor', schoolDaysLate: -1 },
      { what: 'Name a contact', owner: theirs.owner, ownerName: 'Li Wei' },
    ],
  })
  const mine = async () => (await app.counselor.today.get({ whose: 'mine' })).partnerActions
  expect(await mine()).toMatchObject([{ what: 'Send the list', organizationId, why: 'own' }])
  expect((await app.office.today.get({ whose: 'office' })).partnerActions).toHaveLength(1)
  const [action] = await mine()
  const target = { id: action?.id ?? '', version: 1 }
  await app.counselor.partnerMeetings.finishAction(target)
  expect(await mine()).toEqual([])
  await expect(app.office.partnerMeetings.remove({ id, version: 1 })).rejects.toMatchObject({ code: 'rule' })
  await app.undoLast(app.counselor)
  const back = (await mine())[0]?.version ?? 0
  const given = { kind: 'theirs', name: 'Sam' } as const
  await app.counselor.partnerMeetings.changeAction({
    id: target.id,
    version: back,
    owner: given,
    dueOn: '2026-12-10',
  })
  expect(await mine()).toEqual([])
  await app.office.partnerMeetings.remove({ id, version: 1 })
  expect(await kept()).toBeUndefined()
  await app.undoLast(app.office)
  expect((await kept())?.actions).toHaveLength(2)
  expect((await app.office.partnerships.list({})).partners).toMatchObject([
    { agreementId: null, lastMeetingOn: '2026-12-08', openActions: 2 },
  ])
})

test('a meeting to come, a colleague who is not there, an action of yesterday and a signature of tomorrow are refused', async () => {
  await using app = await createTestApp()
  const organizationId = await aPartner(app)
  const record = (meeting: ReturnType<typeof aPartnerMeeting>, dueOn = '2026-12-10') =>
    app.office.partnerMeetings.record({
      ...{ organizationId, meeting },
      actions: [{ what: 'Call', owner: { kind: 'theirs', name: 'Li Wei' }, dueOn }],
    })
  await expect(record(aPartnerMeeting({ onDay: '2026-12-09' }))).rejects.toMatchObject({ code: 'invalid' })
  await expect(record(aPartnerMeeting({ staffIds: [organizationId] }))).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(record(aPartnerMeeting(), '2026-12-07')).rejects.toMatchObject({ code: 'invalid' })
  const later = aTerm({ signatories: [{ ...BOTH_SIGNED[0]!, signedOn: '2026-12-09' }] })
  const start = app.office.agreements.start({ organizationId, draft: drafted(app, later) })
  await expect(start).rejects.toMatchObject({ data: { fields: [{ path: 'signatories' }] } })
  expect(await app.office.partnerships.get({ organizationId })).toMatchObject({
    agreements: [],
    meetings: [],
  })
})

test('a training names the partner it was held with, and stands with the partner', async () => {
  await using app = await createTestApp()
  const partnerId = await aPartner(app)
  const { id: trainingId } = await app.counselor.trainings.add(aTraining())
  await app.counselor.trainings.planSession({ trainingId, draft: aSession({ partnerId }) })
  const { trainings } = await app.office.partnerships.get({ organizationId: partnerId })
  expect(trainings).toMatchObject([{ onDay: '2026-12-08', trainingName: 'Suicide prevention' }])
  const { sessions } = await app.office.trainings.overview({})
  expect(sessions).toMatchObject([{ partnerName: aProvider().organizationName }])
  const draft = aSession({ partnerId: trainingId })
  await expect(app.counselor.trainings.planSession({ trainingId, draft })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('an administrator reads agreements and changes none; what a colleague who goes saw to is handed over with their work', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  const { id, organizationId } = await anAgreement(app)
  const owned = { kind: 'ours', accountId: counselor.accountId } as const
  const action = { what: 'Send the list', owner: owned, dueOn: '2026-12-09' }
  await app.office.partnerMeetings.record({ organizationId, meeting: aPartnerMeeting(), actions: [action] })
  expect(await app.administrator.partnerships.get({ organizationId })).toMatchObject({ agreements: [{ id }] })
  const end = { id, version: 1, endedOn: '2026-12-08', reason: 'No' }
  await expect(app.administrator.agreements.end(end)).rejects.toMatchObject({ code: 'forbidden' })
  const { accountId } = counselor
  expect((await app.owner.handOver.leaving({ accountId })).partnerships).toMatchObject([
    { organizationId, what: null },
    { organizationId, what: 'Send the list' },
  ])
  const remove = (handOverTo: string | null) => app.owner.accounts.remove({ id: accountId, handOverTo })
  await expect(remove(null)).rejects.toMatchObject({ code: 'invalid' })
  await remove(owner.accountId)
  expect(await agreementOf(app, organizationId)).toMatchObject({ ownerName: 'The owner' })
  expect((await app.owner.today.get({ whose: 'mine' })).partnerActions).toMatchObject([
    { what: 'Send the list' },
  ])
})

test('a student named in what was talked about, decided or agreed on is asked about before it is kept', async () => {
  await using app = await createTestApp()
  const { service } = await aReferral(app)
  const { organizationId } = service
  const record = (words: string, namesSeen?: boolean) =>
    app.office.partnerMeetings.record({
      ...{ organizationId, meeting: aPartnerMeeting({ decisions: words }) },
      actions: [{ what: words, owner: { kind: 'theirs', name: 'Li Wei' }, dueOn: '2026-12-10' }],
      ...(namesSeen !== undefined && { namesSeen }),
    })
  await expect(record('Ines Varga missed twice.')).rejects.toMatchObject({
    data: {
      fields: [
        {
          path: 'decisions',
          message: 'partnerships:errors.namesStudent',
          values: { names: '“Ines Varga”' },
        },
        { path: 'actions.0.what', message: 'partnerships:errors.namesStudent' },
      ],
    },
  })
  const { id } = await record('Li Wei sends the list.')
  const meeting = aPartnerMeeting({ talkedAbout: 'About Ines.' })
  const change = (namesSeen: boolean) =>
    app.office.partnerMeetings.change({ id, version: 1, meeting, namesSeen })
  await expect(change(false)).rejects.toMatchObject({ data: { fields: [{ path: 'talkedAbout' }] } })
  const action = {
    what: 'Call Varga',
    owner: { kind: 'theirs', name: 'Li Wei' },
    dueOn: '2026-12-10',
  } as const
  await expect(app.office.partnerMeetings.addAction({ meetingId: id, action })).rejects.toMatchObject({
    data: { fields: [{ path: 'what' }] },
  })
  await change(true)
  await record('Ines Varga is our new director.', true)
})
