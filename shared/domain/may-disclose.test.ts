import fc from 'fast-check'
import { expect, test } from 'vitest'

import { ConsentPurpose, ConsentStatement, InformationClass, type Consent } from './consent.ts'
import { ELEMENT_RULES, missingElements, rulesFor } from './consent-elements.ts'
import { mayDisclose, mayLeave, tellingProvider, type Disclosing } from './may-disclose.ts'
import { aSignedConsent, CLINIC } from './testing/signed-consent.ts'

const other = '0a0b0c0d-0000-7000-8000-00000000000b'
const today = '2026-12-08'
const SENDING: Disclosing = {
  party: { id: CLINIC, treats: false },
  way: 'to',
  information: ['contact-details'],
  purposes: ['arranging-help'],
  ofAgeOn: null,
  today,
}
const TREATING = { party: { id: CLINIC, treats: true } }
const TOLD_ALL = { statements: [...ConsentStatement.options] }
const BOTH = { direction: 'both' } as const
const ASKING = { way: 'from', information: ['contact-details'] } as const
const SIGNED_BOTH = { studentSigned: true } as const
const backFor = (recipientId: string | null, on = today) => ({ recipientId, on, at: null, how: 'By phone' })
const SUBSTANCE = { information: ['substance-use-records'] as InformationClass[] }

type Row = readonly [
  regulation: string,
  story: string,
  paper: Partial<Consent>,
  asked: Partial<Disclosing>,
  answer: string,
]

