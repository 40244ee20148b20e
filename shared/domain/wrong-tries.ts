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

const FEW = 2
const MINUTES = 5 * 60_000

/** Whether somebody only mistyped before they came in: once or twice, just now. */
export function areSlips(
  { count, since }: { readonly count: number; readonly since: number },
  now: number,
): boolean {
  return count <= FEW && Math.abs(now - since) < MINUTES
}
