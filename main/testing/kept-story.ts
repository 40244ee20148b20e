import type { PacketChoice } from '#shared/domain/packet.ts'
import { v7 as uuidv7 } from 'uuid'

import type { Client } from '#shared/api/client.ts'
import type { Move } from '#shared/domain/moving.ts'
import { SAFETY_PARTS } from '#shared/domain/safety-plan.ts'

import { aConcern, aContact, aStudent, aTriage } from './makers.ts'
import { aMeeting } from './meeting-makers.ts'
import {
  aConsent,
  aFormsChoice,
  aFollowUpCard,
  aPacket,
  aProvider,
  aReferralDraft,
  aStep,
  bySecurePortal,
} from './referral-makers.ts'
import { aReturnPlan, aSafetyPlan, aSupport } from './plan-makers.ts'
import { printPacket } from './print-as-seen.ts'
import { insertScan, type WholeScan } from '../consents/consent-scans.sql.ts'
import { insertMove } from '../moves/moves.sql.ts'
import { insertTask } from '../tasks/tasks.sql.ts'
import type { TestApp } from './test-app.ts'

/** Stands in every text that is about the student alone. */
export const ABOUT_STUDENT = 'Zephyrine'

/** Stands in every text that belongs to the case. */
export const ABOUT_CASE = 'Quillonbach'

const STUDENT_WORDS = aStudent({
  localId: `${ABOUT_STUDENT}-77`,
  givenName: ABOUT_STUDENT,
  familyName: `${ABOUT_STUDENT}ova`,
  preferredName: `${ABOUT_STUDENT}ka`,
  pronouns: `${ABOUT_STUDENT} pronouns`,
  homeroom: `${ABOUT_STUDENT} room`,
  homeLanguage: 'es',
  gender: `${ABOUT_STUDENT} gender`,
  birthDate: '2013-02-03',
})

const CONTACT_WORDS = aContact({
  name: `${ABOUT_STUDENT} Mother`,
  custodyNote: `${ABOUT_STUDENT} custody`,
  languageSpoken: 'es',
  languageRead: 'es',
  bestTime: `${ABOUT_STUDENT} evenings`,
  phone: '555-0177',
  email: `${ABOUT_STUDENT.toLowerCase()}@example.org`,
  address: `${ABOUT_STUDENT} Street`,
  doNotContactBasis: `${ABOUT_STUDENT} order`,
  studentNameUsed: `${ABOUT_STUDENT}ita`,
})

const said = (words: string) => ({
  source: 'teacher' as const,
  reporterName: `${words} Teacher`,
  words: `${words} words`,
  studentWords: `${words} own words`,
  studentWish: `${words} wish`,
  trustedAdult: `${words} adult`,
  onset: `${words} onset`,
  frequency: `${words} frequency`,
  setting: `${words} setting`,
  alreadyTried: `${words} tried`,
})

const signed = (studentId: string, organizationId: string, words: string) =>
  aConsent(studentId, organizationId, {
    signer: `${words} Signer`,
    information: ['contact-details', 'reason-for-referral', 'treatment-progress'],
    purpose: `${words} purpose`,
    interpreter: `${words} interpreter`,
  })

/** A page and a form were handed to the family before nobody might contact a father, and somebody said how they know. */
async function handOver(
  by: TestApp['counselor'],
  { choice, studentId }: { readonly choice: PacketChoice; readonly studentId: string },
): Promise<void> {
  const father = { name: `${ABOUT_STUDENT} Father`, relation: 'father' as const }
  const made = await by.students.addContact({
    studentId,
    draft: aContact({ ...father, holdsConsentRights: true }),
  })
  const { pages } = await printPacket(by, { ...choice, addresseeId: made.id })
  const { forms: before } = await by.printing.unsaid({})
  await by.forms.print({ ...aFormsChoice({ studentId, forms: ['contact-log'] }), as: 'paper' })
  const away = await by.students.updateContact({
    ...{ id: made.id, version: made.version, studentId },
    draft: aContact({ ...father, doNotContact: true, doNotContactBasis: `${ABOUT_STUDENT} order` }),
  })
  const left = (note: string) => ({ alreadyLeft: { when: 'before' as const, note } })
  await by.packets.settle({
    ...{ referralId: choice.referralId, method: null, emergency: null, ...left(`${ABOUT_CASE} handed`) },
    endings: pages.map(({ id }) => ({ pageId: id, ending: 'handed-to-parent' })),
  })
  const { forms } = await by.printing.unsaid({})
  const formIds = forms.map(({ id }) => id).filter((id) => before.every((form) => form.id !== id))
  await by.printing.settle({
    ...{ pages: [], formIds, ending: 'handed-to-parent', ...left(`${ABOUT_STUDENT} handed`) },
  })
  await by.students.updateContact({
    ...{ id: away.id, version: away.version, studentId },
    draft: aContact({ ...father, holdsConsentRights: false }),
  })
}

