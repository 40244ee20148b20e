import { openingsTogether, weekdayRuns } from '#shared/domain/opening-days.ts'
import type { Opening } from '#shared/domain/provider.ts'
import { say } from '#renderer/text.ts'
import { asSentence, timeOfDay, weekdayName } from '#renderer/ui/days.ts'

const LONG_RUN = 3
const CLOCK = /^\d{2}:\d{2}/

function daysOf(written: string, locale: string): string {
  const runs = weekdayRuns(written)
  if (runs === null) return written
  return runs
    .flatMap((run) => {
      const names = run.map((day) => weekdayName(day, locale))
      const [from = '', to = ''] = [names[0], names.at(-1)]
      return names.length >= LONG_RUN ? [say('providers:hours.days', { from, to })] : names
    })
    .join(', ')
}

function clock(at: string, locale: string): string {
  return CLOCK.test(at) ? timeOfDay(at.slice(0, 5), locale) : at
}

function hoursOf({ opensAt, closesAt }: Opening, locale: string): string {
  if (opensAt === null || closesAt === null) return ''
  return say('providers:hours.between', { from: clock(opensAt, locale), to: clock(closesAt, locale) })
}

/** When a service is open, a line for each set of hours: "Monday to Friday, 9:00 AM to 5:00 PM". */
export function openingLines(openings: readonly Opening[], locale: string): readonly string[] {
  const lines = openingsTogether(openings).map((opening) => {
    const days = opening.day === null ? '' : daysOf(opening.day, locale)
    const hours = hoursOf(opening, locale)
    // A description that a directory wrote for whoever cannot read its columns says the same again.
    const words = days && hours ? [days, hours] : [days, hours, opening.description]
    return asSentence(words.filter(Boolean).join(', '), locale)
  })
  return [...new Set(lines)].filter(Boolean)
}
