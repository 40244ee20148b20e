import { Temporal } from 'temporal-polyfill'

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

function weekOf(day: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day)
  return `${yearOfWeek}-${weekOfYear}`
}

const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length)

/** The last few different values, the newest first. */
function lastOf(values: readonly string[], count: number): ReadonlySet<string> {
  return new Set([...new Set(values)].slice(0, count))
}

/** The first backup of each span, which is the newest in it. */
function firstOfEach(
  backups: readonly DatedBackup[],
  spanOf: (backup: DatedBackup) => string,
): ReadonlySet<string> {
  return new Set([...Map.groupBy(backups, spanOf).values()].map(([first]) => first?.name ?? ''))
}

/**
 * Which backups stay: all of the last 7 days that have any, the newest of each of the last 8 weeks and 12 months, and
 * always the newest of all. Spans with a backup are counted, never days gone by, so that a clock that runs wrong takes
 * nothing away.
 */
export function keepBackups(backups: readonly DatedBackup[], timeZone: string): readonly Verdict[] {
  const newestFirst = backups.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
  const dayOf = ({ madeAt }: DatedBackup): string => schoolDay(madeAt, timeZone)
  const days = newestFirst.map(dayOf)
  const recent = lastOf(days, DAYS)
  const weeks = lastOf(days.map(weekOf), WEEKS)
  const months = lastOf(days.map(monthOf), MONTHS)
  const ofWeek = firstOfEach(newestFirst, (backup) => weekOf(dayOf(backup)))
  const ofMonth = firstOfEach(newestFirst, (backup) => monthOf(dayOf(backup)))

  return newestFirst.map((backup, index): Verdict => {
    const { name } = backup
    const day = dayOf(backup)
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