/** A student with a record in which every text can be told, and the ids of all that hangs on them. */
export interface KeptStory {
  readonly studentId: string
  readonly contactId: string
  readonly newConcernId: string
  readonly briefId: string
  readonly consentId: string
  /** Papers that were asked for: before there was a case, and in it. */
  readonly requestId: string
  readonly caseRequestId: string
  /** What a new school asks to be told. */
  readonly recordsRequestId: string
  /** What the mother said is wrong. */
  readonly parentBasisId: string
  readonly amendmentId: string
  /** That the student left once, and what the new school was told. */
  readonly moveId: string
  /** The signed page of each of its consents. */
  readonly scanId: string
  readonly caseScanId: string
  readonly caseId: string
  readonly caseCode: string
  readonly triagedConcernId: string
  readonly caseConsentId: string
  readonly crisisId: string
  readonly referralId: string
  /** What a card that came back said. */
  readonly slipAnswerId: string
  readonly pageId: string
  /** A form that was printed for the student. */
  readonly formId: string
  readonly serviceId: string
  /** What the counselor keeps for themselves. */
  readonly sealedId: string
  readonly holdId: string
  readonly taskId: string
  /** A meeting about the student alone, its point, whoever comes, and what was decided. */
  readonly meetingId: string
  readonly meetingItemId: string
  readonly meetingPersonId: string
  readonly decisionId: string
  /** Its plans, and what was given meanwhile. */
  readonly planIds: readonly string[]
  /** A consultation about the case. */
  readonly supportId: string
}

