import { expect, test } from 'vitest'

import type { Consent } from './consent.ts'
import { hasGround, isRecorded, mayAnswer, requestDue, stageOf, type AnswerFacts } from './may-answer.ts'
import type { ParentBasis } from './parent-basis.ts'
import {
  NoticeExemption,
  RequesterKind,
  type Notice,
  type RecordsRequest,
  type Review,
} from './records-request.ts'
import { aSignedConsent, CLINIC } from './testing/signed-consent.ts'

const ID = '0a0b0c0d-0000-7000-8000-00000000000c'
const today = '2026-12-08'

const approved: Review = {
  ...{ decision: 'approved', by: 'Dr. Osei, principal', on: today, words: '', seen: '', ordersRead: '' },
  ...{ recordedAt: '2026-12-08T15:00:00.000Z', recordedBy: ID },
}
const refused: Review = { ...approved, decision: 'refused', words: 'Not theirs.' }

const given: Notice = { state: 'given', on: '2026-12-01', to: 'Teresa Varga', how: 'post', language: 'es' }
const tried: Notice = { state: 'tried', on: '2026-12-01', words: 'Called three times.' }
const spared = (why: Extract<Notice, { state: 'not-owed' }>['why']): Notice => ({
  ...{ state: 'not-owed', why, words: 'As the order says' },
})

/** A request with everything done that may be asked of its kind. */
const aRequest = (kind: RequesterKind, said: Partial<RecordsRequest> = {}): RecordsRequest => ({
  ...{ id: ID, studentId: ID, kind, requester: 'Somebody', capacity: '', organizationId: CLINIC },
  ...{ consentPurpose: 'arranging-help', asksFor: 'Everything', interest: 'To know', shown: 'Their card' },
  ...{ receivedOn: '2026-11-02', answerBy: '2026-12-15', ownerId: ID, notice: given, review: approved },
  ...{ periodFrom: null, periodUntil: null, objections: [], reviewsBefore: [] },
  ...{
    parts: [{ kind: 'note', id: ID }],
    programMarks: [],
    programGround: null,
    names: {},
    alsoHidden: [],
    holdId: null,
    outcome: null,
  },
  ...{ recordedAt: '2026-11-02T15:00:00.000Z', recordedBy: ID, version: 1 },
  ...said,
})

const facts = (said: Partial<AnswerFacts> = {}): AnswerFacts => ({
  ...{
    consents: [],
    birthDate: '2012-01-01',
    askedBy: null,
    parentBases: [],
    today,
    information: ['contact-details'],
    undecided: 0,
    isChanged: false,
    areOrdersUnread: false,
    wasAnotherTold: false,
  },
  ...{ inEmergency: false, toMedicalStaff: false },
  ...said,
})

const consented: readonly Consent[] = [aSignedConsent({})]
const FOR_WHOEVER_TREATS: readonly Consent[] = [aSignedConsent({ recipientIds: [], anyTreating: true })]
const OF_AGE = { birthDate: '2008-12-08' }
const IN_EMERGENCY = { inEmergency: true }
const UNTOLD = { notice: null }

type Row = readonly [
  rule: string,
  story: string,
  kind: RequesterKind,
  said: Partial<RecordsRequest>,
  known: Partial<AnswerFacts>,
  answer: string,
]

