import { expect, test } from 'vitest'

import {
  ConsentDraft,
  consentStands,
  lapseOf,
  othersForTheSame,
  type Consent,
  type ConsentLapse,
} from './consent.ts'
import { aSignedConsent } from './testing/signed-consent.ts'

const today = '2026-12-08'
const objection = { by: 'Luis Varga', on: today, how: 'By phone', weighed: null }
const weighed = {
  on: today,
  by: '0a0b0c0d-0000-7000-8000-000000000003',
  words: 'The order names her.',
}

const DAYS: readonly (readonly [story: string, said: Partial<Consent>, lapse: ConsentLapse | null])[] = [
  ['signed today', { signedOn: today }, null],
  ['signed tomorrow', { signedOn: '2026-12-09' }, 'not-yet-signed'],
  ['until midnight today', { expiresOn: today }, null],
  ['until midnight yesterday', { expiresOn: '2026-12-07' }, 'expired'],
  ['until an event that has not come', { expiresOn: null, expiresWhen: 'The end of counseling' }, null],
  ['until an event of today', { expiresOn: null, expiresWhen: 'The end', happenedOn: today }, 'happened'],
  ['taken back from tomorrow on', { revokedOn: '2026-12-09' }, null],
  ['taken back today', { revokedOn: today }, 'revoked'],
  ['taken back, and run out as well', { revokedOn: '2026-12-02', expiresOn: '2026-12-05' }, 'revoked'],
  ['another paper takes its place from today on', { replacedOn: today }, 'replaced'],
  ['another paper takes its place from tomorrow on', { replacedOn: '2026-12-09' }, null],
  ['the other parent says no', { objections: [objection] }, 'objection'],
  ['the other parent will have said no tomorrow', { objections: [{ ...objection, on: '2026-12-09' }] }, null],
  ['the no was weighed', { objections: [{ ...objection, weighed }] }, null],
  [
    'the no stood on this day and is weighed tomorrow',
    { objections: [{ ...objection, weighed: { ...weighed, on: '2026-12-09' } }] },
    'objection',
  ],
]

test.each(DAYS)('does it hold today? %s', (_, said, lapse) => {
  const consent = aSignedConsent(said)
  expect(lapseOf(consent, today)).toBe(lapse)
  expect(consentStands(consent, today)).toBe(lapse === null)
})

test('taking a consent back works forward only: yesterday it stood', () => {
  const consent = aSignedConsent({ revokedOn: today })
  expect(consentStands(consent, '2026-12-07')).toBe(true)
  expect(consentStands(consent, today)).toBe(false)
})

test('another paper for the same party that holds is told when one is taken back', () => {
  const paper = (id: string, said: Partial<Consent> = {}) => aSignedConsent({ id, ...said })
  const others = [
    paper('older'),
    paper('over', { revokedOn: today }),
    paper('elsewhere', { recipientIds: [] }),
    paper('for help', { kind: 'services' }),
    paper('for whoever treats', { recipientIds: [], anyTreating: true }),
  ]
  expect(othersForTheSame(paper('this'), [paper('this'), ...others], today).map(({ id }) => id)).toEqual([
    'older',
    'for whoever treats',
  ])
  const ofAny = paper('of any', { recipientIds: [], anyTreating: true })
  expect(othersForTheSame(ofAny, [paper('for one')], today)).toHaveLength(1)
})

const refusals = (said: object) =>
  ConsentDraft.safeParse({ ...aSignedConsent(), ...said }).error?.issues.map(({ path, message }) => [
    path.join('.'),
    message,
  ])

test('a minor can agree to services and to what a provider tells, never to the release of school records', () => {
  const minor = { authority: 'minor-under-state-law' }
  expect(refusals({ ...minor, kind: 'services', recipientIds: [] })).toBeUndefined()
  expect(refusals({ ...minor, direction: 'from' })).toBeUndefined()
  for (const direction of ['to', 'both'])
    expect(refusals({ ...minor, direction })).toEqual([['authority', 'consents:errors.minorCannotRelease']])
})

test('an exchange names somebody, something, a purpose, and an end after the signature', () => {
  const blank = { recipientIds: [], information: [], purposes: [], expiresOn: '2026-12-01' }
  expect(
    refusals(blank)
      ?.map(([path]) => path)
      .toSorted(),
  ).toEqual(['expiresOn', 'information', 'purposes', 'recipientIds'])
  expect(refusals({ recipientIds: [], anyTreating: true })).toBeUndefined()
})

test('a paper ends on a day or with an event', () => {
  expect(refusals({ expiresOn: null })).toEqual([['expiresOn', 'consents:errors.noEnd']])
  expect(refusals({ expiresOn: null, expiresWhen: 'The end of counseling' })).toBeUndefined()
})
