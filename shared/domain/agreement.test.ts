import { expect, test } from 'vitest'

import {
  type AgreementTerm,
  gapOf,
  isSigned,
  nextTerm,
  renewalClock,
  standingOf,
  AgreementDraft,
  type Signatory,
} from './agreement.ts'

const signed: readonly Signatory[] = [
  { name: 'Ana Ruiz', role: 'Principal', party: 'school', signedOn: '2025-08-01' },
  { name: 'Li Wei', role: 'Director', party: 'partner', signedOn: '2025-08-02' },
]
const unsigned = signed.map((each) => ({ ...each, signedOn: null }))

function aTerm(known: Partial<AgreementTerm> = {}): AgreementTerm {
  return {
    ...{ id: 'a', agreementId: 'b', number: 1, kind: 'first', writtenAt: '', writtenBy: 'c' },
    ...{ schoolParty: 'School', partnerParty: 'Bay', purpose: 'To help sooner' },
    responsibilities: {
      tier1: { school: '', partner: '' },
      tier2: { school: '', partner: '' },
      tier3: { school: '', partner: '' },
    },
    ...{ referralProcedure: '', informationSharing: '', dataFrequency: null, liability: '', termination: '' },
    ...{
      startsOn: '2025-09-01',
      endsOn: '2026-08-31',
      renewal: 'by-agreement',
      renewMonths: null,
      renewBy: null,
    },
    signatories: [...signed],
    ...known,
  }
}

const care = { endedOn: null, goesOnAfter: null, warnDays: 60 }

test.each([
  [signed, true],
  [unsigned, false],
  [[], false],
  [signed.slice(0, 1), false],
  [[...signed, { name: 'Board', role: '', party: 'school', signedOn: null } as const], false],
])('a term is signed when everybody who signs did, and somebody for each: %j', (signatories, is) => {
  expect(isSigned({ signatories: [...signatories] })).toBe(is)
})

const draft = aTerm({ signatories: unsigned })
const renewed = aTerm({ number: 2, kind: 'renewal', startsOn: '2026-09-01', endsOn: '2027-08-31' })
const automatic = aTerm({ renewal: 'automatic', renewMonths: 12, renewBy: '2026-06-30' })
const openEnded = aTerm({ endsOn: null })

test.each([
  ['nobody signed', [draft], null, '2026-01-01', 'draft', '2026-08-31'],
  ['the day before it begins', [aTerm()], null, '2025-08-31', 'draft', '2026-08-31'],
  ['its first day', [aTerm()], null, '2025-09-01', 'in-force', '2026-08-31'],
  ['its last day', [aTerm()], null, '2026-08-31', 'in-force', '2026-08-31'],
  ['the day after', [aTerm()], null, '2026-09-01', 'expired', '2026-08-31'],
  ['the day after, renewed', [aTerm(), renewed], null, '2026-09-01', 'in-force', '2027-08-31'],
  [
    'renewed and not signed',
    [aTerm(), { ...renewed, signatories: unsigned }],
    null,
    '2026-09-01',
    'expired',
    '2026-08-31',
  ],
  ['the last day of the renewal', [aTerm(), renewed], null, '2027-08-31', 'in-force', '2027-08-31'],
  ['after the renewal', [aTerm(), renewed], null, '2027-09-01', 'expired', '2027-08-31'],
  ['the day before it was ended', [aTerm()], '2026-01-02', '2026-01-01', 'in-force', '2026-08-31'],
  ['the day it was ended', [aTerm()], '2026-01-01', '2026-01-01', 'ended', '2026-08-31'],
  ['ended after it expired', [aTerm()], '2026-10-01', '2026-10-01', 'ended', '2026-08-31'],
  ['goes on by itself, last day', [automatic], null, '2026-08-31', 'in-force', '2026-08-31'],
  ['goes on by itself, the day after', [automatic], null, '2026-09-01', 'in-force', '2027-08-31'],
  ['goes on by itself, years after', [automatic], null, '2030-01-01', 'in-force', '2030-08-31'],
  ['until somebody ends it', [openEnded], null, '2040-01-01', 'in-force', null],
] as const)('how it stands: %s', (_, terms, endedOn, today, state, endsOn) => {
  expect(standingOf({ endedOn }, terms, today)).toMatchObject({ state, endsOn })
})

test('an amendment holds from its day on, and the term before is what held until then', () => {
  const amended = aTerm({ number: 2, kind: 'amendment', startsOn: '2026-02-01' })
  expect(standingOf(care, [aTerm(), amended], '2026-01-31')).toMatchObject({
    number: 1,
    beginsOn: '2026-02-01',
  })
  expect(standingOf(care, [aTerm(), amended], '2026-02-01')).toMatchObject({ number: 2, beginsOn: null })
  const waits = { ...amended, signatories: unsigned }
  expect(standingOf(care, [aTerm(), waits], '2026-03-01')).toMatchObject({ number: 1, draftNumber: 2 })
})

const byJune = aTerm({ renewBy: '2026-06-30' })

