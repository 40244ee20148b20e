import { expect, test } from 'vitest'

import { passwordRefusal } from './password.ts'

const context = { user: 'mgarcia', words: ['Lincoln High School'] }

test.each([
  'violet harbour pencil tram',
  'el río baja despacio hoy',
  'Rq7#vLp2!xKd9&mZt',
  'four words about 1984 and tea',
  'пятнадцать букв и ещё',
  '学校の外にある静かな図書館の二階',
])('a counselor may choose %s', (password) => {
  expect(passwordRefusal(password, context)).toBeNull()
})

test.each([
  ['fourteen chars', 'short'],
  ['', 'short'],
  // Fifteen code units that are eight letters once spelled one way.
  ['e\u0301'.repeat(7) + 'x', 'short'],
  ['x'.repeat(1001), 'long'],
  ['aaaaaaaaaaaaaaaaaaaa', 'guessed'],
  ['abababababababababab', 'guessed'],
  ['horse battery horse battery', 'guessed'],
  ['123456789012345678', 'guessed'],
  ['123456789012345', 'guessed'],
  ['111111122222233333', 'guessed'],
  ['aaaabbbbccccddddeeeeffff', 'guessed'],
  ['qwertyuiopasdfghjkl', 'guessed'],
  ['abcdefghijklmnop', 'guessed'],
  ['zyxwvutsrqponmlk', 'guessed'],
  ['1q2w3e4r5t6y7u8i', 'guessed'],
  ['footbridge2026!!!', 'guessed'],
  ['Password123456789', 'guessed'],
  ['P@ssw0rd-P@ssw0rd!', 'guessed'],
  ['mgarcia-mgarcia-1', 'guessed'],
  ['Lincoln High School 12', 'guessed'],
  ['school counselor 1', 'guessed'],
  ['correct horse battery staple', 'guessed'],
  ['Escuela-contraseña-1', 'guessed'],
  ['Copper window thirteen garden', 'guessed'],
  ['Cobre ventana trece jardín', 'guessed'],
])('a password a stranger would try first is refused: %s', (password, refusal) => {
  expect(passwordRefusal(password, context)).toBe(refusal)
})
