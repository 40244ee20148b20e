import { randomBytes } from 'node:crypto'

import { AppError, type MessageValues } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretLength = 16
const dataLength = 26
const groupLength = 4
const codeLength = 28

// Powers of x in GF(32) modulo x^5 + x^2 + 1: arithmetic in which each letter of the code is one number.
const powers: readonly number[] = Array.from({ length: 30 }).reduce<number[]>(
  (list) => {
    const next = (list.at(-1) ?? 1) << 1
    return [...list, next > 31 ? next ^ 0b100101 : next]
  },
  [1],
)

function power(exponent: number): number {
  return powers[((exponent % 31) + 31) % 31] ?? 1
}

function multiply(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : power(powers.indexOf(left) + powers.indexOf(right))
}

function divide(left: number, right: number): number {
  return left === 0 ? 0 : power(powers.indexOf(left) - powers.indexOf(right))
}

/** Two sums that are both zero for a code copied rightly. */
function sums(symbols: readonly number[]): readonly [number, number] {
  return [
    symbols.reduce((sum, symbol) => sum ^ symbol, 0),
    symbols.reduce((sum, symbol, place) => sum ^ multiply(symbol, power(place)), 0),
  ]
}

function withCheck(data: readonly number[]): readonly number[] {
  const [plain, weighted] = sums(data)
  const first = power(dataLength)
  const second = power(dataLength + 1)
  const last = divide(weighted ^ multiply(first, plain), first ^ second)
  return [...data, plain ^ last, last]
}

/** The one place where a single wrong letter would explain the sums; none when more than one is wrong. */
function likelyPlace([plain, weighted]: readonly [number, number]): number | undefined {
  if (plain === 0 || weighted === 0) return undefined
  const place = powers.indexOf(divide(weighted, plain))
  return place < codeLength ? place : undefined
}

function toSymbols(secret: Buffer): readonly number[] {
  const bits = `${[...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('')}00`
  return Array.from({ length: dataLength }, (_, index) =>
    Number.parseInt(bits.slice(5 * index, 5 * index + 5), 2),
  )
}

function toSecret(symbols: readonly number[]): Buffer {
  const bits = symbols.map((symbol) => symbol.toString(2).padStart(5, '0')).join('')
  return Buffer.from(
    Array.from({ length: secretLength }, (_, index) =>
      Number.parseInt(bits.slice(8 * index, 8 * index + 8), 2),
    ),
  )
}

/** 128 random bits for a new sheet; the caller zeroes them. */
export function newRecoverySecret(): Buffer {
  return randomBytes(secretLength)
}

/** The code as it is printed: 7 groups of 4 letters and digits without I, L, O and U. */
export function recoveryCodeOf(secret: Buffer): string {
  const letters = withCheck(toSymbols(secret))
    .map((symbol) => alphabet.charAt(symbol))
    .join('')
  return letters.replace(/.{4}(?=.)/g, '$&-')
}

function refuse(message: MessageKey, values: MessageValues = {}): never {
  throw new AppError({ code: 'invalid', message, values, fields: [{ path: 'code', message, values }] })
}

function refuseAt(place: number | undefined): never {
  if (place === undefined) refuse('vault:errors.recoveryMistyped')
  refuse('vault:errors.recoveryMistypedGroup', { group: Math.floor(place / groupLength) + 1 })
}

/** Letters and digits as they are printed, from what a person typed: case, spaces, dashes, O for 0 and I or L for 1 do not matter. */
export function lettersOf(typed: string): readonly string[] {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
  return [...plain.replaceAll('O', '0').replace(/[IL]/g, '1')]
}

/** The secret behind a code as a person typed it: case, spaces, dashes, O for 0 and I or L for 1 do not matter. */
export function parseRecoveryCode(typed: string): Buffer {
  const letters = lettersOf(typed)
  if (letters.length !== codeLength) {
    refuse('vault:errors.recoveryLength', { expected: codeLength, found: letters.length })
  }
  const symbols = letters.map((letter) => alphabet.indexOf(letter))
  const strange = symbols.indexOf(-1)
  if (strange >= 0) refuseAt(strange)
  const check = sums(symbols)
  if (check[0] !== 0 || check[1] !== 0) refuseAt(likelyPlace(check))
  return toSecret(symbols)
}
