import { NO_NEEDS } from '#shared/domain/matching/needs.ts'

import { aConcern, aContact, aStudent, aTriage } from './makers.ts'
import {
  aConsent,
  aFollowUpCard,
  aFormBatch,
  aFormsChoice,
  anEnding,
  aPacket,
  aPacketBatch,
  aStep,
  bySecurePortal,
} from './referral-makers.ts'
import { ABOUT_CASE, ABOUT_STUDENT, type KeptStory } from './kept-story.ts'
import { aMeeting } from './meeting-makers.ts'
import { aReturnPlan, aSafetyPlan, aSupport } from './plan-makers.ts'
import { aSupportEvent } from './training-makers.ts'

const WORDS = [ABOUT_STUDENT, ABOUT_CASE, 'Zephyrineova, Zeph', '555-0177', '0177', 'tried', 'lunch group']

/** What somebody could name to be destroyed. */
function wholeAndParts({ studentId, caseId, newConcernId, triagedConcernId, briefId }: KeptStory) {
  return [
    { kind: 'students', id: studentId },
    { kind: 'cases', id: caseId },
    ...[newConcernId, triagedConcernId].map((id) => ({ kind: 'concerns', id })),
    { kind: 'brief-contacts', id: briefId },
  ]
}

/** How somebody asks for what they may not see: every query of the contract, with what they would have to know. */
export function questions(story: KeptStory, me: string): Readonly<Record<string, readonly unknown[]>> {
  const { studentId, caseId, caseCode, referralId, newConcernId, triagedConcernId, crisisId } = story
  const withId = (...ids: readonly string[]) => ids.map((id) => ({ id }))
  const nothing = [{}]
  return {
    'absences.list': nothing,
    'accounts.caseload': withId(me),
    'accounts.keys': nothing,
    'accounts.list': nothing,
    'accounts.overview': nothing,
    'acknowledgements.list': [],
    'audit.fitsPaper': [{ entries: 1, hash: 'x' }],
    'audit.list': [{}, { studentId }, { actorId: me }, { kind: 'changes', from: '2026-12-01' }],
    'audit.looks': [{}, { studentId }, { actorId: me }],
    'backups.overview': nothing,
    'cases.get': withId(caseId),
    'cases.list': [{}, { open: false }, { ownerId: me }],
    'concerns.workers': withId(newConcernId, triagedConcernId),
    'concerns.get': withId(newConcernId, triagedConcernId),
    'concerns.list': [{ state: null }, { state: 'new' }, { state: 'triaged' }],
    'consentScans.ofStudent': [{ studentId }],
    'consentScans.get': scansOf(story),
    'consentRequests.list': ['mine', 'office'].flatMap((whose) => [
      { whose, show: 'waiting' },
      { whose, show: 'ended' },
    ]),
    'crises.get': withId(crisisId),
    'crises.list': nothing,
    'crises.preview': [{ id: crisisId, withReport: true, language: 'en' }],
    'crises.previewPickUp': [{ id: crisisId, contactId: null, language: 'en' }],
    'drafts.get': [{ key: `cases.note.${caseId}` }, { key: 'concerns.new' }, { key: 'kept-place' }],
    'glass.inbox': nothing,
    'glass.news': nothing,
    'duplicates.apart': [],
    'duplicates.compare': [],
    'duplicates.mergers': [],
    'duplicates.settled': nothing,
    'imports.list': nothing,
    'imports.problems': [{ importId: studentId, group: 'x' }],
    'matching.options': ['', 'harbor'].map((words) => ({
      caseId,
      needs: { ...NO_NEEDS, payers: [] },
      words,
    })),
    'meetings.get': withId(story.meetingId),
    'meetings.list': nothing,
    'meetings.preview': ['agenda', 'attendance', 'recap'].map((what) => ({
      ...{ id: story.meetingId, what, language: 'en' },
    })),
    'meetings.plan': [{ kind: 'team' }, { kind: 're-entry' }],
    'forms.guide': nothing,
    'forms.preview': [
      aFormsChoice({ studentId }),
      aFormsChoice({ studentId, forms: ['contact-log', 'parent-request'] }),
    ],
    'packets.preview': [aPacket(referralId), aPacket(referralId, { parts: ['provider-letter'] })],
    'printing.readyForms': [aFormBatch([studentId])],
    'printing.readyPackets': [aPacketBatch([referralId])],
    'printing.kept': nothing,
    'printing.unsaid': nothing,
    'protocolComments.list': [{ protocolId: studentId }],
    'protocols.get': [],
    'protocols.overview': nothing,
    'partnerships.list': nothing,
    'partnerships.get': [],
    'providerFeedback.list': [],
    'providerFeedback.waiting': nothing,
    'providerFeedback.heldBack': [],
    'cycles.list': nothing,
    'cycles.get': [],
    'cycles.decidedLast': [{ about: 'reach' }],
    'cycles.preview': [],
    'attendance.ofStudent': [{ studentId }],
    'attendance.rules': nothing,
    'evaluation.reach': [],
    'evaluation.behind': [],
    'equity.get': [],
    'equity.behind': [],
    'officeFigures.get': [],
    'officeFigures.behind': [],
    'unmetNeed.get': [],
    'unmetNeed.preview': [],
    'quality.overview': nothing,
    'quality.list': ['sent-unanswered', 'insurance-unknown', 'language-read-unknown'].map((kind) => ({
      kind,
    })),
    'timeliness.get': [],
    'timeliness.behind': [],
    'scorecards.get': [],
    'scorecards.preview': [],
    'agreements.document': [],
    'providers.get': [],
    'providers.compare': [{ serviceIds: [] }],
    'providerCalls.list': nothing,
    'providerCalls.get': [],
    'providerCalls.previewSheet': [],
    'providers.list': nothing,
    'providers.previewList': [{ printedIn: 'en' }],
    'schoolServices.fitting': [{ caseId, needs: { help: null, language: null } }],
    'schoolServices.get': [],
    'schoolServices.list': [{ endedToo: true }],
    'school.preferenceOrder': nothing,
    'school.equityThreshold': nothing,
    'providers.lookAlikes': [{ organizationName: 'Bayside', phone: '', address: '', website: '' }],
    'amendments.list': [{ studentId }],
    'amendments.previewLetter': [{ id: story.amendmentId, language: 'en' }],
    'moves.get': [{ studentId }],
    'recordsRequests.list': ['mine', 'office'].flatMap((whose) => [
      { whose, show: 'open' },
      { whose, show: 'ended', studentId },
    ]),
    'recordsRequests.get': withId(story.recordsRequestId),
    'concerns.previewAnswer': [{ id: triagedConcernId, language: 'en' }],
    'recordsRequests.previewAnswer': [{ id: story.recordsRequestId, language: 'en' }],
    'recordsRequests.previewLetter': ['acknowledgment', 'notice'].map((what) => ({
      ...{ id: story.recordsRequestId, language: 'en', what },
    })),
    'recusals.list': nothing,
    'referrals.get': withId(referralId),
    'referrals.list': ['open', 'linked', 'closed', 'all'].flatMap((group) => [
      { group },
      { group, ownerId: me },
    ]),
    'retention.due': nothing,
    'returnPlans.preview': [{ caseId, language: 'en', largePrint: false, what: 'family' }],
    'safetyPlans.preview': [{ caseId, language: 'en', largePrint: false }],
    'retention.overview': nothing,
    'retention.preview': wholeAndParts(story).map((target) => ({ targets: [target] })),
    'backups.restores': nothing,
    'calendar.get': nothing,
    'postalAreas.list': nothing,
    'postalAreas.distances': [{ serviceIds: [] }],
    'school.get': nothing,
    'school.lockTimes': nothing,
    'school.minorConsent': nothing,
    'school.usualPacket': nothing,
    'sealedNotes.count': [{ studentId }],
    'sealedNotes.read': [{ studentId }],
    'search.find': [...WORDS, caseCode].map((words) => ({ words })),
    'settings.mine': nothing,
    'slips.cards': nothing,
    'slips.find': [caseCode, `${caseCode}-S`, `${caseCode}2`].map((typed) => ({ typed })),
    'staff.find': [{ words: ABOUT_STUDENT }],
    'students.isFirstNameHere': [{ studentId, name: 'Ines' }],
    'students.find': [...WORDS, caseCode].map((words) => ({ words })),
    'students.get': withId(studentId),
    'students.list': [{ status: null }, { status: 'active' }, { status: 'left' }],
    'wrongTries.list': nothing,
    'yearEnd.get': nothing,
    'yearEnd.preview': [{ language: 'en' }],
    'disclosures.preview': [{ studentId, language: 'en' }],
    'handOver.arriving': nothing,
    'handOver.leaving': [{ accountId: me }],
    'handOver.previewLeaving': [{ accountId: me, language: 'en' }],
    'supportLog.list': nothing,
    'translations.overview': nothing,
    'translations.list': [{ language: 'es' }],
    'translations.preview': [{ language: 'es', section: 'letter' }],
    'trainings.overview': nothing,
    'trainings.session': [],
    'trainings.previewSheet': [],
    'today.get': [{ whose: 'mine' }, { whose: 'office' }],
    'today.morning': nothing,
    'today.previewSheet': ['mine', 'office'].map((whose) => ({ whose, language: 'en' })),
    'today.news': nothing,
    'today.week': ['2026-12-08', '2026-12-15'].flatMap((on) => [
      { whose: 'mine', on },
      { whose: 'office', on },
    ]),
  }
}

