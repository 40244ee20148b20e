import { expect, test } from 'vitest'

import { Ending, POSSIBLE_ENDINGS } from './referral-ending.ts'
import { CLOSED_STATES } from './referral.ts'

test('an ending says who, why, what stood in the way and what changed', () => {
  const whole = {
    state: 'closed-moved',
    endedBy: 'family',
    reason: 'moved-away',
    barriers: [],
    outcome: 'same',
    note: '',
  }
  expect(Ending.safeParse(whole).success).toBe(true)
  for (const field of Object.keys(whole)) {
    const { [field as keyof typeof whole]: _, ...rest } = whole
    expect(Ending.safeParse(rest).success).toBe(false)
  }
})

const problems = (said: object) =>
  Ending.safeParse({
    state: 'closed-family-declined',
    endedBy: 'family',
    reason: 'family-chose-not-to',
    barriers: ['hours'],
    outcome: 'not-known',
    note: '',
    ...said,
  }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

test('an ending does not contradict itself: nobody declines for somebody else', () => {
  expect(problems({})).toBeUndefined()
  expect(problems({ endedBy: 'provider', reason: 'no-capacity' })).toEqual([
    'endedBy: referrals:errors.endedByOther',
    'reason: referrals:errors.otherReason',
  ])
  expect(problems({ state: 'closed-provider-declined', endedBy: 'family', reason: 'moved-away' })).toEqual([
    'endedBy: referrals:errors.endedByOther',
    'reason: referrals:errors.otherReason',
  ])
  expect(problems({ state: 'closed-moved', endedBy: 'system', reason: 'goals-reached' })).toEqual([
    'reason: referrals:errors.otherReason',
  ])
})

test('where a student was not linked, nothing in the way is said and not left out', () => {
  expect(problems({ barriers: [] })).toEqual(['barriers: referrals:errors.noBarrierSaid'])
  expect(problems({ barriers: [], noBarrier: true })).toBeUndefined()
  const moved = { state: 'closed-moved', reason: 'moved-away', barriers: [] }
  expect(problems(moved)).toBeUndefined()
})

test('who may have ended a referral and why, read aloud', () => {
  const lines = CLOSED_STATES.map((state) => {
    const { endedBy, reasons } = POSSIBLE_ENDINGS[state]
    return `${state}: ${endedBy.join(', ')}: ${reasons.join(', ')}`
  })
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "closed-completed: provider, family, student, school: goals-reached, time-limit-passed, other
    closed-provider-declined: provider: no-capacity, insurance-not-accepted, eligibility, age, service-not-provided, out-of-area, missing-documents, incomplete-information, inappropriate, already-enrolled, duplicate, time-limit-passed, other
    closed-family-declined: family, student: family-chose-not-to, student-chose-not-to, already-enrolled, other
    closed-unable-to-contact: school, provider, system: could-not-reach, other
    closed-no-response: provider, school, system: no-answer, time-limit-passed, other
    closed-moved: family, student, school, system: moved-away, other
    closed-redirected: school, provider, family, student: another-referral, no-capacity, inappropriate, insurance-not-accepted, eligibility, age, service-not-provided, out-of-area, duplicate, no-answer, family-chose-not-to, student-chose-not-to, other"
  `)
})
