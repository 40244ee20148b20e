import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import { operations } from '#shared/api/contract.ts'

import { aConcern, aContact, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import {
  aConsent,
  aFormBatch,
  aFormsChoice,
  anEnding,
  aPacket,
  aPacketBatch,
  aProvider,
  aStep,
  bySecurePortal,
} from '../testing/referral-makers.ts'
import { aMeeting } from '../testing/meeting-makers.ts'
import { aReturnPlan, aSafetyPlan, aSupport } from '../testing/plan-makers.ts'
import { aSupportEvent } from '../testing/training-makers.ts'
import { aKeptStory, ABOUT_CASE, ABOUT_STUDENT, type KeptStory } from '../testing/kept-story.ts'
import { createTestApp, type Colleague, type TestApp } from '../testing/test-app.ts'

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
function questions(story: KeptStory, me: string): Readonly<Record<string, readonly unknown[]>> {
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
    'imports.list': nothing,
    'imports.problems': [{ importId: studentId, group: 'x' }],
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
    'printing.readyPackets': [aPacketBatch([referralId])],
    'printing.unsaid': nothing,
    'protocolComments.list': [{ protocolId: studentId }],
    'protocols.get': [],
    'protocols.overview': nothing,
    'providers.get': [],
    'providers.list': nothing,
    'amendments.list': [{ studentId }],
    'recordsRequests.list': ['mine', 'office'].flatMap((whose) => [
      { whose, show: 'open' },
      { whose, show: 'ended', studentId },
    ]),
    'recordsRequests.get': withId(story.recordsRequestId),
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
    'school.get': nothing,
    'school.lockTimes': nothing,
    'school.minorConsent': nothing,
    'sealedNotes.count': [{ studentId }],
    'sealedNotes.read': [{ studentId }],
    'search.find': [...WORDS, caseCode].map((words) => ({ words })),
    'settings.mine': nothing,
    'slips.find': [caseCode, `${caseCode}-S`, `${caseCode}2`].map((typed) => ({ typed })),
    'staff.find': [{ words: ABOUT_STUDENT }],
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

const ofKind = (...kinds: readonly string[]) =>
  [...operations].filter(([, { kind }]) => kinds.includes(kind)).map(([path]) => path)

test('every question of the contract is asked here: say how somebody would ask a new one', () => {
  const story = Object.fromEntries(['studentId'].map((field) => [field, ''])) as unknown as KeptStory
  expect(Object.keys(questions(story, '')).toSorted()).toEqual(ofKind('query').toSorted())
})

type Row = Readonly<Record<string, unknown>>

/** Every record that hangs on the student, by table; those of the case alone where `only` says so. */
function hanging(app: TestApp, { studentId, caseId }: KeptStory, only: 'case' | 'all') {
  const all = (sql: string) => app.vault.writing.prepare(sql).all({ studentId, caseId }) as Row[]
  const ofCase = {
    cases: all('SELECT * FROM cases WHERE id = :caseId'),
    concerns: all(`SELECT * FROM concerns WHERE case_id = :caseId AND state <> 'new'`),
    triages: all('SELECT * FROM triages WHERE case_id = :caseId'),
    notes: all('SELECT * FROM notes WHERE case_id = :caseId'),
    consents: all('SELECT * FROM consents WHERE case_id = :caseId'),
    consent_requests: all('SELECT * FROM consent_requests WHERE case_id = :caseId'),
    consent_scans: all(
      'SELECT s.id, s.consent_id, CAST(s.bytes AS TEXT) AS bytes FROM consent_scans s JOIN consents n ON n.id = s.consent_id WHERE n.case_id = :caseId',
    ),
    referrals: all('SELECT * FROM referrals WHERE case_id = :caseId'),
    referral_events: all(
      'SELECT e.* FROM referral_events e JOIN referrals r ON r.id = e.referral_id WHERE r.case_id = :caseId',
    ),
    tasks: all('SELECT * FROM tasks WHERE case_id = :caseId'),
    crises: all('SELECT * FROM crises WHERE case_id = :caseId'),
    crisis_entries: all(
      'SELECT e.* FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id WHERE r.case_id = :caseId',
    ),
    support_events: all('SELECT * FROM support_events WHERE case_id = :caseId'),
    meetings: all('SELECT * FROM meetings WHERE case_id = :caseId'),
    meeting_people: all(
      'SELECT e.* FROM meeting_people e JOIN meetings m ON m.id = e.meeting_id WHERE m.case_id = :caseId',
    ),
    meeting_items: all(
      'SELECT i.* FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id WHERE m.case_id = :caseId',
    ),
    meeting_decisions: all(
      'SELECT d.* FROM meeting_decisions d JOIN tasks t ON t.id = d.task_id WHERE t.case_id = :caseId',
    ),
    safety_plans: all('SELECT * FROM safety_plans WHERE case_id = :caseId'),
    return_plans: all('SELECT * FROM return_plans WHERE case_id = :caseId'),
    interim_supports: all('SELECT * FROM interim_supports WHERE case_id = :caseId'),
    contact_attempts: all('SELECT * FROM contact_attempts WHERE case_id = :caseId'),
    appointments: all(
      'SELECT p.* FROM appointments p JOIN referrals r ON r.id = p.referral_id WHERE r.case_id = :caseId',
    ),
    printed_pages: all(
      'SELECT p.* FROM printed_pages p JOIN referrals r ON r.id = p.referral_id WHERE r.case_id = :caseId',
    ),
    disclosures: all('SELECT * FROM disclosures WHERE student_id = :studentId'),
  }
  if (only === 'case') return ofCase
  return {
    ...ofCase,
    students: all('SELECT * FROM students WHERE id = :studentId'),
    contacts: all(
      'SELECT p.* FROM contacts p JOIN student_contacts l ON l.contact_id = p.id WHERE l.student_id = :studentId',
    ),
    student_contacts: all('SELECT * FROM student_contacts WHERE student_id = :studentId'),
    brief_contacts: all('SELECT * FROM brief_contacts WHERE student_id = :studentId'),
    sealed_notes: all('SELECT * FROM sealed_notes WHERE student_id = :studentId'),
    legal_holds: all('SELECT * FROM legal_holds WHERE student_id = :studentId'),
    records_requests: all('SELECT * FROM records_requests WHERE student_id = :studentId'),
    amendments: all('SELECT * FROM amendments WHERE student_id = :studentId'),
    printed_forms: all('SELECT * FROM printed_forms WHERE student_id = :studentId'),
    concerns: all('SELECT * FROM concerns WHERE student_id = :studentId'),
    consents: all('SELECT * FROM consents WHERE student_id = :studentId'),
    consent_requests: all('SELECT * FROM consent_requests WHERE student_id = :studentId'),
    consent_scans: all(
      'SELECT s.id, s.consent_id, CAST(s.bytes AS TEXT) AS bytes FROM consent_scans s JOIN consents n ON n.id = s.consent_id WHERE n.student_id = :studentId',
    ),
  }
}

const scansOf = ({ consentId, caseConsentId, scanId, caseScanId }: KeptStory) => [
  { consentId, id: scanId },
  { consentId: caseConsentId, id: caseScanId },
]

/** Columns in which nobody writes freely: ids, days, and words the domain fixes. */
const FIXED =
  /(^|_)(id|ids|at|on|day|on_day|since|by|kind|source|state|status|urgency|pathway|method|channel|authority|direction|disposition|language|action|from|until|rule|how|part|ending|reason|information|noticed|barriers|reasons|steps|race_ethnicity|relation|insurance|grade|tier|exception|outcome|time|code|spoken|read|whom|group|task|plan|form|agreed_with|check_ins|date|signed|phone|purposes|statements|reminders|purpose|parts)$/

/** Fixed by its ending, and written freely all the same. */
const FREE_ALL_THE_SAME = [
  ...['referral_events.reason', 'contacts.best_time', 'legal_holds.reason', 'consents.purpose'],
]

test('the story holds a word to tell it by in every text of every record', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const columns = Object.entries(hanging(app, story, 'all')).flatMap(([table, rows]) => {
    expect(rows.length, table).toBeGreaterThan(0)
    return Object.keys(rows[0] ?? {}).map((column) => ({ name: `${table}.${column}`, column, rows }))
  })
  const free = columns.filter(
    ({ name, column, rows }) =>
      (!FIXED.test(column) || FREE_ALL_THE_SAME.includes(name)) &&
      rows.some((row) => typeof row[column] === 'string'),
  )
  const told = new RegExp(`${ABOUT_STUDENT}|${ABOUT_CASE}`, 'i')
  const untold = free.filter(({ column, rows }) => !rows.some((row) => told.test(String(row[column]))))
  expect(
    untold.map(({ name }) => name),
    'write into a new column in kept-story.ts',
  ).toEqual([])
  expect(free.length).toBeGreaterThan(35)
})

interface Reader {
  readonly name: string
  readonly me: string
  readonly client: Client
  readonly ask: (path: string, input: unknown) => ReturnType<TestApp['app']['call']>
}

function readerOf(app: TestApp, { accountId, session, client }: Colleague): Reader {
  return {
    name: session.name,
    me: accountId,
    client,
    ask: (path, input) => app.app.call(session, path, input),
  }
}

/** Asks everything, and expects that no answer holds a word, a name or an id of what is kept. */
async function expectNothingOf(
  app: TestApp,
  story: KeptStory,
  { name, me, ask }: Reader,
  only: 'case' | 'all',
): Promise<void> {
  const ids = Object.values(hanging(app, story, only)).flatMap((rows) =>
    rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
  )
  const secrets = [
    ...new Set([...ids, story.caseCode, ABOUT_CASE, ...(only === 'all' ? [ABOUT_STUDENT, '555-0177'] : [])]),
  ]
  for (const [path, inputs] of Object.entries(questions(story, me)))
    for (const input of inputs) {
      const reply = await ask(path, input)
      const answer = JSON.stringify(reply).toLowerCase()
      for (const secret of secrets)
        expect(answer, `${name} asks ${path} ${JSON.stringify(input)}`).not.toContain(secret.toLowerCase())
      const value = ((reply.ok && reply.value) || {}) as { rows?: readonly unknown[]; total?: number }
      if (value.rows && value.total !== undefined)
        expect(value.total, `${name} counts ${path}`).toBe(value.rows.length)
    }
  expect(app.faults).toEqual([])
}

/** Keeps a draft about the student, as somebody does before they are kept from them. */
async function keepDrafts({ client }: Pick<Reader, 'client'>, { studentId, caseId }: KeptStory) {
  await client.drafts.save({ key: `cases.note.${caseId}`, value: `${ABOUT_CASE} draft` })
  await client.drafts.save({
    key: 'concerns.new',
    value: JSON.stringify({ studentId, words: ABOUT_STUDENT }),
  })
  await client.drafts.save({ key: 'kept-place', value: `#/students/${studentId}` })
}

const RECUSED = 'He is the brother of the student.'

test.each([false, true])(
  'a recused relative finds nothing of the student, whatever they ask; restricted: %s',
  async (restricted) => {
    await using app = await createTestApp()
    const story = await aKeptStory(app, { restricted })
    const { studentId, caseId } = story
    const brother = app.hire('Brother', { roles: ['counselor'], sees: 'office' })
    const sister = app.hire('Sister', { roles: ['owner', 'counselor'], sees: 'office' })
    await app.counselor.cases.setNamed({ id: caseId, accountId: brother.accountId, isNamed: true })
    const letIn = app.hire('Cousin', { roles: ['counselor'], sees: 'own' })
    await letIn.client.glass.break({ studentId, kind: 'other', reason: 'I want to know how he is.' })
    await letIn.client.cases.get({ id: caseId })
    for (const each of [brother, sister, letIn]) {
      await keepDrafts(each, story)
      await app.owner.recusals.add({ accountId: each.accountId, studentId, reason: RECUSED })
      await expectNothingOf(app, story, readerOf(app, each), 'all')
    }
  },
)

/** Of these it is said in the white paper that they tell when something was done, and by whom. */
const OF_THE_TRAIL = /^audit\./

/** Everything somebody is answered, with every id read as the same: what is left are words, days and numbers. */
async function everyAnswer(story: KeptStory, { me, ask }: Reader): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const [path, inputs] of Object.entries(questions(story, me)))
    for (const input of OF_THE_TRAIL.test(path) ? [] : inputs)
      answers[`${path} ${JSON.stringify(input)}`] = JSON.stringify(await ask(path, input)).replaceAll(
        /[0-9a-f]{8}-[0-9a-f-]{27}/g,
        'id',
      )
  return answers
}

