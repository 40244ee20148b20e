import { expect, test } from 'vitest'

import { ANSWERS, consequenceOf, isOnlyLogged } from './answers.ts'

test.each([
  ['appointment', 'sent', 'schedule-appointment'],
  ['appointment', 'linked', 'schedule-appointment'],
  ['appointment', 'draft', 'log'],
  ['kept', 'appointment-scheduled', 'confirm-linked'],
  ['kept', 'linked', 'log'],
  ['waiting', 'sent', 'waitlist'],
  ['accepted', 'sent', 'accept'],
  ['more-information', 'accepted', 'ask-for-information'],
  ['declined', 'sent', 'close'],
  ['declined', 'closed-moved', 'log'],
  ['no-answer', 'sent', 'log'],
  ['call-us', 'closed-moved', 'log'],
] as const)('a paper that says “%s” of a referral that is “%s”: %s', (answer, state, expected) => {
  expect(consequenceOf(answer, state, true)).toBe(expected)
})

test('who does no casework ends no referral by a paper: it is logged, and it is said that nothing moved', () => {
  const consequence = consequenceOf('declined', 'sent', false)
  expect(consequence).toBe('log')
  expect(isOnlyLogged('declined', consequence)).toBe(true)
  expect(isOnlyLogged('no-answer', 'log')).toBe(false)
})

test('only a provider says yes or no to a referral', () => {
  expect(ANSWERS['contact-slip']).not.toContain('accepted')
  expect(ANSWERS['follow-up-card']).not.toContain('declined')
  expect(ANSWERS['feedback-slip']).toEqual(expect.arrayContaining(['accepted', 'declined']))
})