const CASES: readonly Row[] = [
  ['34 CFR 99.30', 'a paper that names them and stands', {}, {}, 'may'],
  ['34 CFR 99.30(a)', 'signed today', { signedOn: today }, {}, 'may'],
  ['34 CFR 99.30(a)', 'dated tomorrow', { signedOn: '2026-12-09' }, {}, 'not-yet-signed'],
  ['34 CFR 99.30(a)', 'nobody signed', { signer: '' }, {}, 'elements-missing'],
  ['34 CFR 99.3', 'a minor signed it', { authority: 'minor-under-state-law' }, {}, 'elements-missing'],
  ['34 CFR 99.5(a)', 'the student of age signed it', { authority: 'eligible-student' }, {}, 'may'],
  ['34 CFR 99.30(b)(1)', 'other records', { information: ['school-records'] }, {}, 'information-not-covered'],
  ['34 CFR 99.30(b)(2)', 'for another purpose', { purposes: ['payment'] }, {}, 'other-purpose'],
  ['34 CFR 99.30(b)(3)', 'for somebody else', { recipientIds: [other] }, {}, 'no-consent'],
  [
    '34 CFR 99.30(b)(3)',
    'a class of parties, and they treat',
    { recipientIds: [], anyTreating: true },
    TREATING,
    'may',
  ],
  [
    '34 CFR 99.30(b)(3)',
    'a class of parties, and they do not',
    { recipientIds: [], anyTreating: true },
    {},
    'no-consent',
  ],
  ['34 CFR 99.30', 'the paper is for help at school', { kind: 'services' }, {}, 'no-consent'],
  ['34 CFR 98.4', 'the paper is for a screening', { kind: 'screening' }, {}, 'no-consent'],
  ['34 CFR 99.30', 'only from the provider to the school', { direction: 'from' }, {}, 'other-way'],
  ['34 CFR 99.30', 'both ways', BOTH, {}, 'may'],
  ['34 CFR 99.30', 'until midnight today', { expiresOn: today }, {}, 'may'],
  ['34 CFR 99.30', 'until midnight yesterday', { expiresOn: '2026-12-07' }, {}, 'expired'],
  ['34 CFR 99.30', 'taken back today', { revokedOn: today }, {}, 'revoked'],
  [
    '34 CFR 99.30',
    'taken back today for this one of two',
    { recipientIds: [CLINIC, other], takenBackFor: [backFor(CLINIC)] },
    {},
    'revoked',
  ],
  [
    '45 CFR 164.508(b)(5)',
    'taken back for the other of two',
    { recipientIds: [CLINIC, other], takenBackFor: [backFor(other)] },
    {},
    'may',
  ],
  [
    '42 CFR 2.31(a)(6)',
    'taken back for this one from tomorrow: it works forward only',
    { recipientIds: [CLINIC, other], takenBackFor: [backFor(CLINIC, '2026-12-09')] },
    {},
    'may',
  ],
  [
    '42 CFR 2.31(a)(6)',
    'a class of parties, taken back for this one of them',
    { recipientIds: [], anyTreating: true, takenBackFor: [backFor(CLINIC)] },
    TREATING,
    'revoked',
  ],
  [
    '45 CFR 164.508(b)(5)',
    'taken back for whoever treats, and named by itself',
    { anyTreating: true, takenBackFor: [backFor(null)] },
    TREATING,
    'may',
  ],
  [
    '45 CFR 164.508(b)(5)',
    'taken back for whoever treats, and not named',
    { recipientIds: [other], anyTreating: true, takenBackFor: [backFor(null)] },
    TREATING,
    'revoked',
  ],
  ['34 CFR 99.30', 'replaced by another paper', { replacedOn: today }, {}, 'replaced'],
  ['34 CFR 99.5(a)', 'a parent signed, the student is of age today', {}, { ofAgeOn: today }, 'of-age'],
  ['34 CFR 99.5(a)', 'a parent signed, of age tomorrow', {}, { ofAgeOn: '2026-12-09' }, 'may'],
  [
    '34 CFR 99.5(a)',
    'the student of age signed',
    { authority: 'eligible-student' },
    { ofAgeOn: '2026-12-01' },
    'may',
  ],
  [
    '34 CFR 99.5(a)',
    'the student signed as of age before they were',
    { authority: 'eligible-student' },
    { ofAgeOn: today },
    'not-of-age',
  ],
  [
    '34 CFR 99.4',
    'the other parent says no',
    { objections: [{ by: 'Luis Varga', on: today, how: 'By phone', weighed: null }] },
    {},
    'objection',
  ],
  [
    '34 CFR 99.30(a)',
    'whoever signed said no in writing since',
    { objections: [{ by: 'Teresa Varga', on: today, how: 'Said no to the paper', weighed: null }] },
    {},
    'objection',
  ],
  [
    '45 CFR 164.508(b)(5)',
    'whoever signed says no in writing tomorrow: it works forward only',
    { objections: [{ by: 'Teresa Varga', on: '2026-12-09', how: 'Said no to the paper', weighed: null }] },
    {},
    'may',
  ],
  ['34 CFR 99.30(b)(3)', 'it goes by another name since', { renamedIds: [CLINIC] }, {}, 'renamed'],
  [
    '34 CFR 99.30(b)(3)',
    'renamed, and the class it does not belong to is named too',
    { renamedIds: [CLINIC], anyTreating: true },
    {},
    'renamed',
  ],
  [
    '34 CFR 99.30(b)(3)',
    'renamed, and named as one who treats',
    { renamedIds: [CLINIC], anyTreating: true },
    TREATING,
    'may',
  ],
  ['45 CFR 164.508(c)', 'a whole paper, the provider tells', { ...BOTH, ...TOLD_ALL }, ASKING, 'may'],
  ['45 CFR 164.508(c)', 'only from the school to the provider', TOLD_ALL, ASKING, 'other-way'],
  [
    '45 CFR 164.508(c)(1)(i)',
    'does not name it',
    { ...BOTH, ...TOLD_ALL, information: ['attendance-kept'] },
    ASKING,
    'information-not-covered',
  ],
  [
    '45 CFR 164.508(c)(1)(iv)',
    'does not say what for',
    { ...BOTH, ...TOLD_ALL, purpose: '' },
    ASKING,
    'elements-missing',
  ],
  [
    '45 CFR 164.508(c)(1)(v)',
    'ends with an event',
    { ...BOTH, ...TOLD_ALL, expiresOn: null, expiresWhen: 'The end of counseling' },
    ASKING,
    'may',
  ],
  [
    '45 CFR 164.508(c)(1)(v)',
    'the event has come',
    { ...BOTH, ...TOLD_ALL, expiresOn: null, expiresWhen: 'The end', happenedOn: today },
    ASKING,
    'happened',
  ],
  [
    '45 CFR 164.508(c)(1)(v)',
    'says no end',
    { ...BOTH, ...TOLD_ALL, expiresOn: null },
    ASKING,
    'elements-missing',
  ],
  [
    '45 CFR 164.508(c)(2)(i)',
    'silent on taking back',
    { ...BOTH, statements: ['no-conditioning', 'redisclosure'] },
    ASKING,
    'elements-missing',
  ],
  [
    '45 CFR 164.508(c)(2)(ii)',
    'silent on conditions',
    { ...BOTH, statements: ['right-to-revoke', 'redisclosure'] },
    ASKING,
    'elements-missing',
  ],
  [
    '45 CFR 164.508(c)(2)(iii)',
    'silent on passing on',
    { ...BOTH, statements: ['right-to-revoke', 'no-conditioning'] },
    ASKING,
    'elements-missing',
  ],
  ['45 CFR 164.508(b)(5)', 'taken back', { ...BOTH, ...TOLD_ALL, revokedOn: today }, ASKING, 'revoked'],
  [
    '45 CFR 164.508',
    'a minor signed, and state law lets them',
    { ...TOLD_ALL, direction: 'from', authority: 'minor-under-state-law' },
    ASKING,
    'may',
  ],
  [
    '42 CFR 2.31(a)(3)',
    'substance use is not named',
    { ...BOTH, ...TOLD_ALL },
    { way: 'from', ...SUBSTANCE },
    'information-not-covered',
  ],
  [
    '42 CFR 2.14(b)',
    'a parent alone signed for a minor',
    { ...BOTH, ...TOLD_ALL, ...SUBSTANCE },
    { way: 'from', ...SUBSTANCE },
    'elements-missing',
  ],
  [
    '42 CFR 2.14(b)',
    'a parent alone, and the school passes it on',
    { ...BOTH, ...TOLD_ALL, ...SUBSTANCE },
    SUBSTANCE,
    'elements-missing',
  ],
  [
    '42 CFR 2.14(a)',
    'the minor alone, where state law lets them be treated so',
    { ...TOLD_ALL, ...SUBSTANCE, direction: 'from', authority: 'minor-under-state-law' },
    { way: 'from', ...SUBSTANCE },
    'may',
  ],
  [
    '42 CFR 2.31(a)(4)(iii)',
    'silent on passing on, and the school passes it on',
    { ...BOTH, ...SUBSTANCE, ...SIGNED_BOTH, statements: ['right-to-revoke', 'no-conditioning'] },
    SUBSTANCE,
    'elements-missing',
  ],
  [
    '42 CFR 2.31(a)(10)(ii)',
    'silent on what refusing to sign means, and the school passes it on',
    { ...BOTH, ...SUBSTANCE, ...SIGNED_BOTH, statements: ['right-to-revoke', 'redisclosure'] },
    SUBSTANCE,
    'elements-missing',
  ],
  [
    '42 CFR 2.31',
    'substance use is named',
    { ...BOTH, ...TOLD_ALL, ...SUBSTANCE, ...SIGNED_BOTH },
    { way: 'from', ...SUBSTANCE },
    'may',
  ],
  [
    '42 CFR 2.31(a)(4)',
    'recipients by class, and they treat',
    { ...BOTH, ...TOLD_ALL, ...SUBSTANCE, ...SIGNED_BOTH, recipientIds: [], anyTreating: true },
    { way: 'from', ...SUBSTANCE, ...TREATING },
    'may',
  ],
  [
    '42 CFR 2.31(a)(6)',
    'silent on taking back',
    { ...BOTH, ...SUBSTANCE, ...SIGNED_BOTH, statements: [] },
    SUBSTANCE,
    'elements-missing',
  ],
  [
    '42 CFR 2.31(a)(7)',
    'says no end',
    { ...BOTH, ...TOLD_ALL, ...SUBSTANCE, ...SIGNED_BOTH, expiresOn: null },
    SUBSTANCE,
    'elements-missing',
  ],
  [
    '42 CFR 2.12(d)',
    'the school passes such records on',
    { ...BOTH, ...TOLD_ALL, ...SUBSTANCE, ...SIGNED_BOTH },
    SUBSTANCE,
    'may',
  ],
]

