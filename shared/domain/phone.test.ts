import { expect, test } from 'vitest'

import { isCallable, shownPhone, tidyPhone } from './phone.ts'

test.each([
  ['(555) 010-1234', '555-010-1234', null],
  ['1.555.010.1234', '555-010-1234', null],
  ['+1 555 010 1234', '555-010-1234', null],
  ['5550101234 ext. 12', '555-010-1234', '12'],
  ['555-0100', '555-0100', null],
  ['"+44 1234 234567"', '+44 1234 234567', null],
  ['ask at the  desk', 'ask at the desk', null],
  ['1-800-HELP-NOW', '1-800-HELP-NOW', null],
])('%s is shown as %s', (typed, number, extension) => {
  expect(tidyPhone(typed)).toEqual({ number, extension })
})

test('an extension stands behind its number on one line', () => {
  expect(shownPhone('5550101234 ext. 12')).toBe('555-010-1234 x12')
  expect(shownPhone('3155550111')).toBe('315-555-0111')
  expect(shownPhone('')).toBe('')
})

test('words are no number to call, and an extension alone is none', () => {
  expect(['555-0134', '(212) 555-0134 x12', '+44 20 7946 0000'].every(isCallable)).toBe(true)
  expect(['call me maybe', '911', '', 'x123456'].some(isCallable)).toBe(false)
})
