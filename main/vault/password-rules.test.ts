import { expect, test } from 'vitest'

import { assertPasswordAllowed, passwordBytes } from './password-rules.ts'

const context = { user: 'mgarcia', words: ['Lincoln High School'] }

test('a password that is enough is taken', () => {
  expect(() => assertPasswordAllowed('violet harbour pencil tram', context)).not.toThrow()
})

test.each([
  ['fourteen chars', 'at least 15'],
  ['x'.repeat(1001), 'at most 1000'],
  ['Lincoln High School 12', 'easy to guess'],
])('a password that is not is refused in a sentence: %s', (password, sentence) => {
  expect(() => assertPasswordAllowed(password, context)).toThrow(sentence)
})

test('the form is told which field to point at', () => {
  expect(() => assertPasswordAllowed('short', context, 'newPassword')).toThrow(
    expect.objectContaining({
      data: expect.objectContaining({
        code: 'invalid',
        fields: [{ path: 'newPassword', message: 'vault:errors.passwordTooShort', values: { minimum: 15 } }],
      }),
    }),
  )
})

test('one password from every keyboard', () => {
  expect(passwordBytes('café')).toEqual(passwordBytes('cafe\u0301'))
  expect(passwordBytes('')).toEqual(Buffer.from([0]))
})
