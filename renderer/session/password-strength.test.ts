import { expect, test } from 'vitest'

import { strengthOf } from './password-strength.ts'

test('a short password is told how many characters it lacks', () => {
  expect(strengthOf('copper window')).toEqual({ kind: 'short', missing: 2 })
})

test('letters are counted as people see them, however they are stored', () => {
  expect(strengthOf('e\u0301'.repeat(14))).toEqual({ kind: 'short', missing: 1 })
})

test('a long password that only repeats itself is not called good', () => {
  expect(strengthOf('abcabcabcabcabcabc')).toEqual({ kind: 'plain' })
})

test('four unrelated words are a strong password', () => {
  expect(strengthOf('copper window thirteen garden')).toEqual({ kind: 'strong' })
  expect(strengthOf('lantern fog tray')).toEqual({ kind: 'good' })
})
