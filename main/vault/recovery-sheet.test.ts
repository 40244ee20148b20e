import { assert, constantFrom, nat, pre, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'

import { newRecoverySecret, parseRecoveryCode, recoveryCodeOf } from './recovery-sheet.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secrets = uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes))

function replaceLetter(code: string, place: number, letter: string): string {
  const letters = [...code.replaceAll('-', '')]
  letters[place] = letter
  return letters.join('')
}

test('a sheet has 7 groups of 4 and gives back what it was made from', () => {
  assert(
    property(secrets, (secret) => {
      const code = recoveryCodeOf(secret)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(parseRecoveryCode(code)).toEqual(secret)
    }),
  )
})

test('two sheets are never the same', () => {
  expect(newRecoverySecret()).not.toEqual(newRecoverySecret())
  expect(newRecoverySecret()).toHaveLength(16)
})

test('case, spaces, dashes and look-alike letters do not matter', () => {
  const secret = Buffer.from('00443214c74254b635cf84653a56d7c6', 'hex')
  const code = recoveryCodeOf(secret)
  expect(code).toContain('0')
  expect(code).toContain('1')
  const typed = [
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    code.replaceAll('-', ''),
    ` ${code.replaceAll('-', ' – ')}.\n`,
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
    code.replaceAll('0', 'o').replaceAll('1', 'I'),
  ]
  for (const version of typed) expect(parseRecoveryCode(version)).toEqual(secret)
})

test('one wrong letter is always noticed, and the group it is in is named', () => {
  assert(
    property(secrets, nat(27), constantFrom(...alphabet), (secret, place, letter) => {
      const code = recoveryCodeOf(secret)
      const typed = replaceLetter(code, place, letter)
      pre(typed !== code.replaceAll('-', ''))
      expect(() => parseRecoveryCode(typed)).toThrow(`Look at group ${Math.floor(place / 4) + 1} first`)
    }),
  )
})

test('two letters that changed places, or two that are wrong, are always noticed', () => {
  assert(
    property(secrets, nat(27), nat(27), constantFrom(...alphabet), (secret, one, other, letter) => {
      const plain = recoveryCodeOf(secret).replaceAll('-', '')
      const swapped = replaceLetter(replaceLetter(plain, one, plain.charAt(other)), other, plain.charAt(one))
      const wrong = replaceLetter(replaceLetter(plain, one, letter), other, letter)
      for (const typed of [swapped, wrong].filter((version) => version !== plain)) {
        expect(() => parseRecoveryCode(typed)).toThrow('not typed as on the sheet')
      }
    }),
  )
})

test('a code that is too short or too long says how many letters were typed', () => {
  const code = recoveryCodeOf(newRecoverySecret())
  expect(() => parseRecoveryCode(code.slice(0, -2))).toThrow('26 were typed')
  expect(() => parseRecoveryCode(`${code}7`)).toThrow('29 were typed')
  expect(() => parseRecoveryCode('')).toThrow('0 were typed')
})

test('a letter that is on no sheet is pointed at', () => {
  const code = recoveryCodeOf(newRecoverySecret())
  expect(() => parseRecoveryCode(replaceLetter(code, 9, 'U'))).toThrow('Look at group 3 first')
  expect(() => parseRecoveryCode(replaceLetter(code, 0, 'é'))).toThrow('Look at group 1 first')
})
