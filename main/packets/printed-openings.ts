import type { Opening } from '#shared/domain/provider.ts'

import { html, isolated, joined, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedTime, printedWeekday, weekdayNamed } from '../print/print-words.ts'

/** From how many days in a row on they are said as "Monday to Thursday". */
const RUN = 3

function runs(days: readonly number[]): readonly (readonly number[])[] {
  const all: number[][] = []
  for (const day of days) {
    const last = all.at(-1)
    if (last?.at(-1) === day - 1) last.push(day)
    else all.push([day])
  }
  return all
}

function runOfDays({ say, language }: PrintText, days: readonly number[]): readonly Html[] {
  const names = days.map((day) => isolated(printedWeekday(language, day)))
  const [first, last] = [names[0], names.at(-1)]
  return days.length >= RUN && first && last ? [say('provider.dayRange', { first, last })] : names
}

/** The weekdays of an opening, in the words of the page; as they are written where they are other words. */
function weekdays(text: PrintText, written: string): Html {
  const days = written.split(/[,;]/).map(weekdayNamed)
  const known = days.filter((day) => day !== null)
  if (known.length < days.length) return isolated(written)
  const inOrder = [...new Set(known)].toSorted((one, other) => one - other)
  return joined(
    runs(inOrder).flatMap((run) => runOfDays(text, run)),
    ', ',
  )
}

function times(text: PrintText, { day, opensAt, closesAt }: Opening): Html | null {
  const days = day ? weekdays(text, day) : null
  if (opensAt === null || closesAt === null) return days
  const between = { start: printedTime(text.language, opensAt), end: printedTime(text.language, closesAt) }
  return days ? text.say('provider.from', { days, ...between }) : text.say('provider.fromTimes', between)
}

function printedOpening(text: PrintText, opening: Opening): Html | null {
  const words = [times(text, opening), opening.description === '' ? null : isolated(opening.description)]
  const known = words.filter((part) => part !== null)
  return known.length === 0 ? null : html`<p class="capital">${joined(known)}</p>`
}

/** Directories write one line for each day; days with the same hours are one line for a reader. */
function together(openings: readonly Opening[]): readonly Opening[] {
  const lines = new Map<string, Opening>()
  for (const opening of openings) {
    const { day, opensAt, closesAt, description } = opening
    const key = JSON.stringify([day === null, opensAt, closesAt, description])
    const known = lines.get(key)
    lines.set(key, known?.day && day ? { ...known, day: `${known.day},${day}` } : opening)
  }
  return [...lines.values()]
}

/** When a service is open, as a family reads it on a door. */
export function printedOpenings(text: PrintText, openings: readonly Opening[]): readonly Html[] {
  return together(openings)
    .map((opening) => printedOpening(text, opening))
    .filter((line) => line !== null)
}
