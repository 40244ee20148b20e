import type { BackupPlan } from './backup.ts'
import { keepByDay, type BackupOfDay, type DatedBackup } from './backup-retention.ts'
import { schoolDay } from './clock.ts'
import { addDays } from './days.ts'

/** Longer than any backup is kept: a year of monthly ones, and the month it ends in. */
const LONGEST_DAYS = 430

/** As it will be decided on that day: what is dated after it is from a clock that ran ahead, and comes last. */
function inOrder(backups: readonly BackupOfDay[], day: string): readonly BackupOfDay[] {
  const byDay = backups.toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? 1 : -1))
  const ahead = byDay.filter((backup) => backup.day > day)
  return [...byDay.slice(ahead.length), ...ahead]
}

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
  let there: readonly BackupOfDay[] = backups
    .toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
    .map(({ name, madeAt }) => ({ name, day: schoolDay(madeAt, timeZone) }))
  for (let passed = step; passed <= LONGEST_DAYS && waiting.size > 0; passed += step) {
    const day = addDays(today, passed)
    there = [{ name: `coming ${day}`, day }, ...there]
    const verdicts = keepByDay(inOrder(there, day))
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
