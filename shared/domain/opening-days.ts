import type { Opening } from './provider.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const SHORTEST = 2

/** Which day of the week a code of calendars (`MO`) or an English name means, Monday first; `null` for other words. */
export function weekdayNamed(name: string): number | null {
  const typed = name.trim().toLowerCase().replace(/s$/, '')
  const at = typed.length < SHORTEST ? -1 : WEEKDAYS.findIndex((known) => known.startsWith(typed))
  return at < 0 ? null : at
}

/** The weekdays of an opening in runs of days next to each other; `null` where they are written in other words. */
export function weekdayRuns(written: string): readonly (readonly number[])[] | null {
  const days = written.split(/[,;]/).map(weekdayNamed)
  const known = days.filter((day) => day !== null)
  if (known.length < days.length) return null
  const all: number[][] = []
  for (const day of [...new Set(known)].toSorted((one, other) => one - other)) {
    const last = all.at(-1)
    if (last?.at(-1) === day - 1) last.push(day)
    else all.push([day])
  }
  return all
}

/** Directories write one line for each day; days with the same hours are one line for a reader. */
export function openingsTogether(openings: readonly Opening[]): readonly Opening[] {
  const lines = new Map<string, Opening>()
  for (const opening of openings) {
    const { day, opensAt, closesAt, description } = opening
    const key = JSON.stringify([day === null, opensAt, closesAt, description])
    const known = lines.get(key)
    lines.set(key, known?.day && day ? { ...known, day: `${known.day},${day}` } : opening)
  }
  return [...lines.values()]
}

const ONLY_HOURS =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|[ap]\.?m\.?|noon|to|and|from|through|until|open|\d{1,2}(?::\d{2})?|[\s,;:.–—-])+$/iu

/** Whether words of a directory hold nothing but days and hours: said once more they help nobody. A day of a year is none. */
export const saysOnlyHours = (words: string): boolean =>
  ONLY_HOURS.test(words) && !/\d{4}-\d{2}-\d{2}/.test(words)