test.each([
  ['a day before it is told', [aTerm()], care, '2026-07-01', '2026-08-31', null],
  ['the first day it is told', [aTerm()], care, '2026-07-02', '2026-08-31', 'renew'],
  ['the day it is due', [aTerm()], care, '2026-08-31', '2026-08-31', 'renew'],
  ['the day after its last', [aTerm()], care, '2026-09-01', '2026-08-31', 'expired'],
  ['long after', [aTerm()], care, '2027-09-01', '2026-08-31', 'expired'],
  ['by its own day, a day before it is told', [byJune], care, '2026-04-30', '2026-06-30', null],
  ['by its own day, the first day it is told', [byJune], care, '2026-05-01', '2026-06-30', 'renew'],
  ['after its own day, while it holds', [byJune], care, '2026-07-01', '2026-06-30', 'renew'],
  ['told on the day itself', [aTerm()], { ...care, warnDays: 0 }, '2026-08-30', '2026-08-31', null],
  ['told on the day itself', [aTerm()], { ...care, warnDays: 0 }, '2026-08-31', '2026-08-31', 'renew'],
  ['renewed', [aTerm(), renewed], care, '2026-08-31', null, null],
  ['renewed, the next time', [aTerm(), renewed], care, '2027-08-01', '2027-08-31', 'renew'],
  [
    'renewed and not signed',
    [aTerm(), { ...renewed, signatories: unsigned }],
    care,
    '2026-08-31',
    '2026-08-31',
    'renew',
  ],
  ['it ends, and somebody said so', [aTerm()], { ...care, endedOn: '2026-09-01' }, '2026-08-20', null, null],
  ['expired, and somebody ended it', [aTerm()], { ...care, endedOn: '2026-09-10' }, '2026-09-10', null, null],
  ['a draft', [draft], care, '2026-08-31', null, null],
  ['without an end', [openEnded], care, '2026-08-31', null, null],
  ['goes on by itself, told', [automatic], care, '2026-05-01', '2026-06-30', 'goes-on'],
  ['goes on by itself, the last day to say no', [automatic], care, '2026-06-30', '2026-06-30', 'goes-on'],
  ['goes on by itself, nothing more to say', [automatic], care, '2026-07-01', '2026-06-30', null],
  ['goes on by itself, the next time', [automatic], care, '2027-05-01', '2027-06-30', 'goes-on'],
  [
    'goes on, and somebody let it',
    [automatic],
    { ...care, goesOnAfter: '2026-08-31' },
    '2026-06-01',
    '2026-06-30',
    null,
  ],
  [
    'let it go on a year ago',
    [automatic],
    { ...care, goesOnAfter: '2026-08-31' },
    '2027-06-01',
    '2027-06-30',
    'goes-on',
  ],
] as const)('the renewal clock: %s', (_, terms, agreement, today, by, ask) => {
  expect(renewalClock(agreement, terms, today)).toEqual({ by, ask })
})

test.each([
  [[], 'none'],
  [['in-force', 'expired'], null],
  [['expired', 'draft'], 'draft'],
  [['ended', 'expired'], 'expired'],
  [['ended'], 'ended'],
] as const)('the gap of a partner whose agreements are %j: %s', (states, gap) => {
  expect(gapOf(states)).toBe(gap)
})

test('a renewal begins the day after, is as long, keeps its lead, and nobody has signed it', () => {
  const { startsOn, endsOn, renewBy, signatories } = nextTerm(aTerm({ renewBy: '2026-06-30' }), {
    ...{ kind: 'renewal', today: '2026-07-01', end: '2026-08-31' },
  })
  expect({ startsOn, endsOn, renewBy }).toEqual({
    startsOn: '2026-09-01',
    endsOn: '2027-08-31',
    renewBy: '2027-06-30',
  })
  expect(signatories).toEqual(unsigned)
  const short = nextTerm(aTerm({ endsOn: '2025-09-30' }), {
    kind: 'renewal',
    today: '2025-09-15',
    end: '2025-09-30',
  })
  expect(short).toMatchObject({ startsOn: '2025-10-01', endsOn: '2025-10-30' })
  expect(nextTerm(aTerm(), { kind: 'amendment', today: '2026-01-05', end: '2026-08-31' })).toMatchObject({
    ...{ startsOn: '2026-01-05', endsOn: '2026-08-31' },
  })
})

test('a year that was written down to the day it began is renewed for a year less that day', () => {
  const written = aTerm({ startsOn: '2026-01-09', endsOn: '2027-01-09' })
  expect(nextTerm(written, { kind: 'renewal', today: '2026-11-30', end: '2027-01-09' })).toMatchObject({
    startsOn: '2027-01-10',
    endsOn: '2028-01-09',
  })
})

test.each([
  [{}, null],
  [{ endsOn: '2025-08-31' }, 'endsOn'],
  [{ endsOn: '2025-09-01' }, null],
  [{ renewBy: '2026-09-01' }, 'renewBy'],
  [{ renewBy: '2026-08-31' }, null],
  [{ endsOn: null, renewBy: '2026-08-31' }, 'renewBy'],
  [{ renewal: 'automatic', renewMonths: null }, 'renewMonths'],
  [{ renewal: 'automatic', renewMonths: 12, endsOn: null }, 'endsOn'],
  [{ purpose: ' ' }, 'purpose'],
] as const)('a term as it is written: %j is refused at %s', (known, path) => {
  const checked = AgreementDraft.safeParse({
    ...aTerm(known),
    ownerId: '018f0000-0000-7000-8000-000000000001',
    warnDays: 60,
  })
  expect(checked.error?.issues[0]?.path[0] ?? null).toBe(path)
})
