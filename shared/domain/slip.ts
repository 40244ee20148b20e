import { z } from 'zod'

import { CASE_CODE_SIGNS, codesThatFit, readCaseCode } from './case-code.ts'
import { isOpen } from './referral-road.ts'
import type { ReferralState } from './referral.ts'

/** The papers of a packet that come back to the office. */
export const Slip = z.enum(['contact-slip', 'consent-form', 'follow-up-card', 'feedback-slip'])
export type Slip = z.infer<typeof Slip>

/** What the code on each paper ends with: which paper it is, and nothing about anybody. */
const LETTERS: Readonly<Record<Slip, string>> = {
  'contact-slip': 'S',
  'consent-form': 'C',
  'follow-up-card': 'F',
  'feedback-slip': 'P',
}

/** The code of a case with what stands after it: which paper carried it, and for which referral of the case it was printed. */
interface ReturnedCode {
  readonly code: string
  /** `null` where only the case was named. */
  readonly slip: Slip | null
  /** The referral's number among those of the case, from 1; `null` where the paper does not say it. */
  readonly number: number | null
}

const WEIGHTS = [2, 3, 5, 7, 11, 13]

/** The sign that says whether case, paper and referral were read rightly: distinct weights modulo a prime catch any one wrong sign. */
function tailSign(signs: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, at) => total + weight * CASE_CODE_SIGNS.indexOf(signs.charAt(at)),
    0,
  )
  return CASE_CODE_SIGNS.charAt(sum % CASE_CODE_SIGNS.length)
}

const tailOf = (code: string, letter: string, numeral: string): string =>
  `${numeral}${tailSign(code.replace('-', '').slice(0, 4) + letter + numeral)}`

/**
 * What stands on a paper that comes back, as letters and as bars: `7KQ-3M-S2K` for the second referral of the case, with
 * a check sign of its own. Without a referral, and beyond as many as one sign can count, `7KQ-3M-S`.
 */
export function slipCode(code: string, slip: Slip, number: number | null = null): string {
  const letter = LETTERS[slip]
  const numeral = number === null ? '' : CASE_CODE_SIGNS.charAt(number - 1)
  return numeral === '' ? `${code}-${letter}` : `${code}-${letter}${tailOf(code, letter, numeral)}`
}

/** What bars and squares hold: a code with its referral without hyphens, so that it is no wider than one without. */
export function codeInBars(code: string, slip: Slip, number: number | null): string {
  const whole = slipCode(code, slip, number)
  return whole === slipCode(code, slip) ? whole : whole.replaceAll('-', '')
}

/** How many signs of a code may be unreadable: with more, every case of the office would fit. */
const MOST_UNREADABLE = 3

/** What a sign may stand between: people and scanners write hyphens, spaces and dots as their keyboards have them. */
const signsOf = (typed: string): readonly string[] =>
  Array.from(typed.normalize('NFKC'))
    .filter((sign) => /[A-Za-z0-9?]/.test(sign))
    .map((sign) => sign.toUpperCase().replace(/[IL]/, '1'))

function slipOf(letter: string | undefined): Slip | null {
  return Slip.options.find((slip) => LETTERS[slip] === letter) ?? null
}

/** The number after the letter of a paper of this case; `null` where its check sign does not fit. */
function numberAfter(
  code: string,
  [letter = '', numeral = '', check = '']: readonly string[],
): number | null {
  const isWhole = slipOf(letter) !== null && CASE_CODE_SIGNS.includes(numeral) && numeral !== ''
  return isWhole && tailOf(code, letter, numeral) === numeral + check
    ? CASE_CODE_SIGNS.indexOf(numeral) + 1
    : null
}

/** Reads what was typed, pasted or scanned: a code of a case, with or without the letter of the paper, and the referral it was printed for. */
export function readSlipCode(typed: string): ReturnedCode | null {
  const signs = signsOf(typed)
  const code = readCaseCode(signs.slice(0, 5).join(''))
  if (code === null) return null
  if (signs.length === 5) return { code, slip: null, number: null }
  const slip = slipOf(signs[5])
  if (slip === null) return null
  if (signs.length === 6) return { code, slip, number: null }
  const number = numberAfter(code, signs.slice(5))
  return signs.length === 8 && number !== null ? { code, slip, number } : null
}

/** A hyphen as programs make one of it: dashes of any length, a minus sign, a dot in the middle. */
const DASHES = /[\p{Pd}\u2212\u00b7\u2219]/gu