const CASES: readonly Row[] = [
  ['34 CFR 99.10(a)', 'a parent', 'parent', UNTOLD, {}, 'own-records'],
  ['34 CFR 99.5(a)', 'a parent of a student of age', 'parent', UNTOLD, OF_AGE, 'of-age'],
  [
    ...(['34 CFR 99.36(a)', 'a parent of a student of age, in an emergency', 'parent'] as const),
    ...([UNTOLD, { ...OF_AGE, ...IN_EMERGENCY }, 'health-or-safety-emergency'] as const),
  ],
  ['34 CFR 99.5(a)', 'the day before that', 'parent', UNTOLD, { birthDate: '2008-12-09' }, 'own-records'],
  ['34 CFR 99.10(a)', 'the student of age', 'eligible-student', UNTOLD, OF_AGE, 'own-records'],
  ['34 CFR 99.3', 'a student not yet of age', 'eligible-student', UNTOLD, {}, 'not-of-age'],
  ['34 CFR 99.3', 'of unknown birth', 'eligible-student', {}, { birthDate: null }, 'own-records'],
  ['34 CFR 99.31(c)', 'nobody saw who they are', 'parent', { shown: '' }, {}, 'who-they-are'],
  ['34 CFR 99.12(a)', 'a name undecided', 'parent', {}, { undecided: 1 }, 'names-undecided'],
  [
    ...(['34 CFR 99.12(a)', 'a name undecided, in an emergency', 'police', UNTOLD] as const),
    ...([{ ...IN_EMERGENCY, consents: [], undecided: 1 }, 'names-undecided'] as const),
  ],
  ['the school', 'nothing chosen', 'parent', { parts: [] }, {}, 'nothing-chosen'],
  ['the school', 'nobody reviewed it', 'parent', { review: null }, {}, 'not-reviewed'],
  ['the school', 'the administrator refused', 'new-school', { review: refused }, {}, 'refused'],
  ['34 CFR 99.31(a)(2)', 'a new school', 'new-school', {}, {}, 'new-school'],
  ['34 CFR 99.34(a)(1)', 'the parent was not told', 'new-school', UNTOLD, {}, 'no-notice'],
  ['34 CFR 99.34(a)(1)', 'nobody could be reached', 'new-school', { notice: tried }, {}, 'new-school'],
  [
    '34 CFR 99.34(a)(1)(i)',
    'the parent began it',
    'new-school',
    { notice: spared('parent-began') },
    {},
    'new-school',
  ],
  [
    '34 CFR 99.34(a)(1)(ii)',
    'the annual notice says so',
    'new-school',
    { notice: spared('annual-notice') },
    {},
    'new-school',
  ],
  ['34 CFR 99.31(a)(9)(i)', 'a subpoena', 'subpoena', {}, {}, 'court-order-or-subpoena'],
  ['34 CFR 99.31(a)(9)(ii)', 'the parent was not told', 'subpoena', UNTOLD, {}, 'no-notice'],
  ['34 CFR 99.31(a)(9)(ii)', 'an order, and nobody told', 'court-order', UNTOLD, {}, 'no-notice'],
  [
    '34 CFR 99.31(a)(9)(ii)(A)',
    'of a grand jury',
    'subpoena',
    { notice: spared('grand-jury') },
    {},
    'court-order-or-subpoena',
  ],
  [
    '34 CFR 99.31(a)(9)(ii)(B)',
    'it forbids to tell',
    'subpoena',
    { notice: spared('order-forbids') },
    {},
    'court-order-or-subpoena',
  ],
  [
    '20 U.S.C. 1232g(b)(2)(B)',
    'a proceeding about neglect',
    'court-order',
    { notice: spared('welfare-proceeding') },
    {},
    'court-order-or-subpoena',
  ],
  [
    ...(['34 CFR 99.31(a)(9)(ii)', 'the letter to the parent was posted that day', 'subpoena'] as const),
    ...([{ notice: { ...given, on: today } }, {}, 'posted-today'] as const),
  ],
  [
    ...(['34 CFR 99.31(a)(9)(ii)', 'the same, by an order', 'court-order'] as const),
    ...([{ notice: { ...given, on: today } }, {}, 'posted-today'] as const),
  ],
  [
    ...(['34 CFR 99.31(a)(9)(ii)', 'the parent was called that day', 'subpoena'] as const),
    ...([{ notice: { ...given, on: today, how: 'phone' } }, {}, 'court-order-or-subpoena'] as const),
  ],
  [
    ...(['34 CFR 99.34(a)(1)', 'a new school, posted that day', 'new-school'] as const),
    ...([{ notice: { ...given, on: today } }, {}, 'new-school'] as const),
  ],
  [
    ...(['34 CFR 99.30(b)(3)', 'a paper for whoever treats is none for the police', 'police'] as const),
    ...([{}, { consents: FOR_WHOEVER_TREATS }, 'no-basis'] as const),
  ],
  [
    '34 CFR 99.31(a)(9)(ii)',
    'it left before the parent was told',
    'subpoena',
    {},
    { today: '2026-11-30' },
    'before-notice,before-review',
  ],
  [
    'the school',
    'it left before it was reviewed',
    'parent',
    UNTOLD,
    { today: '2026-12-07' },
    'before-review',
  ],
  [
    '34 CFR 99.36',
    'it left before that, under a threat',
    'subpoena',
    {},
    { today: '2026-11-30', ...IN_EMERGENCY },
    'health-or-safety-emergency',
  ],
  ['20 U.S.C. 1232g(b)(1)(L)', 'child welfare', 'child-welfare', UNTOLD, {}, 'child-welfare'],
  [
    '20 U.S.C. 1232g(b)(1)(L)',
    'nobody saw that they are responsible',
    'child-welfare',
    { shown: '' },
    {},
    'who-they-are',
  ],
  ['34 CFR 99.30', 'police without anything', 'police', UNTOLD, {}, 'no-basis'],
  ['34 CFR 99.30', 'police with a consent', 'police', UNTOLD, { consents: consented }, 'consent'],
  [
    '34 CFR 99.30(b)(2)',
    'for another purpose',
    'police',
    { consentPurpose: 'payment' },
    { consents: consented },
    'no-basis',
  ],
  [
    '34 CFR 99.30(b)(1)',
    'more than it says',
    'other',
    {},
    { consents: consented, information: ['health-history'] },
    'no-basis',
  ],
  [
    '34 CFR 99.30(b)(3)',
    'not in the directory',
    'other',
    { organizationId: null },
    { consents: consented },
    'no-basis',
  ],
  ['34 CFR 99.36', 'police, and a threat', 'police', UNTOLD, IN_EMERGENCY, 'health-or-safety-emergency'],
  [
    '34 CFR 99.36',
    'a threat waits for no review',
    'police',
    { review: null },
    IN_EMERGENCY,
    'health-or-safety-emergency',
  ],
  [
    '34 CFR 99.31(c)',
    'a threat, and who asks is not known',
    'police',
    { shown: '' },
    IN_EMERGENCY,
    'who-they-are',
  ],
  [
    '34 CFR 99.31(a)(9)(ii)',
    'a subpoena with all it needs, and a threat',
    'subpoena',
    {},
    IN_EMERGENCY,
    'court-order-or-subpoena',
  ],
  [
    '34 CFR 99.36',
    'a subpoena nobody was told of, and a threat',
    'subpoena',
    { ...UNTOLD, review: null },
    IN_EMERGENCY,
    'health-or-safety-emergency',
  ],
  ['34 CFR 99.36', 'a threat does not undo a no', 'police', { review: refused }, IN_EMERGENCY, 'refused'],
  [
    '34 CFR 99.10',
    'a threat is no reason of a parent',
    'parent',
    { review: null },
    IN_EMERGENCY,
    'not-reviewed',
  ],
]

