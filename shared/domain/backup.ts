import { z } from 'zod'

import { addDays } from './days.ts'
import { Id, Instant, message } from './fields.ts'

/** How often a backup is due, and after how many days without a good one everybody is told. */
export const BackupPlan = z.object({
  every: z.enum(['day', 'week', 'never']),
  warnAfterDays: z
    .int()
    .min(1, message('backups:errors.warnAfter'))
    .max(90, message('backups:errors.warnAfter')),
})
export type BackupPlan = z.infer<typeof BackupPlan>

/** One attempt at a backup; where it failed `problem` names the sentence that says why. */
export const BackupAttempt = z.object({
  destinationId: Id,
  at: Instant,
  /** The backup's own folder, below the one the owner chose. */
  folder: z.string().nullable(),
  bytes: z.int().nullable(),
  problem: z.string().nullable(),
})
export type BackupAttempt = z.infer<typeof BackupAttempt>

/** One try at opening the newest backup in a folder with the recovery sheet. */
export const BackupDrill = z.object({
  destinationId: Id,
  at: Instant,
  /** When the backup was made that was tried. */
  madeAt: Instant.nullable(),
  problem: z.string().nullable(),
})
export type BackupDrill = z.infer<typeof BackupDrill>

/** A folder that receives backups. Its name is the end of its path, which only the program knows whole. */
export const BackupDestination = z.object({
  id: Id,
  name: z.string(),
  lastGood: BackupAttempt.nullable(),
  /** The latest attempt, where it failed. */
  trouble: BackupAttempt.nullable(),
  lastDrill: BackupDrill.nullable(),
  due: z.boolean(),
})
export type BackupDestination = z.infer<typeof BackupDestination>

/** Whether a backup is due, by the day of the last good one; one from the future says nothing. */
export function isBackupDue({ every }: BackupPlan, lastGoodOn: string | null, today: string): boolean {
  if (every === 'never') return false
  if (lastGoodOn === null || lastGoodOn > today) return true
  return addDays(lastGoodOn, every === 'day' ? 1 : 7) <= today
}

/** Days since the last good backup; one from the future has no age that could be told. */
export function backupAge(lastGoodOn: string, today: string): number | null {
  if (lastGoodOn > today) return null
  return Math.round((Date.parse(today) - Date.parse(lastGoodOn)) / 86_400_000)
}

/** Whether everybody is told: there never was a good backup, or it is older than the owner allows. */
export function isBackupLate({ warnAfterDays }: BackupPlan, age: number | null): boolean {
  return age === null || age > warnAfterDays
}

/** How a backup stands to the records that are on this machine. */
export const BackupStanding = z.enum([
  'nothing-here',
  'unreadable-here',
  'same-office',
  'older-keys',
  'another-office',
])
export type BackupStanding = z.infer<typeof BackupStanding>

/** That a backup took the place of the records, as owners are told until one of them says that it was read. */
export const Restore = z.object({
  id: Id,
  at: Instant,
  byName: z.string(),
  /** It was opened with the recovery sheet: whoever holds that gives any name they like. */
  bySheet: z.boolean(),
  kind: z.enum(['backup', 'set-aside']),
  /** When the backup was made; `null` for records that were set aside. */
  madeAt: Instant.nullable(),
  /** The folder beside the records in which those from before are kept; `null` where there were none. */
  keptAs: z.string().nullable(),
})
export type Restore = z.infer<typeof Restore>