test.each(CASES)('%s: %s', (_regulation, _story, paper, asked, answer) => {
  const found = mayDisclose([aSignedConsent(paper)], { ...SENDING, ...asked })
  expect(found.may ? 'may' : found.missing).toBe(answer)
})

test('without any consent nothing may leave', () => {
  expect(mayDisclose([], SENDING)).toMatchObject({ may: false, missing: 'no-consent', consentId: null })
})

test('one consent has to cover all that leaves; two that cover half each are not enough', () => {
  const halves = [
    aSignedConsent({ information: ['contact-details'] }),
    aSignedConsent({ information: ['school-records'] }),
  ]
  const ask = (information: InformationClass[]) => mayDisclose(halves, { ...SENDING, information })
  expect(ask(['contact-details', 'school-records'])).toMatchObject({
    missing: 'information-not-covered',
    uncovered: ['school-records'],
  })
  expect(ask(['school-records']).may).toBe(true)
})

test('what was said of one of those who treat the student, no paper that does not name them takes back', () => {
  const treating = { recipientIds: [], anyTreating: true }
  const back = aSignedConsent({ ...treating, takenBackFor: [backFor(CLINIC)] })
  const later = aSignedConsent({ id: other, ...treating, signedOn: today })
  const named = aSignedConsent({ id: other, signedOn: today })
  const asked = { ...SENDING, ...TREATING }
  const elsewhere = { ...asked, party: { id: other, treats: true } }
  expect(mayDisclose([back], asked)).toMatchObject({ may: false, missing: 'revoked' })
  expect(mayDisclose([back], elsewhere)).toMatchObject({ may: true })
  expect(mayDisclose([back, later], asked)).toMatchObject({ may: false, missing: 'revoked' })
  expect(mayDisclose([back, later], elsewhere)).toMatchObject({ may: true })
  expect(mayDisclose([back, named], asked)).toMatchObject({ may: true, consentId: other })
  const before = aSignedConsent({ ...treating, takenBackFor: [backFor(CLINIC, '2026-12-09')] })
  expect(mayDisclose([before, later], asked)).toMatchObject({ may: true })
})

