import { schoolDay } from './clock.ts'

/** A verified backup as its own manifest describes it. */
export interface DatedBackup {
  readonly name: string
  readonly madeAt: string
}

/** Why a backup stays, or what makes it one too many. */
export type Verdict =
  | { readonly name: string; readonly keeps: 'newest' | 'recent' | 'its week' | 'its month' }
  | { readonly name: string; readonly removes: 'newer one that week' | 'newer one that month' | 'too old' }

const DAYS = 7
const WEEKS = 8
const MONTHS = 12

/** Weeks begin on a Monday, as 5 January 1970 was. */
function weekOf(day: string): string {
  return String(Math.floor((Date.parse(day) / 86_400_000 + 3) / 7))
}

const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length)

/** The last few different values, the newest first. */
function lastOf(values: readonly string[], count: number): ReadonlySet<string> {
  return new Set([...new Set(values)].slice(0, count))
}

/** A verified backup with the day it was made at the school. */
export interface BackupOfDay {
  readonly name: string
  readonly day: string
}

/** The first backup of each span, which is the newest in it. */
function firstOfEach(backups: readonly BackupOfDay[], spanOf: (day: string) => string): ReadonlySet<string> {
  return new Set(
    [...Map.groupBy(backups, ({ day }) => spanOf(day)).values()].map(([first]) => first?.name ?? ''),
  )
}

/** The one just made comes first, whatever the clock said; those dated after it are from a clock that ran ahead. */
function inOrder(backups: readonly DatedBackup[], made: string): readonly DatedBackup[] {
  const byDate = backups.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
  const ahead = Math.max(
    0,
    byDate.findIndex(({ name }) => name === made),
  )
  return [...byDate.slice(ahead), ...byDate.slice(0, ahead)]
}

/**
 * Which backups stay now that one was made: that one always, all of the last 7 days that have any, and the newest of
 * each of the last 8 weeks and 12 months. Spans with a backup are counted, never days gone by, so that a clock that
 * runs wrong takes nothing away.
 */
export function keepBackups(
  backups: readonly DatedBackup[],
  made: string,
  timeZone: string,
): readonly Verdict[] {
  const newestFirst = inOrder(backups, made)
  return keepByDay(newestFirst.map(({ name, madeAt }) => ({ name, day: schoolDay(madeAt, timeZone) })))
}

/** The same for backups whose days are known, the newest first. */
export function keepByDay(newestFirst: readonly BackupOfDay[]): readonly Verdict[] {
  const days = newestFirst.map(({ day }) => day)
  const recent = lastOf(days, DAYS)
  const weeks = lastOf(days.map(weekOf), WEEKS)
  const months = lastOf(days.map(monthOf), MONTHS)
  const ofWeek = firstOfEach(newestFirst, weekOf)
  const ofMonth = firstOfEach(newestFirst, monthOf)

  return newestFirst.map(({ name, day }, index): Verdict => {
    const isInWeeks = weeks.has(weekOf(day))
    const isInMonths = months.has(monthOf(day))
    if (index === 0) return { name, keeps: 'newest' }
    if (recent.has(day)) return { name, keeps: 'recent' }
    if (isInWeeks && ofWeek.has(name)) return { name, keeps: 'its week' }
    if (isInMonths && ofMonth.has(name)) return { name, keeps: 'its month' }
    if (isInWeeks) return { name, removes: 'newer one that week' }
    return { name, removes: isInMonths ? 'newer one that month' : 'too old' }
  })
}