/** Writes a whole record about one student, the way the counselor of the office does. */
export async function aKeptStory(app: TestApp, { restricted }: { restricted: boolean }): Promise<KeptStory> {
  const by: Client = app.counselor
  const { accountId } = app.sessions.counselor
  const service = await by.providers.create(aProvider())
  const { id: studentId } = await by.students.create(STUDENT_WORDS)
  const { id: contactId } = await by.students.addContact({ studentId, draft: CONTACT_WORDS })
  const consent = await by.consents.create(signed(studentId, service.organizationId, ABOUT_STUDENT))
  const ask = (name: string) =>
    by.consentRequests.create({
      ...{ studentId, kind: 'services', recipientIds: [], askedOn: '2026-12-08' },
      asked: { contactId: null, name: `${name} asked`, how: 'post', language: 'es' },
    })
  const request = await ask(ABOUT_STUDENT)
  const brief = await by.briefContacts.create({ studentId, line: `${ABOUT_STUDENT} came by` })
  const promoted = await by.briefContacts.promote(
    await by.briefContacts.create({ studentId, line: `${ABOUT_CASE} came by` }),
  )
  const { case: opened } = await by.concerns.triage(
    aTriage(promoted, accountId, { restricted, note: `${ABOUT_CASE} decision` }),
  )
  if (!opened) throw new Error('This decision opens no case.')
  const { id: caseId } = opened
  const triaged = await by.concerns.create(aConcern(studentId, said(ABOUT_CASE)))
  await by.concerns.triage(
    aTriage(triaged, accountId, {
      note: `${ABOUT_CASE} second decision`,
      next: { action: `${ABOUT_CASE} step`, ownerId: accountId, dueOn: '2026-12-10' },
    }),
  )
  const fresh = await by.concerns.create(aConcern(studentId, said(ABOUT_STUDENT)))
  await by.cases.addNote({ caseId, words: `${ABOUT_CASE} note` })
  const caseRequest = await ask(ABOUT_CASE)
  const caseConsent = await by.consents.create(signed(studentId, service.organizationId, ABOUT_CASE))
  const draft = aReferralDraft({ caseId, serviceId: service.id, ownerId: accountId })
  const referral = await by.referrals.create(draft)
  const lunch = await by.referrals.create({
    ...draft,
    pathway: 'school-based',
    serviceId: null,
    schoolService: `${ABOUT_CASE} lunch group`,
  })
  await by.referrals.enterInError(aStep(lunch, { remark: `${ABOUT_CASE} mistake` }))
  const choice = aPacket(referral.id, { remark: `${ABOUT_CASE} remark` })
  const { pages } = await printPacket(by, choice)
  await by.forms.print({ ...aFormsChoice({ studentId, forms: ['release-both-ways'] }), as: 'paper' })
  await handOver(by, { choice: { ...choice, parts: ['letter'] }, studentId })
  const [form] = (await by.printing.unsaid({})).forms
  const sent = await by.referrals.send({
    ...aStep(referral, { remark: `${ABOUT_CASE} sent` }),
    ...bySecurePortal,
  })
  await by.referrals.scheduleAppointment({
    ...aStep(sent),
    onDay: '2026-12-15',
    atTime: '14:30',
    kind: 'first',
  })
  await by.cases.logAttempt({
    caseId,
    referralId: referral.id,
    withWhom: 'family',
    contactId,
    channel: 'phone',
    language: 'es',
    interpreter: `${ABOUT_CASE} interpreter`,
    reached: true,
    result: `${ABOUT_CASE} result`,
  })
  await by.slips.enter({
    rows: { card: { said: aFollowUpCard(referral.id, { words: `${ABOUT_CASE} wrote` }), again: null } },
    cards: {},
  })
  const { slipAnswers } = await by.cases.get({ id: caseId })
  const taskId = '00000000-0000-7000-8000-0000000000aa'
  insertTask(app.vault.writing, {
    id: taskId,
    caseId,
    source: 'meeting',
    stepId: null,
    protocolNumber: null,
    name: `${ABOUT_CASE} task`,
    guidance: `${ABOUT_CASE} guidance`,
    evidence: `${ABOUT_CASE} evidence`,
    roleId: null,
    kind: null,
    plan: null,
    ownerId: accountId,
    urgency: 'routine',
    countedFrom: '2026-12-08T15:00:00.000Z',
    rule: null,
    dueOn: '2026-12-10',
    dueAt: null,
    state: 'exempted',
    words: `${ABOUT_CASE} why not`,
    exemptUntil: '2026-12-11',
    endedAt: '2026-12-08T15:00:00.000Z',
    endedBy: accountId,
    version: 1,
  })
  const crisis = await by.crises.start({ studentId, language: 'en' })
  const [stay] = crisis.path.steps
  await by.crises.record({
    ...{ id: crisis.id, version: crisis.version, at: null, corrects: null, contactId: null },
    stepId: stay?.id ?? '',
    said: { kind: 'done', words: `${ABOUT_CASE} stayed` },
  })
  const meeting = await by.meetings.create(
    aMeeting({
      kind: 're-entry',
      title: `${ABOUT_CASE} meeting`,
      place: `${ABOUT_CASE} room`,
      caseId,
      people: [
        {
          attendee: { kind: 'guest', name: `${ABOUT_CASE} Guest` },
          role: `${ABOUT_CASE} role`,
          isStandIn: false,
        },
      ],
    }),
  )
  const { items } = await by.meetings.addItems({
    id: meeting.id,
    subjects: [{ kind: 'line', words: `${ABOUT_CASE} point` }],
  })
  const [meetingItemId = ''] = items
  await by.meetings.writeNotes({ id: meetingItemId, version: 1, notes: `${ABOUT_CASE} was said` })
  const decision = await by.meetings.decide({
    itemId: meetingItemId,
    what: `${ABOUT_CASE} decided`,
    ownerId: accountId,
    dueOn: '2026-12-20',
  })
  const { people } = await by.meetings.get(meeting)
  const safety = await by.safetyPlans.write({
    ...aSafetyPlan(caseId),
    ...Object.fromEntries(SAFETY_PARTS.map((part) => [part, `${ABOUT_CASE} ${part}`])),
    homeContactId: contactId,
    agreedBy: `${ABOUT_CASE} agreed`,
    after: 0,
  })
  await by.safetyPlans.print({ caseId, language: 'en', largePrint: false, as: 'paper' })
  const comingBack = await by.returnPlans.write({
    ...aReturnPlan(caseId),
    meetingWith: `${ABOUT_CASE} meeting`,
    providerContact: `${aProvider().organizationName}, ${ABOUT_CASE} hospital`,
    consentId: caseConsent.id,
    atDoor: `${ABOUT_CASE} door`,
    eased: `${ABOUT_CASE} eased`,
    goesTo: `${ABOUT_CASE} goes to`,
    teachersTold: `${ABOUT_CASE} teachers`,
    after: 0,
  })
  const support = await by.supports.log({
    ...aSupport(caseId),
    givenBy: `${ABOUT_CASE} giver`,
    words: `${ABOUT_CASE} support`,
  })
  const consultation = await by.supportLog.add({
    ...{ kind: 'consultation', onDay: '2026-12-08', minutes: 30, withIds: [], caseId },
    withOthers: `${ABOUT_CASE} Consultant`,
    about: `${ABOUT_CASE} consulted`,
  })
  const sealed = await by.sealedNotes.create({
    studentId,
    draft: { on: '2026-12-08', words: `${ABOUT_STUDENT} ${ABOUT_CASE} sealed` },
  })
  const hold = await by.retention.hold({ studentId, kind: 'other', reason: `${ABOUT_STUDENT} held` })
  const addScan = (consentId: string, words: string) => {
    const scan: WholeScan = {
      ...{ id: uuidv7(), consentId, kind: 'image/png', bytes: Buffer.from(`${words} page`), pages: 1 },
      ...{ addedAt: '2026-12-08T15:00:00.000Z', addedBy: accountId },
    }
    insertScan(app.vault.writing, scan)
    return scan.id
  }
  const scanId = addScan(consent.id, ABOUT_STUDENT)
  const caseScanId = addScan(caseConsent.id, ABOUT_CASE)
  const note = (await by.cases.get({ id: caseId })).notes[0]?.id ?? ''
  const asked = await by.recordsRequests.receive({
    ...{
      studentId,
      kind: 'new-school',
      requester: `${ABOUT_STUDENT} Clerk`,
      capacity: `${ABOUT_STUDENT} clerk`,
    },
    ...{ organizationId: null, consentPurpose: null, asksFor: `${ABOUT_STUDENT} asked for` },
    ...{ interest: `${ABOUT_STUDENT} interest`, shown: `${ABOUT_STUDENT} letter`, receivedOn: '2026-12-08' },
    ...{ answerBy: '2026-12-18', ownerId: accountId },
  })
  const chosen = await by.recordsRequests.choose({
    ...{ id: asked.id, version: asked.version, parts: [{ kind: 'note', id: note }] },
  })
  const decided = await by.recordsRequests.decideNames({
    ...{ id: asked.id, version: chosen.version, alsoHidden: [`${ABOUT_STUDENT} nickname`] },
    names: { [`note/${note}/words/0/${ABOUT_CASE}`]: 'hide' },
  })
  const told = await by.recordsRequests.notify({
    ...{ id: asked.id, version: decided.version },
    notice: { state: 'tried', on: '2026-12-08', words: `${ABOUT_STUDENT} called` },
  })
  const objected = await by.recordsRequests.object({
    ...{ id: asked.id, version: told.version },
    objection: { by: `${ABOUT_STUDENT} Father`, on: '2026-12-08', words: `${ABOUT_STUDENT} objected` },
  })
  await by.recordsRequests.printAnswer({ id: asked.id, language: 'en', as: 'paper' })
  const toReview = await app.owner.recordsRequests.get({ id: asked.id })
  const review = (version: number) =>
    app.owner.recordsRequests.review({
      ...{ id: asked.id, version, ordersRead: toReview.ordersFingerprint },
      review: { decision: 'approved', by: `${ABOUT_STUDENT} Principal`, on: '2026-12-08', words: '' },
      seen: toReview.fingerprint,
    })
  // The second takes the place of the first, which stays as history.
  await review((await review(objected.version)).version)
  await by.recordsRequests.printAnswer({ id: asked.id, language: 'en', as: 'paper' })
  const parentBasis = await by.consents.allowParent({
    ...{
      studentId,
      kind: 'tax-dependent',
      contactId,
      purpose: `${ABOUT_STUDENT} purpose`,
      information: ['school-records'],
    },
    ...{ how: `${ABOUT_STUDENT} page`, since: '2026-12-08', until: '2027-06-30' },
  })
  const contested = await by.amendments.ask({
    ...{ studentId, part: { kind: 'student', id: studentId }, asker: `${ABOUT_STUDENT} Mother` },
    ...{ wrong: `${ABOUT_STUDENT} wrong`, wants: `${ABOUT_STUDENT} wants`, askedOn: '2026-12-08' },
    ...{ answerBy: '2026-12-20', ownerId: accountId },
  })
  const refused = await app.owner.amendments.decide({
    ...{ id: contested.id, version: contested.version },
    decision: { outcome: 'refused', by: `${ABOUT_STUDENT} Principal`, on: '2026-12-08', words: 'No' },
  })
  const heard = await app.owner.amendments.hear({
    ...{ id: contested.id, version: refused.version },
    hearing: { outcome: 'upheld', on: '2026-12-08', words: `${ABOUT_STUDENT} heard` },
  })
  await by.amendments.state({
    ...{ id: contested.id, version: heard.version },
    statement: { on: '2026-12-08', words: `${ABOUT_STUDENT} states` },
  })
  // Whoever left and came back; leaving would end all of this.
  const move: Move = {
    ...{ id: uuidv7(), studentId, how: 'transferred', leftOn: '2026-12-01', caseId: null, version: 1 },
    ...{ toSchool: `${ABOUT_STUDENT} High`, recordedAt: '2026-12-01T15:00:00.000Z', recordedBy: accountId },
    calls: [
      {
        ...{ id: uuidv7(), on: '2026-12-02', whom: `${ABOUT_STUDENT} Counselor`, capacity: 'There' },
        ...{
          said: `${ABOUT_STUDENT} told`,
          toSchool: '',
          information: [],
          organizationId: null,
          notice: null,
        },
        ...{ disclosureId: null, recordedAt: '2026-12-02T15:00:00.000Z', recordedBy: accountId },
      },
    ],
  }
  insertMove(app.vault.writing, move)
  // What comes only with an ending is written straight into the file.
  app.vault.writing.prepare('UPDATE cases SET closing_note = :words').run({ words: `${ABOUT_CASE} closing` })
  app.vault.writing
    .prepare(`UPDATE crises SET path = json_set(path, '$.neverAlone', :words)`)
    .run({ words: `${ABOUT_CASE} never alone` })
  app.vault.writing
    .prepare(
      `UPDATE consents SET revoked_how = purpose, authority_shown = purpose, expires_when = purpose,
       taken_back_for = json_array(json_object('recipientId', null, 'on', '2026-12-02', 'at', null, 'how', purpose)),
       objections = json_array(json_object('by', purpose, 'on', '2026-12-02', 'how', purpose,
         'weighed', json_object('on', '2026-12-03', 'by', recorded_by, 'words', purpose)))`,
    )
    .run()
  app.vault.writing
    .prepare('UPDATE disclosures SET party = :words, what = :words, exception_note = :words')
    .run({ words: `${ABOUT_CASE} disclosed` })
  return {
    studentId,
    contactId,
    newConcernId: fresh.id,
    briefId: brief.id,
    consentId: consent.id,
    requestId: request.id,
    recordsRequestId: asked.id,
    parentBasisId: parentBasis.id,
    amendmentId: contested.id,
    moveId: move.id,
    caseRequestId: caseRequest.id,
    scanId,
    caseScanId,
    caseId,
    caseCode: opened.code,
    triagedConcernId: triaged.id,
    caseConsentId: caseConsent.id,
    referralId: referral.id,
    slipAnswerId: slipAnswers[0]?.id ?? '',
    pageId: pages[0]?.id ?? '',
    formId: form?.id ?? '',
    serviceId: service.id,
    sealedId: sealed.id,
    holdId: hold.id,
    taskId,
    crisisId: crisis.id,
    meetingId: meeting.id,
    meetingItemId,
    meetingPersonId: people[0]?.id ?? '',
    decisionId: decision.id,
    planIds: [safety.id, comingBack.id, support.id],
    supportId: consultation.id,
  }
}