test('what was taken back by name no paper for whoever treats opens that came in since; one that names them does', () => {
  const treating = { id: other, recipientIds: [], anyTreating: true }
  const word = '2026-12-08T17:00:00.000Z'
  const backs = [
    aSignedConsent({ revokedOn: today, revokedAt: word }),
    aSignedConsent({ recipientIds: [CLINIC, other], takenBackFor: [{ ...backFor(CLINIC), at: word }] }),
  ]
  const asked = { ...SENDING, ...TREATING }
  const since = { recordedAt: '2026-12-08T17:01:00.000Z' }
  for (const back of backs) {
    for (const signedOn of ['2026-12-07', today])
      expect(mayDisclose([back, aSignedConsent({ ...treating, ...since, signedOn })], asked)).toMatchObject({
        may: false,
        missing: 'revoked',
      })
    const elsewhere = { ...asked, party: { id: treating.id.replace(/.$/, 'c'), treats: true } }
    expect(mayDisclose([back, aSignedConsent({ ...treating, ...since })], elsewhere).may).toBe(true)
    expect(mayDisclose([back, aSignedConsent({ id: other, ...since, signedOn: today })], asked).may).toBe(
      true,
    )
    // Of a paper that was on file the office was asked whether it is meant too.
    expect(mayDisclose([back, aSignedConsent(treating)], asked).may).toBe(true)
  }
})

test('a newer consent stands beside one that ran out', () => {
  const old = aSignedConsent({ expiresOn: '2026-12-02' })
  const fresh = aSignedConsent({ id: '0a0b0c0d-0000-7000-8000-000000000009' })
  expect(mayDisclose([old, fresh], SENDING)).toEqual({ may: true, consentId: fresh.id })
})

