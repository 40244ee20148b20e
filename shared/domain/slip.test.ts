import fc from 'fast-check'
import { expect, test } from 'vitest'

import { CASE_CODE_SIGNS, makeCaseCode } from './case-code.ts'
import { codesNear, looksLikeSlipCode, readSlipCode, referralOfSlip, Slip, slipCode } from './slip.ts'

const sign = fc.nat(CASE_CODE_SIGNS.length - 1)
const code = fc.tuple(sign, sign, sign, sign).map(makeCaseCode)
const slip = fc.constantFrom(...Slip.options)
const numbered = fc.integer({ min: 1, max: CASE_CODE_SIGNS.length })
const signsOf = (text: string) => Array.from(text.replaceAll('-', ''))
const near = (typed: readonly string[]) => codesNear(typed.join('')).map((found) => found.code)

test('what is printed on each paper is read back, as people and scanners write it', () => {
  fc.assert(
    fc.property(code, slip, fc.option(numbered), (made, paper, number) => {
      const read = { code: made, slip: paper, number }
      const printed = slipCode(made, paper, number)
      expect(readSlipCode(printed)).toEqual(read)
      expect(readSlipCode(` ${printed.toLowerCase().replaceAll('-', ' ')} `)).toEqual(read)
      // A scanner that believes in another keyboard writes hyphens as whatever lies there.
      expect(readSlipCode(printed.replaceAll('-', 'ß'))).toEqual(read)
      expect(readSlipCode(printed.replaceAll('-', "'"))).toEqual(read)
      expect(readSlipCode(made)).toEqual({ code: made, slip: null, number: null })
    }),
  )
})

test('one wrong sign, two that changed places, one left out, one too many: the code that was meant is offered', () => {
  fc.assert(
    fc.property(code, fc.nat(4), fc.nat(4), sign, (made, at, other, index) => {
      const signs = signsOf(made)
      const wrong = CASE_CODE_SIGNS.charAt(index)
      if (signs[at] !== wrong) expect(near(signs.with(at, wrong))).toContain(made)
      if (signs[at] !== signs[other])
        expect(near(signs.with(at, signs[other] ?? '').with(other, signs[at] ?? ''))).toContain(made)
      expect(near(signs.toSpliced(at, 1))).toContain(made)
      // Once in about a thousand, five signs and the letter of a paper are a code of their own.
      const oneMore = signs.toSpliced(at, 0, wrong)
      if (readSlipCode(oneMore.join('')) === null) expect(near(oneMore)).toContain(made)
    }),
  )
})

test('the same is offered with the letter of the paper after it', () => {
  fc.assert(
    fc.property(code, slip, fc.nat(4), sign, (made, paper, at, index) => {
      const signs = signsOf(slipCode(made, paper))
      const wrong = CASE_CODE_SIGNS.charAt(index)
      if (signs[at] !== wrong)
        expect(codesNear(signs.with(at, wrong).join(''))).toContainEqual({
          code: made,
          slip: paper,
          number: null,
        })
      expect(codesNear(signs.with(at, '?').join(''))).toContainEqual({
        code: made,
        slip: paper,
        number: null,
      })
    }),
  )
})

test('whatever one sign of a printed code was lost, the case it was printed for is offered', () => {
  fc.assert(
    fc.property(code, slip, fc.nat(5), (made, paper, at) => {
      expect(near(signsOf(slipCode(made, paper)).toSpliced(at, 1))).toContain(made)
    }),
    { numRuns: 2000 },
  )
})

test('one sign that cannot be read is no loss: the check sign says what it was', () => {
  fc.assert(
    fc.property(code, fc.nat(4), (made, at) => {
      expect(near(signsOf(made).with(at, '?'))).toEqual([made])
      // No code holds an O or a 0: whoever writes one could not read what stands there.
      expect(near(signsOf(made).with(at, '0'))).toEqual([made])
    }),
  )
})

test('two unreadable signs leave 31 codes, three 961, four none', () => {
  expect(near(['7', 'K', '?', '?', 'M'])).toHaveLength(31)
  expect(near(['?', 'K', '?', '?', 'M'])).toHaveLength(961)
  expect(near(['?', '?', '?', '?', 'M'])).toEqual([])
})

test('every code that is offered is one, and none twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CASE_CODE_SIGNS, '0', '?'), { maxLength: 8 }), (typed) => {
      const found = near(typed)
      expect(new Set(found).size).toBe(found.length)
      const read = readSlipCode(typed.join(''))
      if (read) expect(found[0]).toBe(read.code)
      for (const offered of found)
        expect(readSlipCode(offered)).toEqual({ code: offered, slip: null, number: null })
    }),
  )
})

