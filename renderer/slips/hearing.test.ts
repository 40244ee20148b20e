import { expect, test } from 'vitest'

import { makeCaseCode } from '#shared/domain/case-code.ts'
import { codeInBars, readSlipCode, slipCode } from '#shared/domain/slip.ts'

import { codeIn, isSameScan, printedCodeIn, type Press, SCAN_GAP_MS } from './hearing.ts'

const code = makeCaseCode([6, 17, 22, 2])
const printed = codeInBars(code, 'contact-slip', 2)

/** A scanner with an American keyboard, on a machine whose keyboard turns some keys into other signs. */
const scanned = (text: string, turned: Readonly<Record<string, string>> = {}): Press[] =>
  Array.from(text).map((sign, at) => ({
    key: turned[sign] ?? sign,
    code: /[A-Z]/.test(sign) ? `Key${sign}` : /\d/.test(sign) ? `Digit${sign}` : 'Minus',
    at: at * 8,
  }))

test('a scan is heard whatever keyboard the machine has', () => {
  const german = { '-': 'ß', Y: 'Z', Z: 'Y' }
  const french = { '-': ')', A: 'Q', Q: 'A', Z: 'W', W: 'Z', M: ',', ...frenchDigits() }
  for (const turned of [{}, german, french]) {
    const heard = codeIn(scanned(printed, turned))
    expect(heard === null ? null : readSlipCode(heard)).toEqual({ code, slip: 'contact-slip', number: 2 })
  }
})

function frenchDigits(): Record<string, string> {
  return Object.fromEntries(Array.from('&é"\'(-è_çà').map((sign, at) => [String((at + 1) % 10), sign]))
}

test('a word that happens to fit a code is nobody’s paper where somebody may be writing', () => {
  const word = 'THEFT'
  const fitting = Array.from('ABCDEFGHJKMNPQRSTVWXYZ').map((last) => `${word.slice(0, 4)}${last}`)
  expect(fitting.some((text) => codeIn(scanned(text)) !== null)).toBe(true)
  for (const text of fitting) expect([text, printedCodeIn(scanned(text))]).toEqual([text, null])
  expect(printedCodeIn(scanned(code))).toBeNull()
  expect(printedCodeIn(scanned(printed))).toBe(printed)
  const before = slipCode(code, 'contact-slip')
  expect(printedCodeIn(scanned(before))).toBe(before)
  const [lettersAlone = ''] = Array.from('ABCDEFGHJKMNPQRSTVWXYZ').flatMap((numeral) =>
    Array.from('ABCDEFGHJKMNPQRSTVWXYZ', (check) => `${code.replace('-', '')}S${numeral}${check}`).filter(
      (text) => readSlipCode(text) !== null,
    ),
  )
  expect(printedCodeIn(scanned(lettersAlone))).toBeNull()
  expect(printedCodeIn(scanned(printed, { '-': 'ß', Y: 'Z', Z: 'Y' }))).not.toBeNull()
})

test('words, numbers and codes of other things are no paper of ours', () => {
  for (const text of ['', '7KQ', 'NOTES', '5901234123457', 'HELLO WORLD', `${printed}7`])
    expect([text, codeIn(scanned(text))]).toEqual([text, null])
})

test('signs of one scan follow each other faster than fingers', () => {
  const [first] = scanned('7')
  expect(isSameScan(undefined, 0)).toBe(false)
  expect(isSameScan(first, SCAN_GAP_MS)).toBe(true)
  expect(isSameScan(first, SCAN_GAP_MS + 1)).toBe(false)
})