test('neither another sheet of paper nor the end of the first answers whoever says no; weighing it does', () => {
  const said = { by: 'Luis Varga', on: today, how: 'By phone', weighed: null }
  const contested = aSignedConsent({ objections: [said] })
  const fresh = aSignedConsent({ id: '0a0b0c0d-0000-7000-8000-000000000009', signedOn: today })
  expect(mayDisclose([contested, fresh], SENDING)).toMatchObject({ missing: 'objection' })
  for (const end of [{ revokedOn: today }, { expiresOn: '2026-12-07' }, { replacedOn: today }])
    expect(mayDisclose([{ ...contested, ...end }, fresh], SENDING)).toMatchObject({ missing: 'objection' })
  expect(mayLeave([contested, fresh], { ...SENDING, wanted: ['contact-details'], atLeast: [] })).toEqual([])
  const weighed = { on: today, by: fresh.recordedBy, words: 'The order names her.' }
  expect(mayDisclose([{ ...contested, objections: [{ ...said, weighed }] }, fresh], SENDING).may).toBe(true)
})

test('34 CFR 99.5(a): the no of a parent to their paper stops nothing the student of age signed; their own no does', () => {
  const objections = [{ by: 'Luis Varga', on: '2026-12-01', how: 'By phone', weighed: null }]
  const parents = aSignedConsent({ objections })
  const own = aSignedConsent({
    ...{ id: '0a0b0c0d-0000-7000-8000-000000000009', authority: 'eligible-student', signedOn: today },
  })
  const asked = { ...SENDING, ofAgeOn: '2026-12-05' }
  expect(mayDisclose([parents, own], asked)).toEqual({ may: true, consentId: own.id })
  expect(mayLeave([parents, own], { ...asked, wanted: ['contact-details'], atLeast: [] })).toEqual([
    'contact-details',
  ])
  const other = { ...own, id: CLINIC, objections }
  expect(mayDisclose([parents, own, other], asked)).toMatchObject({ missing: 'objection' })
})

test('of several papers the answer is about the one that comes closest', () => {
  const old = aSignedConsent({ revokedOn: '2026-12-02' })
  const narrow = aSignedConsent({
    id: '0a0b0c0d-0000-7000-8000-000000000009',
    information: ['school-records'],
  })
  expect(mayDisclose([narrow, old], SENDING)).toMatchObject({
    missing: 'information-not-covered',
    consentId: narrow.id,
  })
})

test('what a paper lacks is told with the paragraph that asks for it', () => {
  const paper = aSignedConsent({ ...BOTH, ...SUBSTANCE })
  expect(mayDisclose([paper], { ...SENDING, way: 'from', ...SUBSTANCE })).toMatchObject({
    missing: 'elements-missing',
    elements: [
      { element: 'right-to-revoke', source: '45 CFR 164.508(c)(2)(i)' },
      { element: 'no-conditioning', source: '45 CFR 164.508(c)(2)(ii)' },
      { element: 'redisclosure', source: '45 CFR 164.508(c)(2)(iii)' },
      { element: 'refusal', source: '42 CFR 2.31(a)(10)(ii)' },
      { element: 'student-signer', source: '42 CFR 2.14' },
    ],
  })
})

test('a page may speak of what the widest standing consent covers, and of nothing without one', () => {
  const wanted = ['contact-details', 'reason-for-referral', 'school-records'] as const
  const leave = (...consents: readonly Consent[]) => mayLeave(consents, { ...SENDING, wanted, atLeast: [] })
  expect(leave(aSignedConsent({ information: ['contact-details'] }), aSignedConsent())).toEqual([
    'contact-details',
    'reason-for-referral',
  ])
  expect(leave(aSignedConsent({ information: ['health-history'] }))).toEqual([])
  expect(leave(aSignedConsent({ revokedOn: today }))).toEqual([])
})

test('what names nobody is no page: a paper for more that does not name the student is not picked, but heard', () => {
  const wanted = ['contact-details', 'reason-for-referral', 'school-records'] as const
  const leave = (...consents: readonly Consent[]) =>
    mayLeave(consents, { ...SENDING, wanted, atLeast: ['contact-details'] })
  const nameless = aSignedConsent({
    ...{ id: '0a0b0c0d-0000-7000-8000-000000000009', information: ['reason-for-referral', 'school-records'] },
  })
  const named = aSignedConsent({ information: ['contact-details'] })
  expect(leave(nameless, named)).toEqual(['contact-details'])
  const said = { by: 'Luis Varga', on: today, how: 'By phone', weighed: null }
  expect(leave({ ...nameless, objections: [said] }, named), 'their no').toEqual([])
})