const TERESA = '0a0b0c0d-0000-7000-8000-00000000000e'
const BORIS = '0a0b0c0d-0000-7000-8000-00000000000f'

const onRecord = (
  said: Partial<ParentBasis>,
  askedBy: string | null = TERESA,
  birthDate = '2008-11-30',
): Partial<AnswerFacts> => ({
  ...{ askedBy, birthDate },
  parentBases: [
    {
      ...{ id: ID, studentId: ID, kind: 'tax-dependent', contactId: TERESA, parent: 'Teresa Varga' },
      ...{ purpose: 'So that she can help', how: 'The return of 2025' },
      ...{ information: [], since: '2026-12-01', until: '2027-06-30', endedOn: null },
      ...{ recordedAt: '2026-12-01T15:00:00.000Z', recordedBy: ID, version: 1, ...said },
    },
  ],
})

test.each<Row>([
  ['34 CFR 99.31(a)(8)', 'a dependent of age', 'parent', UNTOLD, onRecord({}), 'own-records'],
  ['34 CFR 99.31(a)(8)', 'no longer', 'parent', UNTOLD, onRecord({ endedOn: today }), 'of-age'],
  [
    ...(['34 CFR 99.30', 'the student’s word', 'parent', UNTOLD] as const),
    ...([onRecord({ kind: 'student-word', information: ['contact-details'] }), 'own-records'] as const),
  ],
  [
    ...(['34 CFR 99.30(b)(3)', 'their word, for the other parent', 'parent', UNTOLD] as const),
    ...([onRecord({ kind: 'student-word', information: ['contact-details'] }, BORIS), 'of-age'] as const),
  ],
  [
    ...(['34 CFR 99.30(b)(3)', 'their word, and nobody knows who asks', 'parent', UNTOLD] as const),
    ...([onRecord({ kind: 'student-word', information: ['contact-details'] }, null), 'of-age'] as const),
  ],
  [
    '34 CFR 99.31(a)(8)',
    'the other one of a dependent',
    'parent',
    UNTOLD,
    onRecord({}, BORIS),
    'own-records',
  ],
  [
    ...(['34 CFR 99.5(a)', 'their word from before they were of age', 'parent', UNTOLD] as const),
    ...([
      onRecord({ kind: 'student-word', information: ['contact-details'] }, TERESA, '2008-12-02'),
      'of-age',
    ] as const),
  ],
  [
    ...(['34 CFR 99.30(b)(1)', 'their word, of something else', 'parent', UNTOLD] as const),
    ...([onRecord({ kind: 'student-word', information: ['health-history'] }), 'of-age'] as const),
  ],
])('%s: a parent, %s', (_rule, _story, kind, said, known, expected) => {
  const { basis, missing } = mayAnswer(aRequest(kind, said), facts(known))
  expect(missing.length > 0 ? missing.join() : basis?.kind).toBe(expected)
})

