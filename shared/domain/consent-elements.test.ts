import { expect, test } from 'vitest'

import { type Consent, ConsentStatement } from './consent.ts'
import { ELEMENT_RULES, missingElements, type ConsentElement, type ConsentRule } from './consent-elements.ts'
import { aSignedConsent } from './testing/signed-consent.ts'

type Row = readonly [
  source: string,
  element: ConsentElement,
  rule: ConsentRule,
  story: string,
  paper: Partial<Consent>,
]

const without = (left: ConsentStatement) => ({
  statements: ConsentStatement.options.filter((statement) => statement !== left),
})

/** One row for every element of every rule: a paper that holds everything but this. */
const LACKING: readonly Row[] = [
  ['34 CFR 99.30(a)', 'signer', 'ferpa', 'nobody signed', { signer: '' }],
  ['34 CFR 99.3', 'adult-signer', 'ferpa', 'a minor signed', { authority: 'minor-under-state-law' }],
  ['34 CFR 99.30(b)(1)', 'records', 'ferpa', 'no record is named', { information: [] }],
  ['34 CFR 99.30(b)(2)', 'purpose', 'ferpa', 'it does not say what for', { purpose: '' }],
  ['34 CFR 99.30(b)(2)', 'purpose', 'ferpa', 'no purpose is ticked', { purposes: [] }],
  ['34 CFR 99.30(b)(3)', 'party', 'ferpa', 'nobody is named', { recipientIds: [] }],
  ['45 CFR 164.508(c)(1)(i)', 'records', 'hipaa', 'no record is described', { information: [] }],
  ['45 CFR 164.508(c)(1)(ii)', 'party', 'hipaa', 'nobody who discloses is named', { recipientIds: [] }],
  ['45 CFR 164.508(c)(1)(iii)', 'school', 'hipaa', 'the school is told nothing by it', { direction: 'to' }],
  ['45 CFR 164.508(c)(1)(iv)', 'purpose', 'hipaa', 'it does not say what for', { purpose: '' }],
  ['45 CFR 164.508(c)(1)(v)', 'end', 'hipaa', 'neither a day nor an event', { expiresOn: null }],
  ['45 CFR 164.508(c)(1)(vi)', 'signer', 'hipaa', 'nobody signed', { signer: '' }],
  ['45 CFR 164.508(c)(2)(i)', 'right-to-revoke', 'hipaa', 'silent', without('right-to-revoke')],
  ['45 CFR 164.508(c)(2)(ii)', 'no-conditioning', 'hipaa', 'silent', without('no-conditioning')],
  ['45 CFR 164.508(c)(2)(iii)', 'redisclosure', 'hipaa', 'silent', without('redisclosure')],
  ['42 CFR 2.31(a)(2), (4)', 'party', 'part-2', 'nobody is named', { recipientIds: [] }],
  ['42 CFR 2.31(a)(4)(iii)', 'redisclosure', 'part-2', 'silent', without('redisclosure')],
  [
    '42 CFR 2.31(a)(3)',
    'substance-use-named',
    'part-2',
    'such records are not named',
    { information: ['health-history'] },
  ],
  ['42 CFR 2.31(a)(5)', 'purpose', 'part-2', 'it does not say what for', { purpose: '' }],
  ['42 CFR 2.31(a)(6)', 'right-to-revoke', 'part-2', 'silent', without('right-to-revoke')],
  ['42 CFR 2.31(a)(7)', 'end', 'part-2', 'neither a day nor an event', { expiresOn: null }],
  ['42 CFR 2.31(a)(8), (9)', 'signer', 'part-2', 'nobody signed', { signer: '' }],
  ['42 CFR 2.31(a)(10)(ii)', 'refusal', 'part-2', 'silent', without('no-conditioning')],
  ['42 CFR 2.14', 'student-signer', 'part-2', 'a parent alone signed', { studentSigned: false }],
  [
    '42 CFR 2.31(d)',
    'proceedings-alone',
    'part-2',
    'for a court and for help on one sheet',
    { purposes: ['proceedings', 'arranging-help'] },
  ],
]

/** A paper that holds everything any of the rules asks for. */
const whole = (but: Partial<Consent> = {}): Consent =>
  aSignedConsent({
    ...{ direction: 'both', information: ['contact-details', 'substance-use-records'] },
    ...{ statements: [...ConsentStatement.options], studentSigned: true },
    ...but,
  })

const RULES: readonly ConsentRule[] = ['ferpa', 'hipaa', 'part-2']

test('a whole paper lacks nothing of any rule, with an event as its end too', () => {
  expect(missingElements(whole(), RULES)).toEqual([])
  expect(missingElements(whole({ expiresOn: null, expiresWhen: 'The end of counseling' }), RULES)).toEqual([])
  expect(missingElements(whole({ recipientIds: [], anyTreating: true }), RULES)).toEqual([])
})

test('42 CFR 2.31(a)(10): a paper for a proceeding need not say what refusing to sign means', () => {
  const paper = whole({ purposes: ['proceedings'], ...without('no-conditioning') })
  expect(missingElements(paper, ['part-2'])).toEqual([])
})

test('42 CFR 2.31(a)(10), (d): one for a proceeding and for help lacks both that it stands alone and what refusing means', () => {
  const paper = whole({ purposes: ['proceedings', 'arranging-help'], ...without('no-conditioning') })
  const lacks = missingElements(paper, ['part-2']).map(({ element }) => element)
  expect(lacks.toSorted()).toEqual(['proceedings-alone', 'refusal'])
})

test.each(LACKING)('%s: a paper without “%s” (%s): %s', (source, element, rule, _story, paper) => {
  expect(missingElements(whole(paper), [rule])).toEqual([{ element, source }])
})

test.each(
  RULES.flatMap((rule) => ELEMENT_RULES[rule].map(({ element, source }) => [source, element, rule] as const)),
)('%s: were “%s” asked for no longer (%s), a case would answer otherwise', (source, element, rule) => {
  const left = ELEMENT_RULES[rule].filter((each) => each.element !== element)
  const asked = { ...ELEMENT_RULES, [rule]: left }
  const told = LACKING.filter((row) => row[0] === source && row[1] === element && row[2] === rule)
  expect(told.length).toBeGreaterThan(0)
  for (const [, , , , paper] of told) {
    expect(missingElements(whole(paper), [rule])).toHaveLength(1)
    expect(missingElements(whole(paper), [rule], asked)).toEqual([])
  }
})
