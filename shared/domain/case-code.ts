import { z } from 'zod'

/** 31 signs, a prime number: no 0 and O, no I and L, no U. */
export const CASE_CODE_SIGNS = '123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SIGNS = CASE_CODE_SIGNS
const WEIGHTS = [2, 3, 5, 7]

/** A case's public name, `7KQ-3M`: four random signs and a check sign, derived from nothing about the student. */
export const CaseCode = z.string().regex(/^[1-9A-HJKMNP-TV-Z]{3}-[1-9A-HJKMNP-TV-Z]{2}$/)

/** Makes a code from four numbers in [0, 31). */
export function makeCaseCode(random: readonly [number, number, number, number]): string {
  const signs = random.map((value) => SIGNS.charAt(value % SIGNS.length)).join('')
  const whole = signs + checkSign(signs)
  return `${whole.slice(0, 3)}-${whole.slice(3)}`
}

/**
 * Reads a code as people type it: any case, with or without the hyphen. `null` when the check sign does not fit:
 * with distinct weights modulo a prime every single wrong sign and every swap of two signs is caught.
 */
export function readCaseCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1')
  if (signs.length !== 5 || [...signs].some((sign) => !SIGNS.includes(sign))) return null
  if (checkSign(signs.slice(0, 4)) !== signs.charAt(4)) return null
  return `${signs.slice(0, 3)}-${signs.slice(3)}`
}

/** Every code that five signs may be, where those that could not be read are written as `?`. */
export function codesThatFit(signs: readonly string[]): readonly string[] {
  const at = signs.indexOf('?')
  if (at === -1) {
    const code = readCaseCode(signs.join(''))
    return code === null ? [] : [code]
  }
  return Array.from(SIGNS).flatMap((sign) => codesThatFit(signs.with(at, sign)))
}

function checkSign(signs: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * SIGNS.indexOf(signs.charAt(at)), 0)
  return SIGNS.charAt(sum % SIGNS.length)
}
