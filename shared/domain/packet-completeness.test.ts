import { expect, test } from 'vitest'

import { checkedFacts, ReferralFact } from './packet-completeness.ts'

const whole: Parameters<typeof checkedFacts>[0] = {
  student: { givenName: 'Lucía', familyName: '', birthDate: '2013-03-09', insurance: 'public' },
  contacts: [{ phone: '555-0177', languageSpoken: 'es' }],
  information: ['contact-details', 'date-of-birth', 'reason-for-referral'],
  mayGo: true,
  lacks: [],
}

const states = (known: Partial<typeof whole>) =>
  Object.fromEntries(checkedFacts({ ...whole, ...known }).map(({ fact, state }) => [fact, state]))

test('everything providers send a referral back for is looked at', () => {
  expect(checkedFacts(whole).map(({ fact }) => fact)).toEqual(ReferralFact.options)
  expect(states({})).toMatchObject({
    name: 'there',
    'birth-date': 'there',
    'guardian-phone': 'there',
    language: 'there',
    reason: 'there',
    consent: 'there',
  })
})

test('what the office does not know is unknown; what it knows and the consent leaves out is not covered', () => {
  expect(states({ contacts: [] })).toMatchObject({ 'guardian-phone': 'unknown', language: 'unknown' })
  expect(states({ student: { ...whole.student, birthDate: null } })).toMatchObject({
    'birth-date': 'unknown',
  })
  expect(states({ information: ['contact-details'] })).toMatchObject({
    'birth-date': 'not-covered',
    reason: 'not-covered',
    name: 'there',
  })
  expect(states({ mayGo: false })).toMatchObject({ consent: 'unknown' })
})

test('the letter never holds the insurance: the family brings its card, and the office is asked where it does not know', () => {
  expect(states({})).toMatchObject({ insurance: 'family-tells' })
  expect(states({ student: { ...whole.student, insurance: 'unknown' } })).toMatchObject({
    insurance: 'unknown',
  })
})

test('a consent that lets the letter go may lack what the provider needs to answer, and says what', () => {
  const lacks = ['right-to-revoke', 'redisclosure'] as const
  const consent = (known: Partial<typeof whole>) => checkedFacts({ ...whole, lacks, ...known }).at(-1)
  expect(consent({})).toEqual({ fact: 'consent', state: 'lacking', lacks })
  expect(consent({ mayGo: false })).toEqual({ fact: 'consent', state: 'unknown' })
})
