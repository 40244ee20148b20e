import { cumulativeIncidence, kaplanMeier } from '../statistics.ts'
import type { Waiting } from './figures.ts'
import type { Standing } from './followed.ts'

/** How long something was waited for, in days of any one kind, and how it stands with it. */
export interface Wait {
  readonly days: number
  readonly standing: Standing
}

/**
 * How long it takes until something comes: Kaplan–Meier for the median, open ones counted as long as they have waited; for
 * the shares, what ended without it competes with its coming, and what ended for a reason that says nothing of it is
 * followed until then. The shares are read aloud at some days. `null` of nothing.
 */
export function courseOf(waits: readonly Wait[], readAt: readonly number[]): Waiting | null {
  if (waits.length === 0) return null
  const times = waits.map(({ days }) => days)
  const { median } = kaplanMeier(
    times,
    waits.map(({ standing }) => standing === 'kept'),
  )
  const { kept = [], ended = [] } = cumulativeIncidence(
    times,
    waits.map(({ standing }) => (standing === 'kept' || standing === 'ended' ? standing : null)),
  )
  const by = (curve: typeof kept, day: number): number =>
    Math.min(1, curve.findLast(({ time }) => time <= day)?.incidence ?? 0)
  const longest = Math.max(...times)
  const days = [...new Set([0, ...kept.map(({ time }) => time), ...ended.map(({ time }) => time)])]
  return {
    median,
    curve: days
      .toSorted((one, other) => one - other)
      .map((day) => ({ day, seen: by(kept, day), ended: by(ended, day) })),
    by: readAt.map((day) =>
      longest < day ? { day, seen: null } : { day, seen: by(kept, day), ended: by(ended, day) },
    ),
    stillWaiting: waits.filter(({ standing }) => standing === 'open').length,
  }
}
