import type { BackupPlan } from './backup.ts'
import { keepBackups, type DatedBackup } from './backup-retention.ts'
import { addDays } from './clock.ts'

/** Longer than any backup is kept: a year of monthly ones, and the month it ends in. */
const LONGEST_DAYS = 430

/** A backup that will be made at noon of a day. */
const coming = (day: string): DatedBackup => ({ name: `coming ${day}`, madeAt: `${day}T12:00:00.000Z` })

/**
 * On which day each backup of a folder will be one too many, if a new one is made there as often as the plan says.
 * Where no backups are made none ever is.
 */
export function daysOfLeaving(
  backups: readonly DatedBackup[],
  { every }: Pick<BackupPlan, 'every'>,
  today: string,
  timeZone: string,
): ReadonlyMap<string, string> {
  const leaving = new Map<string, string>()
  if (every === 'never') return leaving
  const step = every === 'day' ? 1 : 7
  const waiting = new Set(backups.map(({ name }) => name))
  let there = backups
  for (let passed = step; passed <= LONGEST_DAYS && waiting.size > 0; passed += step) {
    const day = addDays(today, passed)
    there = [...there, coming(day)]
    const verdicts = keepBackups(there, timeZone)
    const staying = new Set(verdicts.flatMap((verdict) => ('keeps' in verdict ? [verdict.name] : [])))
    for (const name of waiting) {
      if (staying.has(name)) continue
      leaving.set(name, day)
      waiting.delete(name)
    }
    there = there.filter(({ name }) => staying.has(name))
  }
  return leaving
}
