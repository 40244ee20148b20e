import { expect, test } from 'vitest'

import { ReferralDraft, SendMethod } from './referral.ts'

const draft = {
  caseId: '0a0b0c0d-0000-7000-8000-000000000001',
  pathway: 'family-contacts-provider',
  serviceId: '0a0b0c0d-0000-7000-8000-000000000002',
  locationId: null,
  schoolService: null,
  primaryReason: 'mood',
  otherReasons: [],
  urgency: 'routine',
  needIdentifiedOn: '2026-12-08',
  ownerId: '0a0b0c0d-0000-7000-8000-000000000003',
}

const problems = (value: object) =>
  ReferralDraft.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

test('a referral is for one service: of a provider, or of the school', () => {
  expect(problems(draft)).toBeUndefined()
  expect(problems({ ...draft, serviceId: null })).toEqual(['serviceId: referrals:errors.noService'])
  expect(problems({ ...draft, pathway: 'school-based' })).toEqual([
    'schoolService: referrals:errors.noSchoolService',
  ])
  expect(
    problems({ ...draft, pathway: 'school-based', serviceId: null, schoolService: 'Lunch group' }),
  ).toBeUndefined()
})

test('nothing about a student is sent by plain e-mail', () => {
  expect(SendMethod.safeParse('e-mail').success).toBe(false)
  expect(SendMethod.safeParse('email').success).toBe(false)
})
