import { z } from 'zod'

import { Id, Instant } from './fields.ts'

/**
 * What was tried: a password or a PIN of somebody who works here, the recovery sheet, or any password under names nobody
 * comes in with.
 */
export const TriesKind = z.enum(['password', 'pin', 'sheet', 'unknown'])
export type TriesKind = z.infer<typeof TriesKind>

/** Wrong tries that somebody is told of at their next sign-in: how many, and when the latest was. */
export const WrongTries = z.object({ id: Id, kind: TriesKind, count: z.int(), lastAt: Instant })
export type WrongTries = z.infer<typeof WrongTries>

/** Whether whoever was told says that they made or know of the tries, or that it was somebody else. */
export const TriesAnswer = z.enum(['claimed', 'disowned'])
export type TriesAnswer = z.infer<typeof TriesAnswer>

/** Wrong tries as they stand before whoever reads of them. */
export const ToldTries = WrongTries.extend({
  /** Whose name was typed, where it is a colleague's. */
  whose: z.string().nullable(),
  /** What was said to them; whoever guessed a password right may have said it. */
  answer: z
    .object({ said: TriesAnswer, byName: z.string(), at: Instant, shownUntil: Instant.nullable() })
    .nullable(),
})
export type ToldTries = z.infer<typeof ToldTries>

const DAY = 24 * 60 * 60_000
const WEEK = 7 * DAY

/** How long an answer is still to be read, from the first sign-in after it of the account that gave it. */
export function shownUntil(signedInAt: string): string {
  return new Date(Date.parse(signedInAt) + WEEK).toISOString()
}

/** Whether whoever reads of them may still say that it was somebody else after all. */
export function mayTakeBack({ whose, answer }: Pick<ToldTries, 'whose' | 'answer'>): boolean {
  return whose === null && answer?.said === 'claimed'
}

/** Whether somebody reads of them before they go on where they were: unanswered, or answered in their place since. */
export function areNews(tries: Pick<ToldTries, 'whose' | 'answer'>, now: number): boolean {
  if (tries.answer === null) return true
  const { shownUntil: until } = tries.answer
  return mayTakeBack(tries) && until !== null && now < Date.parse(until) - WEEK + DAY
}

const FEW = 2
const MINUTES = 5 * 60_000

/** Whether somebody only mistyped before they came in: once or twice, just now. */
export function areSlips(
  { count, since }: { readonly count: number; readonly since: number },
  now: number,
): boolean {
  return count <= FEW && Math.abs(now - since) < MINUTES
}
