import { expect, test } from 'vitest'

import {
  answers,
  Asked,
  ConsentRequestDraft,
  isAskedAgain,
  isFollowedUp,
  isTakenForLost,
  schoolDaysWaited,
  speaksAgainst,
  type ConsentRequest,
} from './consent-request.ts'
import type { Consent } from './consent.ts'
import { calendarOf, noCalendar } from './school-calendar.ts'
import { aSignedConsent } from './testing/signed-consent.ts'

const today = '2026-12-08'
const BAYSIDE = '0a0b0c0d-0000-7000-8000-0000000000b1'
const HARBOR = '0a0b0c0d-0000-7000-8000-0000000000b2'
const REFERRAL = '0a0b0c0d-0000-7000-8000-0000000000b3'

function aRequest(said: Partial<ConsentRequest> = {}): ConsentRequest {
  const { studentId, recordedBy } = aSignedConsent()
  return {
    ...{ id: BAYSIDE, studentId, caseId: null, referralId: null, kind: 'exchange', recipientIds: [BAYSIDE] },
    ...{ askedContactId: null, askedName: 'Teresa Varga', how: 'in-hand', language: 'es' },
    ...{ askedOn: '2026-11-20', reminders: [], ending: null, recordedBy, version: 1 },
    recordedAt: '2026-11-20T15:00:00.000Z',
    ...said,
  }
}

const never = { state: 'never-returned', on: '2026-12-01', schoolDays: 30 } as const
const declined = { state: 'declined', on: '2026-12-01', by: 'Her mother', words: '' } as const
const names = (...recipientIds: string[]) => ({ recipientIds })

const PAPERS: readonly (readonly [story: string, Partial<ConsentRequest>, Partial<Consent>, boolean])[] = [
  ['it names the provider who was asked for', {}, names(BAYSIDE), true],
  ['it names another as well', {}, names(HARBOR, BAYSIDE), true],
  ['it names another alone', {}, names(HARBOR), false],
  ['two were asked for and it names one', names(BAYSIDE, HARBOR), names(BAYSIDE), false],
  ['it is for help at school', {}, { kind: 'services', recipientIds: [] }, false],
  ['help at school was asked for', { kind: 'services', recipientIds: [] }, { kind: 'services' }, true],
  ['screening was asked for', { kind: 'screening', recipientIds: [] }, { kind: 'services' }, false],
  ['another student’s', { studentId: HARBOR }, names(BAYSIDE), false],
  ['whoever treats, and a referral waits', { referralId: REFERRAL }, { ...names(), anyTreating: true }, true],
  [
    'a referral waits, and it lets only the provider tell',
    { referralId: REFERRAL },
    { ...names(BAYSIDE), direction: 'from' },
    false,
  ],
  [
    'a referral waits, and it is for payment',
    { referralId: REFERRAL },
    { ...names(BAYSIDE), purposes: ['payment'] },
    false,
  ],
  ['whoever treats, and nobody was asked to', {}, { ...names(), anyTreating: true }, false],
  ['an old one that has run out', {}, { ...names(BAYSIDE), expiresOn: '2026-12-07' }, false],
  ['it comes after all', { ending: never }, names(BAYSIDE), true],
  ['the family said no', { ending: declined }, names(BAYSIDE), false],
]

test.each(PAPERS)('is this the paper that was waited for? %s', (_, asked, signed, is) => {
  expect(answers(aSignedConsent(signed), aRequest(asked), today)).toBe(is)
})

test('waiting is counted in days there was school, until it ended', () => {
  const year = { startsOn: '2026-08-24', endsOn: '2027-06-11', name: '2026–27', terms: [] }
  const closures = [{ startsOn: '2026-11-25', endsOn: '2026-11-27', kind: 'break', name: '' } as const]
  const calendar = calendarOf({ years: [year], closures })
  const waited = (said: Partial<ConsentRequest>, on = calendar) =>
    schoolDaysWaited(aRequest(said), { today, calendar: on })
  expect(waited({})).toBe(9)
  expect(waited({}, noCalendar)).toBe(12)
  expect(waited({ ending: declined })).toBe(4)
  expect(waited({ askedOn: today })).toBe(0)
})

test('a paper is taken for lost after thirty school days, not before', () => {
  expect([29, 30, 31].map(isTakenForLost)).toEqual([false, true, true])
})

test('a request says who was asked, and names whom an exchange is with', () => {
  const asked = { contactId: null, name: '', how: 'post', language: null }
  expect(Asked.safeParse(asked).error?.issues).toMatchObject([
    { path: ['name'], message: 'papers:errors.nobodyAsked' },
  ])
  const { studentId } = aSignedConsent()
  const draft = {
    studentId,
    kind: 'exchange',
    recipientIds: [],
    askedOn: today,
    asked: { ...asked, name: 'A' },
  }
  expect(ConsentRequestDraft.safeParse(draft).error?.issues).toMatchObject([{ path: ['recipientIds'] }])
  expect(ConsentRequestDraft.safeParse({ ...draft, kind: 'screening' }).success).toBe(true)
})