/** The same office twice: in one of them there is a whole record about a student, in the other nothing but their name. */
test.each([
  { sees: 'office', roles: ['owner', 'counselor'], restricted: false },
  { sees: 'office', roles: ['owner', 'counselor'], restricted: true },
  { sees: 'named', roles: ['counselor'], restricted: false },
] as const)(
  'to whoever is kept from a student every answer and every number is the same as if nothing were there: $sees, $restricted',
  async ({ sees, roles, restricted }) => {
    await using full = await createTestApp()
    await using empty = await createTestApp()
    const story = await aKeptStory(full, { restricted })
    await empty.counselor.providers.create(aProvider())
    const { id: bareId } = await empty.counselor.students.create(aStudent())
    const [told, untold] = await Promise.all(
      (
        [
          { app: full, id: story.studentId },
          { app: empty, id: bareId },
        ] as const
      ).map(async ({ app, id }) => {
        const each = app.hire('Sister', { roles, sees })
        await app.owner.recusals.add({ accountId: each.accountId, studentId: id, reason: RECUSED })
        return everyAnswer(story, readerOf(app, each))
      }),
    )
    expect(told).toEqual(untold)
    expect(Object.keys(told ?? {}).length).toBeGreaterThan(40)
  },
)

test.each([false, true])(
  'a temporary colleague finds the students of named cases and nobody else; restricted: %s',
  async (restricted) => {
    await using app = await createTestApp()
    const story = await aKeptStory(app, { restricted })
    const { accountId } = app.sessions.counselor
    const { case: other } = await aStudentWithCase(app.counselor, accountId, { givenName: 'Tomas' })
    for (const role of ['counselor', 'office'] as const) {
      const temp = app.hire(`Temporary ${role}`, { roles: [role], sees: 'named' })
      await app.counselor.cases.setNamed({ id: other.id, accountId: temp.accountId, isNamed: true })
      await keepDrafts(temp, story)
      await expectNothingOf(app, story, readerOf(app, temp), 'all')
      expect((await temp.client.students.list({ status: null })).rows).toMatchObject([
        { id: other.studentId },
      ])
      expect((await temp.client.cases.list({})).rows).toMatchObject([{ id: other.id }])
      expect(await temp.client.search.find({ words: 'Tomas' })).not.toEqual([])
    }
  },
)

