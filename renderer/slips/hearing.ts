import { readSlipCode } from '#shared/domain/slip.ts'

/** A key that writes a sign. */
export interface Press {
  /** What the keyboard of this machine makes of it. */
  readonly key: string
  /** Which key it is on any keyboard. */
  readonly code: string
  /** Milliseconds on the clock of the window. */
  readonly at: number
}

/** Scanners write a sign every few milliseconds, by radio every thirty; nobody types five in a row with less than this between them. */
export const SCAN_GAP_MS = 50

/** Fewer signs than a code has are somebody's fingers. */
export const FEWEST_SIGNS = 5

/** Whether a key came so soon after the last one that both are of one scan. */
export function isSameScan(last: Press | undefined, at: number): boolean {
  return last !== undefined && at - last.at <= SCAN_GAP_MS
}

/** What a scanner that believes in an American keyboard meant, whatever keyboard the machine has. */
const asMeant = ({ code }: Press): string => /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? '-'

/**
 * The whole of what we print, its letter and its hyphens or its numeral included: no word anybody types has its signs and separators there, so
 * that quick fingers never lose one.
 */
export function printedCodeIn(presses: readonly Press[]): string | null {
  const signs = presses.map(asMeant)
  const isWithHyphens = signs.every((sign, at) => (sign === '-') === (at === 3 || at === 6))
  // With its referral it has none, and a numeral where no word has one.
  const isWithReferral = signs.length === 8 && !signs.includes('-') && /\d/.test(signs[6] ?? '')
  const code = isWithHyphens || isWithReferral ? codeIn(presses) : null
  return code !== null && readSlipCode(code)?.slip ? code : null
}

/** The code a burst of signs is; `null` where it is none. */
export function codeIn(presses: readonly Press[]): string | null {
  if (presses.length < FEWEST_SIGNS) return null
  const written = presses.map(({ key }) => key).join('')
  const meant = presses.map(asMeant).join('')
  return [written, meant].find((text) => readSlipCode(text) !== null) ?? null
}