test.each(CASES)('%s: %s', (_rule, _story, kind, said, known, expected) => {
  const { basis, missing } = mayAnswer(aRequest(kind, said), facts(known))
  const ground = basis?.kind === 'exception' ? basis.exception : basis?.kind
  expect(missing.length > 0 ? missing.join() : ground).toBe(expected)
})

/** Which paper spares the notice for which reason, as the regulation has it. */
const SPARES = [
  ['34 CFR 99.34(a)(1)(i)', 'new-school', 'parent-began'],
  ['34 CFR 99.34(a)(1)(ii)', 'new-school', 'annual-notice'],
  ['34 CFR 99.31(a)(9)(ii)(A)', 'subpoena', 'grand-jury'],
  ['34 CFR 99.31(a)(9)(ii)(B)', 'subpoena', 'order-forbids'],
  ['34 CFR 99.31(a)(9)(ii)(C)', 'court-order', 'terrorism-order'],
  ['20 U.S.C. 1232g(b)(2)(B)', 'court-order', 'welfare-proceeding'],
] as const

test.each(['new-school', 'subpoena', 'court-order'] as const)(
  'a reason of another paper spares nobody the notice of a %s, nor the record of what left',
  (kind) => {
    const answers = NoticeExemption.options.map((why) => {
      const { missing } = mayAnswer(aRequest(kind, { notice: spared(why) }), facts({}))
      return [why, missing.length === 0]
    })
    const lawful = new Set<string>(SPARES.flatMap(([, each, why]) => (each === kind ? [why] : [])))
    expect(answers).toEqual(NoticeExemption.options.map((why) => [why, lawful.has(why)]))
    for (const why of NoticeExemption.options) {
      const isSecret = lawful.has(why) && ['grand-jury', 'order-forbids', 'terrorism-order'].includes(why)
      expect([why, isRecorded({ kind, notice: spared(why) })]).toEqual([why, !isSecret])
      expect(stageOf(aRequest(kind, { notice: spared(why) }), true) === 'notice').toBe(!lawful.has(why))
    }
  },
)

