import fc from 'fast-check'
import { expect, test } from 'vitest'

import { CaseCode, makeCaseCode, readCaseCode } from './case-code.ts'

const SIGNS = '123456789ABCDEFGHJKMNPQRSTVWXYZ'
const sign = fc.nat(SIGNS.length - 1)
const code = fc.tuple(sign, sign, sign, sign).map(makeCaseCode)
const signsOf = (text: string) => Array.from(text.replace('-', ''))
const written = (signs: readonly string[]) => `${signs.slice(0, 3).join('')}-${signs.slice(3).join('')}`

test('every code made is a code, and is read back as people type it', () => {
  fc.assert(
    fc.property(code, (made) => {
      expect(CaseCode.parse(made)).toBe(made)
      expect(readCaseCode(made)).toBe(made)
      expect(readCaseCode(` ${made.toLowerCase().replace('-', '')} `)).toBe(made)
      expect(readCaseCode(Array.from(made).join(' '))).toBe(made)
    }),
  )
})

test('an I or an L written by hand is read as the 1 it must have been', () => {
  const made = makeCaseCode([0, 5, 9, 20])
  expect(made.startsWith('1')).toBe(true)
  expect(readCaseCode(`I${made.slice(1)}`)).toBe(made)
  expect(readCaseCode(`l${made.slice(1)}`)).toBe(made)
})

test('every single wrong sign is noticed', () => {
  fc.assert(
    fc.property(code, fc.nat(4), sign, (made, at, wrong) => {
      const signs = signsOf(made)
      const other = SIGNS.charAt(wrong)
      fc.pre(signs[at] !== other)
      expect(readCaseCode(written(signs.with(at, other)))).toBeNull()
    }),
  )
})

test('every swap of two signs is noticed, the check sign included', () => {
  fc.assert(
    fc.property(code, fc.nat(4), fc.nat(4), (made, one, other) => {
      const signs = signsOf(made)
      const [first = '', second = ''] = [signs[one], signs[other]]
      fc.pre(first !== second)
      expect(readCaseCode(written(signs.with(one, second).with(other, first)))).toBeNull()
    }),
  )
})

test('what is no code is not read as one', () => {
  for (const typed of ['', '7KQ', '7KQ-3M-1', '0OU-12', 'ÅBC-12', '7KQ 3M 9'])
    expect(readCaseCode(typed)).toBeNull()
})
