import { z } from 'zod'

import { addDays } from './clock.ts'
import { Id, Instant } from './fields.ts'

/** How often a backup is due, and after how many days without one everybody is told. */
export const BackupPlan = z.object({
  every: z.enum(['day', 'week', 'never']),
  warnAfterDays: z
    .int('common:fields.notAllowed')
    .min(1, 'common:fields.notAllowed')
    .max(90, 'common:fields.notAllowed'),
})
export type BackupPlan = z.infer<typeof BackupPlan>

/** What an office has that said nothing else. */
export const FIRST_PLAN: BackupPlan = { every: 'day', warnAfterDays: 7 }

/** One attempt at a backup; `problem` names the sentence that says why there is none. */
export const BackupAttempt = z.object({
  at: Instant,
  /** The folder the backup lies in, below the one the owner chose. */
  folder: z.string().nullable(),
  bytes: z.int().nullable(),
  problem: z.string().nullable(),
})
export type BackupAttempt = z.infer<typeof BackupAttempt>

/** One try at opening the newest backup with the recovery sheet. */
export const BackupDrill = z.object({
  at: Instant,
  madeAt: Instant.nullable(),
  problem: z.string().nullable(),
})
export type BackupDrill = z.infer<typeof BackupDrill>

/** A folder that receives backups; where it lies is known to the program alone. */
export const BackupDestination = z.object({
  id: Id,
  name: z.string(),
  lastGood: BackupAttempt.nullable(),
  /** The latest attempt, when it failed. */
  trouble: BackupAttempt.nullable(),
  lastDrill: BackupDrill.nullable(),
  due: z.boolean(),
})
export type BackupDestination = z.infer<typeof BackupDestination>

/** Whether a backup is due by the plan, seen from the day it is; one from the future says nothing. */
export function isDue({ every }: BackupPlan, lastGoodOn: string | null, today: string): boolean {
  if (every === 'never') return false
  if (lastGoodOn === null || lastGoodOn > today) return true
  return every === 'day' ? lastGoodOn < today : addDays(lastGoodOn, 7) <= today
}

/** Whole days since the last good backup. */
export function daysSince(lastGoodOn: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(lastGoodOn)) / 86_400_000))
}

/** Whether the office has to be told: there never was a good backup, or it is older than the owner allows. */
export function isLate({ warnAfterDays }: BackupPlan, lastGoodOn: string | null, today: string): boolean {
  return lastGoodOn === null || daysSince(lastGoodOn, today) > warnAfterDays
}