const OF_PROGRAM: Partial<AnswerFacts> = { information: ['contact-details', 'substance-use-records'] }
const ORDER: Partial<RecordsRequest> = {
  programGround: { kind: 'court-order', order: 'Order 26-9, 42 CFR 2.64', subpoena: 'Subpoena 26-114' },
}
const REPORT: Partial<RecordsRequest> = {
  programGround: { kind: 'abuse-report', report: 'Report 5521 of December 7' },
}
const FOR_PROCEEDINGS: Partial<RecordsRequest> = { consentPurpose: 'proceedings' }

/** What a mother and the student signed so that records of a program may go (42 CFR 2.31, 2.14). */
const programConsent = (said: Partial<Consent> = {}): Partial<AnswerFacts> => ({
  ...OF_PROGRAM,
  consents: [
    aSignedConsent({
      ...{ information: ['contact-details', 'substance-use-records'], studentSigned: true },
      ...{ statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'], ...said },
    }),
  ],
})
const alone: Partial<Consent> = { purposes: ['proceedings'] }
const TO_STAFF: Partial<AnswerFacts> = { ...OF_PROGRAM, inEmergency: true, toMedicalStaff: true }

const PROGRAM_CASES: readonly Row[] = [
  ['42 CFR 2.61(b)(1)', 'a subpoena alone', 'subpoena', {}, OF_PROGRAM, 'program-order'],
  ['42 CFR 2.61(b)(2)', 'an order alone', 'court-order', {}, OF_PROGRAM, 'program-order'],
  ['42 CFR 2.61(a)', 'an order and a subpoena', 'subpoena', ORDER, OF_PROGRAM, 'court-order-or-subpoena'],
  ['42 CFR 2.61(a)', 'a subpoena and an order', 'court-order', ORDER, OF_PROGRAM, 'court-order-or-subpoena'],
  [
    '42 CFR 2.61',
    'both, and the parent was not told',
    'subpoena',
    { ...ORDER, ...UNTOLD },
    OF_PROGRAM,
    'no-notice',
  ],
  ['42 CFR 2.31(d)', 'a consent for it alone', 'subpoena', FOR_PROCEEDINGS, programConsent(alone), 'consent'],
  ['42 CFR 2.31(d)', 'a consent for help', 'subpoena', {}, programConsent(), 'program-order'],
  [
    ...(['42 CFR 2.31(d)', 'a consent for it and for help', 'subpoena', FOR_PROCEEDINGS] as const),
    ...([programConsent({ purposes: ['proceedings', 'arranging-help'] }), 'program-order'] as const),
  ],
  [
    ...(['42 CFR 2.31(a)(3)', 'a consent that does not name them', 'subpoena', FOR_PROCEEDINGS] as const),
    ...([programConsent({ ...alone, information: ['contact-details'] }), 'program-order'] as const),
  ],
  [
    ...(['42 CFR 2.14', 'the student did not sign', 'subpoena', FOR_PROCEEDINGS] as const),
    ...([programConsent({ ...alone, studentSigned: false }), 'program-order'] as const),
  ],
  [
    ...(['42 CFR 2.31(a)(6)', 'it says nothing of revoking', 'subpoena', FOR_PROCEEDINGS] as const),
    ...([programConsent({ ...alone, statements: ['redisclosure'] }), 'program-order'] as const),
  ],
  ['42 CFR 2.13(a)', 'police', 'police', UNTOLD, OF_PROGRAM, 'no-basis,program-consent'],
  [
    '42 CFR 2.31(d)',
    'police, by a consent for help',
    'police',
    {},
    programConsent(),
    'no-basis,program-consent',
  ],
  ['42 CFR 2.31(d)', 'police, by one for it', 'police', FOR_PROCEEDINGS, programConsent(alone), 'consent'],
  ['42 CFR 2.65', 'police who name an order', 'police', ORDER, OF_PROGRAM, 'no-basis,program-consent'],
  ['42 CFR 2.13(a)', 'a new school', 'new-school', {}, OF_PROGRAM, 'program-consent'],
  ['42 CFR 2.31(a)', 'a new school, by a consent', 'new-school', {}, programConsent(), 'consent'],
  ['42 CFR 2.13(a)', 'child welfare', 'child-welfare', UNTOLD, OF_PROGRAM, 'program-report'],
  ['42 CFR 2.12(c)(6)', 'with a report of abuse', 'child-welfare', REPORT, OF_PROGRAM, 'program-report'],
  ['42 CFR 2.61(a)', 'an agency with an order', 'child-welfare', ORDER, OF_PROGRAM, 'child-welfare'],
  ['42 CFR 2.31(a)', 'an agency, by a consent', 'child-welfare', {}, programConsent(), 'consent'],
  ['42 CFR 2.12(c)(6)', 'a court, with a report', 'subpoena', REPORT, OF_PROGRAM, 'program-order'],
  ['42 CFR 2.31(a)', 'somebody else, by a consent', 'other', {}, programConsent(), 'consent'],
  [
    '42 CFR 2.51',
    'a threat, nobody medical',
    'other',
    {},
    { ...OF_PROGRAM, ...IN_EMERGENCY },
    'program-medical',
  ],
  [
    '42 CFR 2.51',
    'medical staff, in a medical emergency',
    'other',
    {},
    TO_STAFF,
    'health-or-safety-emergency',
  ],
  ['42 CFR 2.51', 'the police are no medical staff', 'police', {}, TO_STAFF, 'program-medical'],
  ['42 CFR 2.51', 'a court is no medical staff', 'subpoena', {}, TO_STAFF, 'program-medical'],
  [
    '42 CFR 2.51',
    'a parent of a student of age',
    'parent',
    {},
    { ...TO_STAFF, ...OF_AGE },
    'program-medical',
  ],
  [
    '42 CFR 2.23(a)',
    'the student of age',
    'eligible-student',
    {},
    { ...OF_PROGRAM, ...OF_AGE },
    'own-records',
  ],
  ['34 CFR 99.10(a)', 'a parent', 'parent', UNTOLD, OF_PROGRAM, 'own-records'],
]

test.each(PROGRAM_CASES)('records of a program, %s: %s', (_rule, _story, kind, said, known, expected) => {
  const { basis, missing } = mayAnswer(aRequest(kind, said), facts(known))
  const ground = basis?.kind === 'exception' ? basis.exception : basis?.kind
  expect(missing.length > 0 ? missing.join() : ground).toBe(expected)
})

test('everything that is missing is said at once', () => {
  const bare = aRequest('police', { shown: '', parts: [], review: null, notice: null })
  expect(mayAnswer(bare, facts()).missing).toEqual([
    ...['no-basis', 'who-they-are', 'nothing-chosen', 'not-reviewed'],
  ])
})

test.each([
  ['34 CFR 99.10(b): 45 days', 'parent', null, '2026-12-17', 'inspection'],
  ['34 CFR 99.10(b): sooner, as somebody said', 'eligible-student', '2026-11-20', '2026-11-20', 'inspection'],
  ['34 CFR 99.10(b): never later', 'parent', '2027-01-31', '2026-12-17', 'inspection'],
  ['34 CFR 99.31(a)(9): its return date', 'subpoena', '2026-11-05', '2026-11-05', 'return-date'],
  ['34 CFR 99.31(a)(9): its return date', 'court-order', '2027-03-01', '2027-03-01', 'return-date'],
  ['34 CFR 99.34: no day of the law', 'new-school', '2026-11-12', '2026-11-12', 'their-day'],
  ['20 U.S.C. 1232g(b)(1)(L): no day of the law', 'child-welfare', '2026-11-12', '2026-11-12', 'their-day'],
  ['34 CFR 99.31: nobody named a day', 'police', null, '2026-12-17', 'no-day'],
] as const)('%s', (_, kind, answerBy, dueOn, rule) => {
  expect(requestDue(aRequest(kind, { answerBy }))).toMatchObject({ dueOn, rule })
})

test('a week before, more than one person thinks of it', () => {
  expect(requestDue(aRequest('parent', { answerBy: null })).warnOn).toBe('2026-12-10')
})

test.each([
  ['34 CFR 99.32(a)', 'new-school', given, true],
  ['34 CFR 99.32(a)', 'subpoena', given, true],
  ['34 CFR 99.32(d)(1)', 'parent', null, false],
  ['34 CFR 99.32(d)(1)', 'eligible-student', null, false],
  ['34 CFR 99.32(d)(5)', 'subpoena', spared('grand-jury'), false],
  ['34 CFR 99.32(d)(5)', 'subpoena', spared('order-forbids'), false],
  ['34 CFR 99.32(d)(5)', 'court-order', spared('terrorism-order'), false],
  ['20 U.S.C. 1232g(b)(2)(B)', 'court-order', spared('welfare-proceeding'), true],
  ['34 CFR 99.32(a)(5)', 'police', null, true],
] as const)('%s: what a %s is given is on record, or is not', (_, kind, notice, recorded) => {
  expect(isRecorded({ kind, notice })).toBe(recorded)
})

test('34 CFR 99.32(a)(5): what a parent of a student of age is told in an emergency is on record', () => {
  const { basis } = mayAnswer(aRequest('parent', UNTOLD), facts({ ...OF_AGE, ...IN_EMERGENCY }))
  expect(isRecorded({ kind: 'parent', notice: null }, basis)).toBe(true)
  expect(isRecorded({ kind: 'parent', notice: null }, { kind: 'own-records' })).toBe(false)
})

test('an open request always waits for something', () => {
  for (const kind of RequesterKind.options)
    for (const parts of [[], aRequest(kind).parts])
      for (const notice of [null, given])
        for (const review of [null, approved, refused])
          expect(stageOf({ kind, parts, notice, review }, true)).toMatch(/choose|notice|review|answer|refuse/)
  expect(stageOf(aRequest('subpoena', { notice: null }), true)).toBe('notice')
  expect(stageOf(aRequest('police', { notice: null }), true)).toBe('answer')
  expect(stageOf(aRequest('police', { parts: [], review: null }), false)).toBe('ground')
  expect(stageOf(aRequest('police', { review: refused }), false)).toBe('refuse')
})

const BY_CONSENT = [aSignedConsent({ purposes: ['arranging-help'] })]
test.each([
  ['34 CFR 99.30', 'police', {}, [], false],
  ['34 CFR 99.30', 'police', {}, BY_CONSENT, true],
  ['34 CFR 99.30(b)(3)', 'police', { organizationId: null }, BY_CONSENT, false],
  ['34 CFR 99.30', 'police', {}, [aSignedConsent({ revokedOn: today })], false],
  ['34 CFR 99.30', 'other', {}, [], false],
  ['34 CFR 99.31(a)(9)', 'subpoena', {}, [], true],
  ['34 CFR 99.31(a)(9)', 'court-order', {}, [], true],
  ['34 CFR 99.31(a)(2)', 'new-school', {}, [], true],
  ['20 U.S.C. 1232g(b)(1)(L)', 'child-welfare', {}, [], true],
  ['34 CFR 99.10', 'parent', {}, [], true],
] as const)('%s: has a request of %s anything to stand on?', (_regulation, kind, said, consents, has) => {
  expect(hasGround(aRequest(kind, said), { consents, birthDate: null, today })).toBe(has)
})
