import { expect, test } from 'vitest'

import { assertPasswordAllowed, passwordBytes } from './password-rules.ts'

const context = { user: 'mgarcia', words: ['Lincoln High School'] }

test.each([
  'violet harbour pencil tram',
  'el río baja despacio hoy',
  'Rq7#vLp2!xKd9&mZt',
  'four words about 1984 and tea',
  'пятнадцать букв и ещё',
  '学校の外にある静かな図書館の二階',
])('a counselor may choose %s', (password) => {
  expect(() => assertPasswordAllowed(password, context)).not.toThrow()
})

test.each([
  ['fourteen chars', 'at least 15'],
  ['', 'at least 15'],
  // Fifteen code units that are eight letters once spelled one way.
  ['e\u0301'.repeat(7) + 'x', 'at least 15'],
  ['x'.repeat(1001), 'at most 1000'],
  ['aaaaaaaaaaaaaaaaaaaa', 'easy to guess'],
  ['abababababababababab', 'easy to guess'],
  ['horse battery horse battery', 'easy to guess'],
  ['123456789012345678', 'easy to guess'],
  ['qwertyuiopasdfghjkl', 'easy to guess'],
  ['abcdefghijklmnop', 'easy to guess'],
  ['zyxwvutsrqponmlk', 'easy to guess'],
  ['1q2w3e4r5t6y7u8i', 'easy to guess'],
  ['footbridge2026!!!', 'easy to guess'],
  ['Password123456789', 'easy to guess'],
  ['P@ssw0rd-P@ssw0rd!', 'easy to guess'],
  ['mgarcia-mgarcia-1', 'easy to guess'],
  ['Lincoln High School 12', 'easy to guess'],
  ['school counselor 1', 'easy to guess'],
  ['correct horse battery staple', 'easy to guess'],
  ['Escuela-contraseña-1', 'easy to guess'],
  ['Copper window thirteen garden', 'easy to guess'],
])('a password a stranger would try first is refused: %s', (password, sentence) => {
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