/** Whether somebody who typed this meant a code, rather than a name that happens to be as short. */
export function looksLikeSlipCode(typed: string): boolean {
  const tidy = typed.trim().normalize('NFKC').replaceAll(DASHES, '-')
  const signs = signsOf(tidy)
  const { length } = signs
  if (length < 4 || length > 9 || !/^[\w?\s.-]+$/u.test(tidy)) return false
  // No telephone number has the letter of a paper before its last two signs.
  if (length > 7) return slipOf(signs.at(-3)) !== null || slipOf(signs[5]) !== null
  return /[\d?]/.test(tidy) || /^\w{3}-\w{2}(-\w)?$/.test(tidy)
}

/**
 * The codes that may have been meant by one that does not read: one sign wrong, two signs changed places, one left out
 * or one too many; or with signs that could not be read, written as `?`. A sign that no code holds counts as unread.
 * Every code the check sign allows is among them, and nothing else. Five signs that read may also be six of which one was
 * lost, where the last is the letter of a paper: then both are offered, what reads first.
 */
export function codesNear(typed: string): readonly ReturnedCode[] {
  const signs = signsOf(typed).map((sign) => (CASE_CODE_SIGNS.includes(sign) ? sign : '?'))
  const whole = nearFiveSigns(signs).map((code) => ({ code, slip: null, number: null }))
  // The last sign may be the letter of the paper.
  const slip = slipOf(signs.at(-1))
  const before =
    slip === null ? [] : nearFiveSigns(signs.slice(0, -1)).map((code) => ({ code, slip, number: null }))
  const read = readSlipCode(typed)
  if (read !== null) return signs.length === 5 ? once([read, ...before]) : [read]
  return once(signs.length > 5 ? [...nearWithReferral(signs), ...before, ...whole] : [...whole, ...before])
}

/** What may have been meant by a code that said a referral, too: a mistake in what stands after the case leaves the case. */
function nearWithReferral(signs: readonly string[]): readonly ReturnedCode[] {
  if (signs.length < 7 || signs.length > 9) return []
  const tail = signs.slice(-3)
  const inCase = nearFiveSigns(signs.slice(0, -3)).flatMap((code) => {
    const number = numberAfter(code, tail)
    return number === null ? [] : [{ code, slip: slipOf(tail[0]), number }]
  })
  const code = readCaseCode(signs.slice(0, 5).join(''))
  return code === null ? inCase : [...inCase, { code, slip: slipOf(signs[5]), number: null }]
}

function once(all: readonly ReturnedCode[]): readonly ReturnedCode[] {
  return all.filter(({ code }, at) => all.findIndex((other) => other.code === code) === at)
}

function nearFiveSigns(signs: readonly string[]): readonly string[] {
  const unread = signs.filter((sign) => sign === '?').length
  if (unread > MOST_UNREADABLE) return []
  const positions = signs.map((_, at) => at)
  switch (signs.length) {
    case 4:
      if (unread > 0) return []
      return [0, 1, 2, 3, 4].flatMap((at) => codesThatFit(signs.toSpliced(at, 0, '?')))
    case 5: {
      if (unread > 0) return codesThatFit(signs)
      const wrong = positions.flatMap((at) => codesThatFit(signs.with(at, '?')))
      return [...swapped(signs), ...wrong]
    }
    case 6:
      return unread > 0 ? [] : positions.flatMap((at) => codesThatFit(signs.toSpliced(at, 1)))
    default:
      return []
  }
}

function swapped(signs: readonly string[]): readonly string[] {
  return signs.flatMap((one, at) =>
    signs.slice(at + 1).flatMap((other, further) => {
      if (one === other) return []
      return codesThatFit(signs.with(at, other).with(at + 1 + further, one))
    }),
  )
}

/**
 * The referral a paper came back for: the one its code names. Where the code names none, the only one there is, the only
 * one such a paper was ever printed for that may still be out, or the only one that is open or has one out. `null` where
 * two could be meant, or none: then somebody says which.
 */
export function referralOfSlip(
  { slip, number }: Pick<ReturnedCode, 'slip' | 'number'>,
  referrals: readonly { readonly id: string; readonly state: ReferralState; readonly number: number }[],
  pages: readonly { readonly referralId: string; readonly part: string; readonly ending: string | null }[],
): string | null {
  if (number !== null) return referrals.find((one) => one.number === number)?.id ?? null
  const [only = null, ...others] = referrals
  if (only === null || others.length === 0) return only?.id ?? null
  const printed = pages.filter(({ part, ending }) => part === slip && ending !== 'not-printed')
  const out = printed.filter(({ ending }) => ending !== 'destroyed')
  const isOf = (some: typeof pages, id: string) => some.some(({ referralId }) => referralId === id)
  const isOfOne = new Set(printed.map(({ referralId }) => referralId)).size === 1
  const among = referrals.filter(({ id, state }) =>
    isOfOne && out.length > 0 ? isOf(out, id) : isOpen(state) || isOf(out, id),
  )
  return among.length === 1 ? (among[0]?.id ?? null) : null
}
