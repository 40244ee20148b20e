import { openingsTogether, saysOnlyHours, weekdayRuns } from '#shared/domain/opening-days.ts'
import type { Opening } from '#shared/domain/provider.ts'

import { html, isolated, joined, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedTime, printedWeekday } from '../print/print-words.ts'

/** From how many days in a row on they are said as "Monday to Thursday". */
const RUN = 3

function runOfDays({ say, language }: PrintText, days: readonly number[]): readonly Html[] {
  const names = days.map((day) => isolated(printedWeekday(language, day)))
  const [first, last] = [names[0], names.at(-1)]
  return days.length >= RUN && first && last ? [say('provider.dayRange', { first, last })] : names
}

/** The weekdays of an opening, in the words of the page; as they are written where they are other words. */
function weekdays(text: PrintText, written: string): Html {
  const runs = weekdayRuns(written)
  if (runs === null) return isolated(written)
  return joined(
    runs.flatMap((run) => runOfDays(text, run)),
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
  const when = times(text, opening)
  const isSaid = opening.opensAt !== null && opening.closesAt !== null && saysOnlyHours(opening.description)
  const words = [when, opening.description === '' || isSaid ? null : isolated(opening.description)]
  const known = words.filter((part) => part !== null)
  return known.length === 0 ? null : html`<p class="capital">${joined(known)}</p>`
}

/** When a service is open, as a family reads it on a door. */
export function printedOpenings(text: PrintText, openings: readonly Opening[]): readonly Html[] {
  return openingsTogether(openings)
    .map((opening) => printedOpening(text, opening))
    .filter((line) => line !== null)
}
