import { z } from 'zod'

import { message } from './fields.ts'

const minutesTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

/** After how many idle minutes the curtain may fall. */
export const CURTAIN_MINUTES = minutesTo(15)

/** After how many idle minutes the vault may lock. */
export const LOCK_MINUTES = minutesTo(30)

/** After how many idle minutes the curtain falls and the vault locks; the curtain is never the later of the two. */
export const LockTimes = z
  .object({
    curtainAfter: z.int().min(1).max(CURTAIN_MINUTES.length),
    lockAfter: z.int().min(1).max(LOCK_MINUTES.length),
  })
  .refine(({ curtainAfter, lockAfter }) => curtainAfter <= lockAfter, {
    path: ['lockAfter'],
    message: message('vault:errors.lockBeforeCurtain'),
  })
export type LockTimes = z.infer<typeof LockTimes>

/** What an office begins with. */
export const FIRST_LOCK_TIMES: LockTimes = { curtainAfter: 5, lockAfter: 20 }

const MINUTE = 60_000

/** How far an office has gone while nobody was there. */
export function idleStage(
  idle: number,
  { curtainAfter, lockAfter }: LockTimes,
): 'present' | 'curtain' | 'lock' {
  if (idle >= lockAfter * MINUTE) return 'lock'
  return idle >= curtainAfter * MINUTE ? 'curtain' : 'present'
}

const stepsOf = (digits: string): readonly number[] =>
  [...digits].slice(1).map((digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10)

/** What somebody tries first: repeats such as the year twice, even steps up or down, pairs, mirrors. */
function isGuessed(digits: string): boolean {
  return (
    /^(.+?)\1+$/.test(digits) ||
    new Set(stepsOf(digits)).size === 1 ||
    /^(?:(\d)\1)+$/.test(digits) ||
    [...digits].toReversed().join('') === digits
  )
}

/** A PIN for one sitting: six digits or more that nobody guesses in five tries. */
export const SessionPin = z
  .string()
  .regex(/^\d{6,12}$/, message('vault:errors.pinDigits'))
  .refine((digits) => !isGuessed(digits), message('vault:errors.pinGuessed'))