test('a consent that runs out is followed up by one about the same that goes on', () => {
  const ending = { ...aSignedConsent(names(BAYSIDE)), expiresOn: '2026-12-20' }
  const other = (said: Partial<Consent>) =>
    aSignedConsent({ id: HARBOR, ...names(BAYSIDE, HARBOR), expiresOn: '2027-06-30', ...said })
  expect(isFollowedUp(ending, [ending], today)).toBe(false)
  expect(isFollowedUp(ending, [ending, other({})], today)).toBe(true)
  expect(isFollowedUp(ending, [other({ expiresOn: '2026-12-20' })], today)).toBe(false)
  expect(isFollowedUp(ending, [other({ revokedOn: today })], today)).toBe(false)
  expect(isFollowedUp(ending, [other({ recipientIds: [HARBOR] })], today)).toBe(false)
  const late = other({ signedOn: '2026-12-22' })
  expect(isFollowedUp(ending, [late], '2026-12-20')).toBe(false)
  expect(isFollowedUp(ending, [late], '2026-12-22')).toBe(true)
})

test('it was asked for again when the new paper is to name everybody the old one does', () => {
  const ending = aSignedConsent(names(BAYSIDE, HARBOR))
  expect(isAskedAgain(ending, aRequest(names(HARBOR, BAYSIDE)))).toBe(true)
  expect(isAskedAgain(ending, aRequest(names(BAYSIDE)))).toBe(false)
  expect(isAskedAgain(ending, aRequest({ ...names(BAYSIDE, HARBOR), ending: declined }))).toBe(false)
})

const SIGNED_ON = aSignedConsent().signedOn

const HEARD: readonly (readonly [
  regulation: string,
  story: string,
  no: Partial<Parameters<typeof speaksAgainst>[0]>,
  signed: Partial<Consent>,
  is: boolean,
])[] = [
  ['34 CFR 99.30(a)', 'somebody else says no to telling the same provider', {}, {}, true],
  ['45 CFR 164.508(b)(5)', 'its own signer says no later', { isSigners: true }, {}, true],
  [
    '34 CFR 99.30(a)',
    'its own signer said no before they signed',
    { isSigners: true, on: '2026-11-30' },
    {},
    false,
  ],
  [
    '34 CFR 99.30(a)',
    'its own signer signed later on the day they said no',
    { isSigners: true, on: SIGNED_ON, isEarlier: true },
    {},
    false,
  ],
  [
    '45 CFR 164.508(b)(5)',
    'its own signer said no later on the day they signed',
    { isSigners: true, on: SIGNED_ON },
    {},
    true,
  ],
  [
    '45 CFR 164.508(b)(5)',
    'its own signer said no after they signed, and the paper was entered later',
    { isSigners: true, isEarlier: true },
    {},
    true,
  ],
  ['34 CFR 99.30(a)', 'somebody else said no before it was signed', { on: '2026-11-30' }, {}, true],
  ['34 CFR 99.30(b)(3)', 'the no is about another provider', names(HARBOR), {}, false],
  [
    '34 CFR 99.30(b)(3)',
    'the consent is for whoever treats',
    {},
    { recipientIds: [], anyTreating: true },
    true,
  ],
  ['34 CFR 99.5(a)', 'the student of age signed it', {}, { authority: 'eligible-student' }, false],
  [
    '34 CFR 99.5(a)',
    'the student of age says no',
    { isSigners: true },
    { authority: 'eligible-student' },
    true,
  ],
  ['34 CFR 99.30', 'it was taken back already', {}, { revokedOn: '2026-12-07' }, false],
  [
    '34 CFR 99.30',
    'it ran out after the no: what went between is stopped',
    { on: '2026-12-03' },
    { expiresOn: '2026-12-05' },
    true,
  ],
  ['34 CFR 99.30', 'the no is about help at school', { kind: 'services' }, {}, false],
  ['34 CFR 99.30', 'the consent is for help at school', {}, { kind: 'services' }, false],
  [
    'their word',
    'both are for help at school',
    { kind: 'services', recipientIds: [] },
    { kind: 'services', recipientIds: [] },
    true,
  ],
  [
    '20 USC 1232h(b)',
    'both are for screening',
    { kind: 'screening', recipientIds: [] },
    { kind: 'screening', recipientIds: [] },
    true,
  ],
]

test.each(HEARD)(
  '%s: does a written no speak against a consent? %s',
  (_regulation, _story, no, signed, is) => {
    const said = {
      ...{ kind: 'exchange' as const, recipientIds: [BAYSIDE], on: today },
      ...{ isSigners: false, isEarlier: false },
      ...no,
    }
    expect(speaksAgainst(said, aSignedConsent({ recipientIds: [BAYSIDE], ...signed }))).toBe(is)
  },
)