test('a name is not taken for a code, and a code with a mistake is', () => {
  for (const words of ['Marsh', 'ann', 'Ocampo', 'Li Wei', '', 'grade 9 math', 'Óscar', '555-0101-22'])
    expect([words, looksLikeSlipCode(words)]).toEqual([words, false])
  for (const words of ['7KQ-3M', '7kq3', '7KQ 3N', 'ABC-DE', 'abc-de-s', '7K?-?M', '7KQ-3M-S'])
    expect([words, looksLikeSlipCode(words)]).toEqual([words, true])
})

test.each([...'-‐‑‒–—―−·﹣－'])(
  'a code written with “%s” for its hyphens is one wherever it is typed',
  (dash) => {
    fc.assert(
      fc.property(code, slip, fc.option(numbered), (made, paper, number) => {
        const typed = slipCode(made, paper, number).replaceAll('-', dash)
        expect([typed, looksLikeSlipCode(typed)]).toEqual([typed, true])
        expect(readSlipCode(typed)).toEqual({ code: made, slip: paper, number })
      }),
    )
  },
)

test('one wrong sign of a code with its referral never names another referral, and the case that was meant is offered', () => {
  fc.assert(
    fc.property(code, slip, numbered, fc.nat(7), sign, (made, paper, number, at, index) => {
      const signs = signsOf(slipCode(made, paper, number))
      const wrong = signs.with(at, CASE_CODE_SIGNS.charAt(index))
      const read = readSlipCode(wrong.join(''))
      if (signs[at] === wrong[at]) expect(read).toEqual({ code: made, slip: paper, number })
      else {
        expect(read).toBeNull()
        const offered = codesNear(wrong.join('')).find((found) => found.code === made)
        expect(offered).toBeDefined()
        expect([null, number]).toContain(offered?.number)
      }
      expect(near(signs.toSpliced(at, 1))).toContain(made)
      expect(near(signs.with(at, '?'))).toContain(made)
    }),
    { numRuns: 2000 },
  )
})

test('beyond as many referrals as one sign can count the code names the case alone', () => {
  expect(slipCode('7KQ-3M', 'contact-slip', 31)).toMatch(/^7KQ-3M-SZ.$/)
  expect(slipCode('7KQ-3M', 'contact-slip', 32)).toBe('7KQ-3M-S')
})

const sent = { id: 'sent', number: 1, state: 'sent' } as const
const closed = { id: 'closed', number: 2, state: 'closed-no-response' } as const
const linked = { id: 'linked', number: 3, state: 'linked' } as const
const printed = (referralId: string, ending: string | null = null) => ({
  ...{ referralId, part: 'contact-slip', ending },
})

test.each([
  // What is so, the referrals, the pages of such a paper, which one it is.
  ['the only one there is', [closed], [], 'closed'],
  ['the only open one', [sent, closed], [], 'sent'],
  ['the only one it was ever printed for', [sent, linked, closed], [printed('closed')], 'closed'],
  [
    'none where it was printed for two, one of them closed',
    [sent, closed],
    [printed('sent'), printed('closed')],
    null,
  ],
  ['none where two are as likely', [sent, linked], [printed('sent'), printed('linked')], null],
  ['none where it was printed for nobody and two are open', [sent, linked], [], null],
  [
    'none where the other page was destroyed',
    [sent, linked],
    [printed('sent', 'destroyed'), printed('linked')],
    null,
  ],
  ['a destroyed page came back from nowhere', [sent, linked], [printed('sent', 'destroyed')], null],
  [
    'a page that never came out came back from nowhere',
    [sent, linked],
    [printed('sent', 'not-printed')],
    null,
  ],
  [
    'the one whose page came out',
    [sent, linked],
    [printed('sent', 'not-printed'), printed('linked', 'handed-to-parent')],
    'linked',
  ],
  ['none where there is none', [], [], null],
] as const)(
  'a contact slip from before its code named a referral came back for %s',
  (_, referrals, pages, expected) => {
    expect(referralOfSlip({ slip: 'contact-slip', number: null }, referrals, pages)).toBe(expected)
  },
)

test('a code that names its referral leads to it whatever was printed, and to none where the case has no such one', () => {
  const all = [sent, linked, closed]
  const pages = [printed('sent')]
  expect(referralOfSlip({ slip: 'contact-slip', number: 3 }, all, pages)).toBe('linked')
  expect(referralOfSlip({ slip: 'contact-slip', number: 9 }, [sent], pages)).toBeNull()
})