const scansOf = ({ consentId, caseConsentId, scanId, caseScanId }: KeptStory) => [
  { consentId, id: scanId },
  { consentId: caseConsentId, id: caseScanId },
]

/** Every change that names a record: what somebody would send who knows its id, and the version of what they may see. */
export function changes(
  story: KeptStory,
  me: string,
  versionOf: (id: string) => number = () => 1,
): Readonly<Record<string, readonly unknown[]>> {
  const { studentId, contactId, caseId, referralId, newConcernId, briefId, consentId } = story
  const { caseConsentId, sealedId, holdId, taskId, triagedConcernId, crisisId } = story
  const target = (id: string) => ({ id, version: versionOf(id) })
  const next = { action: 'Call', ownerId: me, dueOn: '2026-12-10' }
  const records = target(story.recordsRequestId)
  const contested = target(story.amendmentId)
  const step = aStep(target(referralId))
  const steps = [
    'accept',
    'askForInformation',
    'confirmLinked',
    'reopen',
    'requestConsent',
    'startServices',
    'waitlist',
  ]
  return {
    ...Object.fromEntries(steps.map((verb) => [`referrals.${verb}`, [step]])),
    'audit.print': [{ studentId, as: 'paper' }],
    'briefContacts.create': [{ studentId, line: 'Hello' }],
    'briefContacts.promote': [target(briefId)],
    'cases.addNote': [{ caseId, words: 'Hello' }],
    'quality.sayRight': [
      { kind: 'insurance-unknown', recordId: studentId, reason: 'Hello' },
      { kind: 'sent-unanswered', recordId: referralId, reason: 'Hello' },
    ],
    'quality.takeBack': [{ id: me }],
    'cases.close': [{ ...target(caseId), note: 'Hello' }],
    'cases.handOver': [{ ...target(caseId), ownerId: me, note: '' }],
    'cases.logAttempt': [
      {
        ...{ caseId, referralId: null, withWhom: 'family', contactId: null, channel: 'phone' },
        ...{ language: null, interpreter: '', reached: false, result: '' },
      },
    ],
    'cases.moveToProtocol': [{ ...target(caseId), number: 1 }],
    'cases.reopen': [target(caseId)],
    'cases.setNamed': [{ id: caseId, accountId: me, isNamed: true }],
    'cases.setNext': [{ ...target(caseId), next }],
    'cases.setRestricted': [{ ...target(caseId), restricted: true }],
    'cases.share': [{ ...target(caseId), with: [me] }],
    'concerns.create': [aConcern(studentId)],
    'concerns.answer': [newConcernId, triagedConcernId].map((id) => ({ ...target(id), how: 'phone' })),
    'concerns.printAnswer': [newConcernId, triagedConcernId].map((id) => ({
      id,
      as: 'paper',
      language: 'en',
    })),
    'concerns.triage': [aTriage(target(newConcernId), me)],
    'concerns.update': [{ ...target(newConcernId), draft: aConcern(studentId) }],
    'consents.create': [aConsent(studentId, story.serviceId)],
    // Before anything ends them.
    'consents.object': [consentId, caseConsentId].map((id) => ({
      ...target(id),
      ...{ by: 'Luis', on: '2026-12-08', how: 'Said no' },
    })),
    'consents.revoke': [consentId, caseConsentId].map((id) => ({
      ...target(id),
      ...{ revokedOn: '2026-12-08', how: 'Said so' },
    })),
    'consents.end': [consentId, caseConsentId].map((id) => ({ ...target(id), happenedOn: '2026-12-08' })),
    'consents.allowParent': [
      {
        ...{ studentId, kind: 'tax-dependent', contactId, information: [], purpose: '', how: 'Seen' },
        ...{ since: '2026-12-08', until: '2027-06-30' },
      },
    ],
    'consents.endParent': [{ ...target(story.parentBasisId), endedOn: '2026-12-08' }],
    'consents.weigh': [consentId, caseConsentId].map((id) => ({ ...target(id), words: 'It holds' })),
    'consentScans.attach': [consentId, caseConsentId].map((id) => ({ consentId: id, token: null })),
    'consentScans.save': scansOf(story),
    'consentScans.remove': scansOf(story),
    'consentRequests.create': [
      {
        ...{ studentId, kind: 'screening', recipientIds: [], askedOn: '2026-12-08' },
        asked: { contactId: null, name: 'Rosa', how: 'phone', language: null },
      },
    ],
    'consentRequests.remind': [story.requestId, story.caseRequestId].map((id) => ({
      ...target(id),
      ...{ on: '2026-12-08', how: 'phone' },
    })),
    'consentRequests.giveUp': [story.requestId, story.caseRequestId].map((id) => target(id)),
    'consentRequests.decline': [story.requestId, story.caseRequestId].map((id) => ({
      ...target(id),
      ...{ on: '2026-12-08', by: 'Rosa', words: 'No' },
    })),
    'consentRequests.callOff': [story.requestId, story.caseRequestId].map((id) => ({
      ...target(id),
      words: 'Asked by mistake',
    })),
    'disclosures.print': [{ studentId, as: 'paper', language: 'en' }],
    'crises.print': [{ id: crisisId, withReport: true, as: 'paper', language: 'en' }],
    'crises.printPickUp': [{ id: crisisId, contactId: null, as: 'paper', language: 'en' }],
    'crises.record': [
      {
        ...{ ...target(crisisId), at: null, corrects: null, contactId: null },
        ...{ stepId: 'danger-now', said: { kind: 'done', words: 'Called' } },
      },
    ],
    'crises.start': [{ studentId, language: 'en' }],
    'glass.answer': [{ id: me, answer: 'Hello' }],
    'glass.end': [{ id: me }],
    'glass.note': [{ breakId: me, fromId: me }],
    'glass.break': [{ studentId, kind: 'danger-now', reason: 'I must know this now.' }],
    'meetings.addItems': [
      { id: story.meetingId, subjects: [{ kind: 'line', words: 'Hello' }] },
      { id: story.meetingId, subjects: [{ kind: 'case', caseId }] },
    ],
    'meetings.attend': [{ ...target(story.meetingPersonId), isPresent: true }],
    'meetings.changeDecision': [{ ...target(story.decisionId), ownerId: me, dueOn: '2026-12-20' }],
    'meetings.create': [aMeeting({ kind: 'section-504', caseId })],
    'meetings.decide': [{ itemId: story.meetingItemId, what: 'Hello', ownerId: me, dueOn: '2026-12-20' }],
    'meetings.end': [target(story.meetingId)],
    'meetings.finishDecision': [target(story.decisionId)],
    'meetings.print': ['agenda', 'attendance', 'recap'].map((what) => ({
      ...{ id: story.meetingId, what, as: 'paper', language: 'en' },
    })),
    'meetings.remove': [target(story.meetingId)],
    'meetings.removeItem': [target(story.meetingItemId)],
    'meetings.swapItems': [{ one: target(story.meetingItemId), other: target(story.meetingItemId) }],
    'meetings.update': [{ ...target(story.meetingId), draft: aMeeting({ kind: 're-entry', caseId }) }],
    'meetings.writeNotes': [{ ...target(story.meetingItemId), notes: 'Hello' }],
    'forms.print': [{ ...aFormsChoice({ studentId }), as: 'pdf' }],
    'packets.print': [{ choice: aPacket(referralId), as: 'pdf', seen: '' }],
    'packets.settle': [
      {
        ...{ referralId, method: null, emergency: null },
        endings: [{ pageId: story.pageId, ending: 'kept' }],
      },
    ],
    'printing.printForms': [{ batch: aFormBatch([studentId]), as: 'pdf', seen: {} }],
    'printing.printPackets': [
      { batch: aPacketBatch([referralId], { parts: ['letter'] }), as: 'pdf', seen: {} },
    ],
    'printing.sendForm': [{ id: story.formId, referralId, method: 'fax', emergency: null }],
    'printing.settle': [
      { pages: [{ referralId, pageId: story.pageId }], formIds: [], ending: 'kept' },
      { pages: [], formIds: [story.formId], ending: 'kept' },
    ],
    'moves.leave': [
      {
        ...{ ...target(studentId), studentId, how: 'transferred', leftOn: '2026-12-08', toSchool: '' },
        ...{ referrals: [], openCase: null },
      },
    ],
    'moves.call': [
      {
        ...{ ...target(story.moveId), studentId },
        call: {
          ...{ on: '2026-12-08', whom: 'Lena', capacity: '', said: 'Hello' },
          ...{ information: [], organizationId: null, notice: null },
        },
      },
    ],
    'amendments.ask': [
      {
        ...{ studentId, part: { kind: 'student', id: studentId }, asker: 'Rosa', wrong: 'This' },
        ...{ wants: 'That', askedOn: '2026-12-08', answerBy: '2026-12-20', ownerId: me },
      },
    ],
    'amendments.decide': [
      { ...contested, decision: { outcome: 'amended', by: 'Rosa', on: '2026-12-08', words: 'Yes' } },
    ],
    'amendments.hear': [{ ...contested, hearing: { outcome: 'upheld', on: '2026-12-08', words: 'Held' } }],
    'amendments.printLetter': [{ id: story.amendmentId, language: 'en', as: 'paper' }],
    'amendments.state': [{ ...contested, statement: { on: '2026-12-08', words: 'No' } }],
    'recordsRequests.answer': [
      // On a day before it came in, which is refused to whoever may find the student.
      { ...records, on: '2026-12-01', method: 'post', emergency: null },
    ],
    'recordsRequests.change': [
      {
        ...{ ...records, ownerId: me, answerBy: '2026-12-18', shown: 'A letter' },
        ...{ organizationId: null, consentPurpose: null },
      },
    ],
    'recordsRequests.cameOut': [records],
    'recordsRequests.choose': [{ ...records, parts: [] }],
    'recordsRequests.decideNames': [{ ...records, names: {}, alsoHidden: [] }],
    'recordsRequests.notify': [{ ...records, notice: { state: 'tried', on: '2026-12-08', words: 'Called' } }],
    'recordsRequests.object': [
      { ...records, objection: { by: 'Aron Varga, father', on: '2026-12-08', words: 'He says no' } },
    ],
    'recordsRequests.printAnswer': [{ id: story.recordsRequestId, language: 'en', as: 'paper' }],
    'recordsRequests.printLetter': [
      { id: story.recordsRequestId, language: 'en', what: 'notice', as: 'paper' },
    ],
    'recordsRequests.receive': [
      {
        ...{ studentId, kind: 'parent', requester: 'Rosa', capacity: '', organizationId: null },
        ...{ consentPurpose: null, asksFor: 'All', interest: '', shown: '', receivedOn: '2026-12-08' },
        ...{ answerBy: null, ownerId: me },
      },
    ],
    'recordsRequests.refuse': [{ ...records, on: '2026-12-08', how: 'phone', words: 'No' }],
    'recordsRequests.review': [
      { ...records, review: { decision: 'refused', by: 'Rosa', on: '2026-12-08', words: 'No' }, seen: '' },
    ],
    'recordsRequests.withdraw': [{ ...records, on: '2026-12-08', words: 'No' }],
    'recusals.add': [{ accountId: me, studentId, reason: 'Mine' }],
    'recusals.end': [{ accountId: me, studentId }],
    'referrals.close': [{ ...step, ending: anEnding('closed-moved') }],
    'referrals.create': [
      {
        ...{ caseId, pathway: 'school-based', serviceId: null, locationId: null, schoolService: 'Group' },
        ...{ primaryReason: 'mood', otherReasons: [], urgency: 'routine' },
        ...{ needIdentifiedOn: '2026-12-08', ownerId: me },
      },
    ],
    'referrals.enterInError': [{ ...step, remark: 'Mistake' }],
    'referrals.handOver': [{ ...target(referralId), ownerId: me }],
    'referrals.missAppointment': [{ ...step, how: 'missed', cancelledBy: null }],
    'referrals.postpone': [{ ...target(referralId), dueOn: '2026-12-20', reason: 'Later' }],
    'referrals.scheduleAppointment': [{ ...step, onDay: '2026-12-20', atTime: null, kind: 'first' }],
    'referrals.send': [{ ...step, ...bySecurePortal }],
    'retention.destroy': wholeAndParts(story).map((target) => ({
      ...{ targets: [target], stamp: 'x', basis: 'mistake', password: 'x' },
    })),
    'retention.hold': [{ studentId, kind: 'other', reason: 'Hello' }],
    'retention.lift': [{ id: holdId, why: 'Hello' }],
    'returnPlans.print': [{ caseId, as: 'pdf', language: 'en', largePrint: false, what: 'family' }],
    'returnPlans.write': [{ ...aReturnPlan(caseId), after: 1 }],
    'safetyPlans.print': [{ caseId, as: 'pdf', language: 'en', largePrint: false }],
    'safetyPlans.write': [{ ...aSafetyPlan(caseId), after: 1 }],
    'sealedNotes.create': [{ studentId, draft: { on: '2026-12-08', words: 'Hello' } }],
    'sealedNotes.remove': [target(sealedId)],
    'sealedNotes.share': [{ ...target(sealedId), caseId, understood: true }],
    'sealedNotes.update': [{ ...target(sealedId), draft: { on: '2026-12-08', words: 'Hello' } }],
    'slips.amend': [{ ...target(story.slipAnswerId), said: aFollowUpCard(referralId) }],
    'supports.log': [aSupport(caseId)],
    'supportLog.add': [aSupportEvent({ caseId })],
    'supportLog.change': [{ ...target(story.supportId), draft: aSupportEvent({ caseId: null }) }],
    'supportLog.remove': [target(story.supportId)],
    'tasks.exempt': [{ ...target(taskId), why: 'Hello', until: null }],
    'tasks.finish': [{ ...target(taskId), words: 'Hello' }],
    'tasks.handOver': [{ ...target(taskId), ownerId: me }],
    'tasks.plan': [{ caseId, name: 'Hello', dueOn: '2026-12-20', ownerId: me }],
    'tasks.postpone': [{ ...target(taskId), dueOn: '2026-12-20', reason: 'Later' }],
    'tasks.reopen': [target(taskId)],
    'students.addContact': [{ studentId, draft: aContact() }],
    'students.removeContact': [{ studentId, contactId }],
    'students.update': [{ ...target(studentId), draft: aStudent() }],
    'students.updateContact': [{ ...target(contactId), studentId, draft: aContact() }],
  }
}