test('whoever is not named on a restricted case, and whoever sees only their own, find nothing of it', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: true })
  const readers = [
    app.hire('Counselor', { roles: ['counselor'], sees: 'office' }),
    app.hire('Owner', { roles: ['owner'], sees: 'office' }),
    app.hire('Clerk', { roles: ['office'], sees: 'office' }),
    app.hire('Own', { roles: ['counselor'], sees: 'own' }),
    app.hire('Own clerk', { roles: ['office'], sees: 'own' }),
  ]
  for (const each of readers) await expectNothingOf(app, story, readerOf(app, each), 'case')
  const { case: open } = await app.counselor.cases.get({ id: story.caseId })
  await app.counselor.cases.setRestricted({ ...open, restricted: false })
  for (const each of readers.slice(3)) await expectNothingOf(app, story, readerOf(app, each), 'case')
})

/** Every change that names a record: what somebody would send who knows its id, and the version of what they may see. */
function changes(
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
    'packets.print': [{ choice: aPacket(referralId), as: 'pdf' }],
    'packets.settle': [
      {
        ...{ referralId, method: null, emergency: null },
        endings: [{ pageId: story.pageId, ending: 'kept' }],
      },
    ],
    'printing.printForms': [{ batch: aFormBatch([studentId]), as: 'pdf' }],
    'printing.printPackets': [{ batch: aPacketBatch([referralId], { parts: ['letter'] }), as: 'pdf' }],
    'printing.sendForm': [{ id: story.formId, referralId, method: 'fax', emergency: null }],
    'printing.settle': [
      { pages: [{ referralId, pageId: story.pageId }], formIds: [], ending: 'kept' },
      { pages: [], formIds: [story.formId], ending: 'kept' },
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
    'recordsRequests.choose': [{ ...records, parts: [] }],
    'recordsRequests.decideNames': [{ ...records, names: {}, alsoHidden: [] }],
    'recordsRequests.notify': [{ ...records, notice: { state: 'tried', on: '2026-12-08', words: 'Called' } }],
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
      { ...records, review: { decision: 'refused', by: 'Rosa', on: '2026-12-08', words: 'No' } },
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

/** Changes that name no record of a student, or answer of each record by itself that it is not there. */
const OF_NO_STUDENT =
  /^(absences|accounts|acknowledgements|backups|calendar|drafts|imports|protocolComments|protocols|providers|school|settings|staff|trainings|translations|undo|wrongTries)\.|^audit\.verify$|^students\.create$|^cases\.(handOverMany|moveManyToProtocol)$|^today\.(printSheet|enterSheet|readMorning)$|^yearEnd\.print$|^handOver\.printLeaving$|^retention\.(setRules|renewBackups|lookForCopies|print)$/

test('every change of the contract is tried here: say how somebody would try a new one', () => {
  const story = Object.fromEntries(['studentId'].map((field) => [field, ''])) as unknown as KeptStory
  const named = ofKind('command', 'task').filter((path) => !OF_NO_STUDENT.test(path))
  expect(Object.keys(changes(story, '')).toSorted()).toEqual(named.toSorted())
})

/** A glass this person broke, was told of and was answered to before they were kept from the student; it has their id. */
function brokeBefore({ vault }: TestApp, { studentId }: KeptStory, { accountId }: Colleague): void {
  const at = '2026-12-08T14:30:00.000Z'
  const endsAt = '2026-12-08T18:30:00.000Z'
  vault.writing
    .prepare(
      `INSERT INTO glass_breaks VALUES (:accountId, :accountId, :studentId, 'other', 'A reason long enough.', :at, :endsAt)`,
    )
    .run({ accountId, studentId, at, endsAt })
  vault.writing
    .prepare(`INSERT INTO glass_letters VALUES (:accountId, :accountId, NULL, 'Hello', NULL)`)
    .run({ accountId })
}

test('a recused relative and a temporary colleague change nothing they cannot find', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const sister = app.hire('Sister', { roles: ['owner', 'counselor'], sees: 'office' })
  const temp = app.hire('Temporary', { roles: ['owner', 'counselor'], sees: 'named' })
  await app.owner.recusals.add({ accountId: sister.accountId, studentId: story.studentId, reason: RECUSED })
  for (const each of [sister, temp]) brokeBefore(app, story, each)
  const before = JSON.stringify(hanging(app, story, 'all'))
  for (const each of [sister, temp])
    for (const [path, inputs] of Object.entries(changes(story, each.accountId)))
      for (const input of inputs)
        expect(await app.app.call(each.session, path, input), `${each.session.name}: ${path}`).toMatchObject({
          ok: false,
          error: { code: 'not_found', message: 'common:errors.notFound' },
        })
  expect(JSON.stringify(hanging(app, story, 'all'))).toBe(before)
  expect(app.faults).toEqual([])
})

/** Work on a case that goes on while whoever holds it is not there; nothing else of a case is for a guest to change. */
const WORK_FOR_GUESTS = [
  'cases.addNote',
  'cases.logAttempt',
  'concerns.answer',
  'consentRequests.create',
  'consentRequests.decline',
  'consentRequests.remind',
  'consents.end',
  'consents.object',
  'consents.revoke',
  'crises.record',
  'packets.print',
  'packets.settle',
  'printing.printPackets',
  'referrals.postpone',
  'referrals.scheduleAppointment',
  'referrals.waitlist',
  'returnPlans.write',
  'safetyPlans.write',
  'supports.log',
  'tasks.finish',
  'tasks.reopen',
]

/** The version every record of the story has at this moment. */
function versionsIn(app: TestApp, story: KeptStory): (id: string) => number {
  const rows = Object.values(hanging(app, story, 'all')).flat()
  const versions = new Map(rows.map(({ id, version }) => [id, Number(version)]))
  return (id) => versions.get(id) ?? 1
}

test.each(['office', 'own'] as const)(
  'whoever was let in for four hours does the work of a case and nothing else, and is out again after; sees: %s',
  async (sees) => {
    await using app = await createTestApp()
    const story = await aKeptStory(app, { restricted: sees === 'office' })
    const guest = app.hire('Guest', { roles: ['owner', 'counselor'], sees })
    const { studentId, caseId } = story
    await guest.client.glass.break({ studentId, kind: 'other', reason: 'She is not here today.' })
    const now = () => JSON.stringify(hanging(app, story, 'case'))
    const works = new Set<string>()
    for (const [path, inputs] of Object.entries(changes(story, guest.accountId)))
      for (const at of inputs.keys()) {
        const before = now()
        const input = changes(story, guest.accountId, versionsIn(app, story))[path]?.[at]
        const reply = await app.app.call(guest.session, path, input)
        expect(reply, path).not.toMatchObject({ error: { code: 'conflict' } })
        if (now() !== before) works.add(path)
      }
    expect([...works].toSorted()).toEqual(WORK_FOR_GUESTS)
    app.setClock('2026-12-08T22:00:00.000Z')
    await expect(guest.client.cases.get({ id: caseId })).rejects.toMatchObject({ code: 'not_found' })
    expect(app.faults).toEqual([])
  },
)