const papers = fc.record({
  direction: fc.constantFrom('to' as const, 'from' as const, 'both' as const),
  information: fc.uniqueArray(fc.constantFrom(...InformationClass.options)),
  purposes: fc.uniqueArray(fc.constantFrom(...ConsentPurpose.options)),
  studentSigned: fc.boolean(),
  statements: fc.uniqueArray(fc.constantFrom(...ConsentStatement.options)),
  recipientIds: fc.uniqueArray(fc.constantFrom(CLINIC, other)),
  anyTreating: fc.boolean(),
  revokedOn: fc.constantFrom(null, '2026-12-05', today, '2026-12-20'),
  expiresOn: fc.constantFrom(null, '2026-12-07', today, '2027-06-30'),
})
const asks = fc.record({
  way: fc.constantFrom('to' as const, 'from' as const),
  information: fc.uniqueArray(fc.constantFrom(...InformationClass.options), { minLength: 1 }),
  purposes: fc.uniqueArray(fc.constantFrom(...ConsentPurpose.options), { minLength: 1, maxLength: 2 }),
  today: fc.constantFrom('2026-12-04', '2026-12-06', today, '2026-12-21'),
})

test.each([
  ['sent', ['coordinating-care'], 'other-purpose'],
  ['sent', ['arranging-help'], null],
  ['linked', ['coordinating-care'], null],
  ['receiving-services', ['coordinating-care'], null],
  ['receiving-services', ['arranging-help'], null],
  ['receiving-services', ['payment'], 'other-purpose'],
  ['closed-completed', ['coordinating-care'], 'other-purpose'],
] as const)('34 CFR 99.30(b)(2): of a referral that is %s, a paper for %j', (state, purposes, missing) => {
  const referral = { organizationId: CLINIC, serviceName: '', destination: '', state }
  const telling = tellingProvider(referral, { birthDate: null }, today)
  const answer = mayDisclose([aSignedConsent({ purposes: [...purposes] })], {
    ...{ ...telling, information: ['contact-details'] },
  })
  expect(answer.may ? null : answer.missing).toBe(missing)
})

test('whatever was signed: what may leave is named, for that purpose, that way, by a paper that stands', () => {
  fc.assert(
    fc.property(fc.array(papers.map(aSignedConsent), { maxLength: 3 }), asks, (consents, asked) => {
      const numbered = consents.map((consent, index) => ({ ...consent, id: `paper-${index}` }))
      const answer = mayDisclose(numbered, { ...SENDING, ...asked })
      const named = answer.may ? numbered.filter(({ id }) => id === answer.consentId) : numbered
      const allows = named.some(
        (one) =>
          one.recipientIds.includes(CLINIC) &&
          one.direction !== (asked.way === 'to' ? 'from' : 'to') &&
          asked.information.every((part) => one.information.includes(part)) &&
          asked.purposes.some((purpose) => one.purposes.includes(purpose)) &&
          (one.revokedOn === null || one.revokedOn > asked.today) &&
          (one.expiresOn === null || one.expiresOn >= asked.today) &&
          missingElements(one, rulesFor(asked.way, asked.information)).length === 0,
      )
      expect(answer.may).toBe(allows)
    }),
    { numRuns: 500 },
  )
})

test('less asked for is never refused where more is allowed', () => {
  fc.assert(
    fc.property(papers.map(aSignedConsent), asks, (consent, asked) => {
      const ask = (information: readonly InformationClass[]) =>
        mayDisclose([consent], { ...SENDING, ...asked, information }).may
      if (ask(asked.information)) for (const part of asked.information) expect(ask([part])).toBe(true)
    }),
  )
})

test('each element of a rule stands beside its paragraph, once', () => {
  for (const rules of Object.values(ELEMENT_RULES)) {
    expect(new Set(rules.map(({ element }) => element)).size).toBe(rules.length)
    for (const { source } of rules) expect(source).toMatch(/^\d\d CFR [\d.]+/)
  }
})
