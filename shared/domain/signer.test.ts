import { expect, test } from 'vitest'

import type { Contact, Relation } from './student.ts'
import { needsAuthorityShown, signerProblem, type MinorConsent, type Signature } from './signer.ts'

const MOTHER = { holdsConsentRights: true, relation: 'mother', custodyNote: '', doNotContact: false } as const
const MINORS: MinorConsent = {
  ...{ servicesFrom: 12, informationFrom: 14, confirmedBy: 'Dr. Osei', source: 'The code of the state' },
  ...{ confirmedOn: '2026-08-01', writtenBy: '0a0b0c0d-0000-7000-8000-000000000003' },
}
const MINOR = { authority: 'minor-under-state-law', contact: null, minors: MINORS } as const
const STUDENT = { authority: 'eligible-student', contact: null } as const

type Row = readonly [regulation: string, story: string, signed: Partial<Signature>, problem: string | null]

/** What a mother signs for her daughter of fifteen, but for what a row says. */
const aSignature = (but: Partial<Signature>): Signature => ({
  ...{ kind: 'exchange', information: ['contact-details'], authority: 'parent', authorityShown: '' },
  ...{ contact: MOTHER, namesakes: [], age: 15, minors: null },
  ...but,
})

const contact = (said: Partial<Signature['contact']>): Pick<Signature, 'contact'> => ({
  contact: { ...MOTHER, ...said },
})

const CASES: readonly Row[] = [
  ['34 CFR 99.4', 'a mother', {}, null],
  ['34 CFR 99.4', 'the day before the student is of age', { age: 17 }, null],
  ['34 CFR 99.4', 'a mother without the right', contact({ holdsConsentRights: false }), 'signerMayNot'],
  ['34 CFR 99.4', 'a word about custody', contact({ custodyNote: 'Joint custody' }), 'authorityNotShown'],
  [
    '34 CFR 99.4',
    'a word about custody, and somebody saw the order',
    { ...contact({ custodyNote: 'Joint custody' }), authorityShown: 'The order of May 4' },
    null,
  ],
  ['34 CFR 99.4', 'whoever must not be contacted', contact({ doNotContact: true }), 'authorityNotShown'],
  [
    '34 CFR 99.3',
    'a grandmother who acts as a parent',
    contact({ relation: 'grandparent' }),
    'authorityNotShown',
  ],
  [
    '45 CFR 164.508(c)(1)(vi)',
    'an agency, and somebody saw its order',
    { ...contact({ relation: 'agency' }), authorityShown: 'Order of the court' },
    null,
  ],
  ['45 CFR 164.508(c)(1)(vi)', 'somebody the records do not hold', { contact: null }, 'authorityNotShown'],
  [
    '45 CFR 164.508(c)(1)(vi)',
    'somebody the records do not hold, and what shows it was seen',
    { contact: null, authorityShown: 'Power of attorney' },
    null,
  ],
  [
    '34 CFR 99.4',
    'by the name of a contact who may not sign',
    { contact: null, namesakes: [{ holdsConsentRights: false }], authorityShown: 'She says so' },
    'signerMayNot',
  ],
  [
    '34 CFR 99.4',
    'two go by that name, and one may',
    {
      ...{ contact: null, authorityShown: 'Her card' },
      namesakes: [{ holdsConsentRights: false }, { holdsConsentRights: true }],
    },
    null,
  ],
  ['34 CFR 99.5(a)', 'a mother of a student of eighteen', { age: 18 }, 'ofAge'],
  ['34 CFR 99.5(a)', 'the birth date is not known, and somebody looked', { age: null }, null],
  ['34 CFR 99.5(a)', 'the student of eighteen', { ...STUDENT, age: 18 }, null],
  ['34 CFR 99.5(a)', 'the student of seventeen', { ...STUDENT, age: 17 }, 'notOfAge'],
  ['34 CFR 99.5(a)', 'the student, whose birth date is not known', { ...STUDENT, age: null }, null],
  ['34 CFR 99.5(a)', 'a mother as the student', { ...STUDENT, age: 18, contact: MOTHER }, 'notTheStudent'],
  [
    '34 CFR 99.5(a)',
    'by the name of a contact as the student',
    { ...STUDENT, age: 18, namesakes: [{ holdsConsentRights: true }] },
    'notTheStudent',
  ],
  ['20 USC 1232h(c)(5)(B)', 'a minor for a screening', { ...MINOR, kind: 'screening' }, 'minorMayNot'],
  ['20 USC 1232h(c)(5)(B)', 'a mother for a screening', { kind: 'screening' }, null],
  [
    '20 USC 1232h(c)(5)(B)',
    'the student of age for a screening',
    { ...STUDENT, kind: 'screening', age: 18 },
    null,
  ],
  ['law of the state', 'nobody has looked it up', { ...MINOR, minors: null }, 'minorNotConfirmed'],
  ['law of the state', 'old enough for what a provider tells', { ...MINOR, age: 14 }, null],
  ['law of the state', 'too young for what a provider tells', { ...MINOR, age: 13 }, 'minorTooYoung'],
  ['law of the state', 'old enough for help', { ...MINOR, kind: 'services', age: 12 }, null],
  ['law of the state', 'too young for help', { ...MINOR, kind: 'services', age: 11 }, 'minorTooYoung'],
  [
    'law of the state',
    'minors sign for no information here',
    { ...MINOR, minors: { ...MINORS, informationFrom: null } },
    'minorMayNot',
  ],
  [
    'law of the state',
    'minors sign for no help here',
    { ...MINOR, kind: 'services', minors: { ...MINORS, servicesFrom: null } },
    'minorMayNot',
  ],
  ['law of the state', 'a mother as the minor', { ...MINOR, contact: MOTHER }, 'notTheStudent'],
  ['42 CFR 2.14(a)', 'treated without a parent', { ...MINOR, information: ['substance-use-records'] }, null],
  [
    '42 CFR 2.14(b)',
    'old enough to sign, and not to be treated without a parent',
    {
      ...{ ...MINOR, information: ['substance-use-records'], age: 14 },
      minors: { ...MINORS, servicesFrom: 16, informationFrom: 14 },
    },
    'minorWithParent',
  ],
  [
    '42 CFR 2.14(b)',
    'nobody of that state is treated without a parent',
    { ...MINOR, information: ['substance-use-records'], minors: { ...MINORS, servicesFrom: null } },
    'minorWithParent',
  ],
]

test.each(CASES)('%s: %s', (_regulation, _story, signed, problem) => {
  const found = signerProblem(aSignature(signed))
  expect(found?.message ?? null).toBe(problem && `consents:errors.${problem}`)
})

test.each([
  ['mother', '', false],
  ['father', '', false],
  ['guardian', '', false],
  ['grandparent', '', true],
  ['relative', '', true],
  ['acting-as-parent', '', true],
  ['agency', '', true],
  ['court', '', true],
  ['other', '', true],
  ['mother', 'Joint custody', true],
] as const satisfies readonly (readonly [Relation, Contact['custodyNote'], boolean])[])(
  '34 CFR 99.4, 45 CFR 164.508(c)(1)(vi): of “%s” (%s) it is asked what shows that they may sign: %s',
  (relation, custodyNote, isAsked) => {
    expect(needsAuthorityShown({ relation, custodyNote, doNotContact: false })).toBe(isAsked)
  },
)
