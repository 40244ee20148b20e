import { expect, test } from 'vitest'

import type { ReferralView } from '#shared/api/referrals.ts'
import { CLOSED_STATES, OPEN_STATES, Pathway, ReferralState } from '#shared/domain/referral.ts'
import { translate } from '#shared/text/translate.ts'
import { stateSentence } from './state-sentence.ts'

const aReferral = (known: Partial<ReferralView>): ReferralView => ({
  id: '00000000-0000-7000-8000-000000000001',
  caseId: '00000000-0000-7000-8000-000000000002',
  studentId: '00000000-0000-7000-8000-000000000003',
  pathway: 'school-contacts-provider',
  serviceId: null,
  locationId: null,
  schoolService: null,
  schoolServiceId: null,
  primaryReason: 'mood',
  otherReasons: [],
  urgency: 'routine',
  needIdentifiedOn: '2026-11-20',
  state: 'sent',
  stateSince: '2026-11-24',
  ownerId: '00000000-0000-7000-8000-000000000004',
  nextTask: 'hear-from-provider',
  nextDueOn: '2026-12-08',
  sentOn: '2026-11-24',
  sentMethod: 'fax',
  consentId: null,
  linkedOn: null,
  closedOn: null,
  endedBy: null,
  endReason: null,
  barriers: [],
  outcome: null,
  createdAt: '2026-11-20T15:00:00.000Z',
  createdBy: '00000000-0000-7000-8000-000000000004',
  version: 1,
  studentName: 'Ines Varga',
  studentListName: 'Varga, Ines',
  caseCode: '7KQ-3M',
  destination: 'Harbor Clinic',
  serviceName: 'Youth counseling',
  organizationId: null,
  ownerName: 'The counselor',
  ...known,
})

const said = (
  known: Partial<ReferralView>,
  appointmentOn: string | null = null,
  locale: 'en' | 'es' = 'en',
) =>
  stateSentence(aReferral(known), {
    t: (key, values) => translate(locale, key, values),
    day: (on) => `<${on}>`,
    appointmentOn,
  })

test('a sent referral says to whom, since when, and what is owed by when', () => {
  expect(said({})).toBe('Sent to Harbor Clinic on <2026-11-24>; they owe us an answer by <2026-12-08>.')
})

test('where the family calls, nobody owes the school an answer', () => {
  const sentence = said({ pathway: 'family-contacts-provider' })
  expect(sentence).toContain('family')
  expect(sentence).not.toContain('owe')
})

test('after a missed appointment the family is called', () => {
  expect(said({ state: 'accepted', nextTask: 'call-about-missed-appointment' })).toContain('Call the family')
  expect(said({ state: 'accepted', nextTask: 'get-appointment' })).toContain('accepted')
})

test('a referral that waits for a decision says since when its consent is taken back, and what may be done', () => {
  const deciding = aReferral({ state: 'awaiting-consent', nextTask: 'decide-without-consent' })
  const say = {
    t: (key, values) => translate('en', key, values),
    day: (on) => `<${on}>`,
  } satisfies Parameters<typeof stateSentence>[1]
  expect(stateSentence(deciding, { ...say, takenBackOn: '2026-11-30' })).toMatch(
    /^The consent was taken back on <2026-11-30>\. Decide by .* how it goes on/,
  )
  expect(stateSentence(deciding, say)).not.toContain('Get it signed')
})

test('a referral whose consent was taken back after it was sent says so', () => {
  const say = {
    t: (key, values) => translate('en', key, values),
    day: (on) => `<${on}>`,
  } satisfies Parameters<typeof stateSentence>[1]
  expect(stateSentence(aReferral({}), { ...say, takenBackOn: '2026-11-30' })).toBe(
    'Sent to Harbor Clinic on <2026-11-24>; they owe us an answer by <2026-12-08>. The consent it was sent by was taken back on <2026-11-30>: tell Harbor Clinic.',
  )
})

test('once the consent is signed the referral is to be sent', () => {
  expect(said({ state: 'awaiting-consent', nextTask: 'get-consent' })).toContain('Get it signed')
  expect(said({ state: 'awaiting-consent', nextTask: 'send-referral' })).toBe(
    'The consent is signed. Send it to Harbor Clinic by <2026-12-08>.',
  )
  const lapsed = stateSentence(aReferral({ state: 'awaiting-consent', nextTask: 'send-referral' }), {
    ...{ t: (key, values) => translate('en', key, values), day: (on) => on, isLapsed: true },
  })
  expect(lapsed).toContain('Get it signed')
})

test('an appointment is named by its day where it is known', () => {
  expect(said({ state: 'appointment-scheduled' }, '2026-12-03')).toContain('<2026-12-03>')
  expect(said({ state: 'appointment-scheduled' })).toContain('<2026-12-08>')
})

test('a closed referral says how, why and who ended it', () => {
  const sentence = said({
    state: 'closed-provider-declined',
    endReason: 'no-capacity',
    endedBy: 'provider',
    nextTask: null,
    nextDueOn: null,
  })
  expect(sentence).toContain('No openings')
  expect(sentence).toContain('The provider')
})

test.each(['en', 'es'] as const)('in %s every state on every pathway makes a whole sentence', (locale) => {
  const sentences = ReferralState.options.flatMap((state) =>
    Pathway.options.map((pathway) => said({ state, pathway }, '2026-12-03', locale)),
  )
  expect(sentences).toHaveLength((OPEN_STATES.length + CLOSED_STATES.length + 1) * Pathway.options.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[^{}:]{3,}.*\.$/)
})
