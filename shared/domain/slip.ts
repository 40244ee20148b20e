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

/** The code of a case, and which paper carried it; `null` where only the case was named. */
interface ReturnedCode {
  readonly code: string
  readonly slip: Slip | null
}

/** What stands on a paper that comes back, as letters and as bars: `7KQ-3M-S`. */
export function slipCode(code: string, slip: Slip): string {
  return `${code}-${LETTERS[slip]}`
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

/** Reads what was typed, pasted or scanned: a code of a case, with or without the letter of the paper. */
export function readSlipCode(typed: string): ReturnedCode | null {
  const signs = signsOf(typed)
  const code = readCaseCode(signs.slice(0, 5).join(''))
  if (code === null) return null
  if (signs.length === 5) return { code, slip: null }
  const slip = slipOf(signs[5])
  return signs.length === 6 && slip !== null ? { code, slip } : null
}

/** A hyphen as programs make one of it: dashes of any length, a minus sign, a dot in the middle. */
const DASHES = /[\p{Pd}\u2212\u00b7\u2219]/gu

/** Whether somebody who typed this meant a code, rather than a name that happens to be as short. */
export function looksLikeSlipCode(typed: string): boolean {
  const tidy = typed.trim().normalize('NFKC').replaceAll(DASHES, '-')
  const { length } = signsOf(tidy)
  if (length < 4 || length > 7 || !/^[\w?\s.-]+$/u.test(tidy)) return false
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
  const whole = nearFiveSigns(signs).map((code) => ({ code, slip: null }))
  // The last sign may be the letter of the paper.
  const slip = slipOf(signs.at(-1))
  const before = slip === null ? [] : nearFiveSigns(signs.slice(0, -1)).map((code) => ({ code, slip }))
  const read = readSlipCode(typed)
  if (read !== null) return signs.length === 5 ? once([read, ...before]) : [read]
  return once(signs.length > 5 ? [...before, ...whole] : [...whole, ...before])
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
 * The referral a paper came back for: the one it was printed for; where it was printed for several, or nobody knows, the
 * only one that is open. `null` where that leaves more than one, or none.
 */
export function referralOfSlip(
  slip: Slip | null,
  referrals: readonly { readonly id: string; readonly state: ReferralState }[],
  pages: readonly { readonly referralId: string; readonly part: string; readonly ending: string | null }[],
): string | null {
  const isPrintedFor = (id: string) =>
    pages.some(
      ({ referralId, part, ending }) =>
        referralId === id && part === slip && ending !== 'destroyed' && ending !== 'not-printed',
    )
  const printed = referrals.filter(({ id }) => isPrintedFor(id))
  const among = printed.length > 0 ? printed : referrals
  const open = among.filter(({ state }) => isOpen(state))
  const [only = null, ...others] = among.length === 1 ? among : open
  return others.length === 0 ? (only?.id ?? null) : null
}
