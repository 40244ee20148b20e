import type { Opening, ServiceLine } from '#shared/domain/provider.ts'
import { isMessage, say } from '#renderer/text.ts'
import { languageName } from '#renderer/ui/languages.ts'

/** "12–18", "from 12", "up to 18", or nothing when nobody said. */
export function agesOf({ minimumAge, maximumAge }: Pick<ServiceLine, 'minimumAge' | 'maximumAge'>): string {
  if (minimumAge !== null && maximumAge !== null)
    return say('providers:ages.between', { from: minimumAge, to: maximumAge })
  if (minimumAge !== null) return say('providers:ages.from', { from: minimumAge })
  return maximumAge === null ? '' : say('providers:ages.upTo', { to: maximumAge })
}

/** Languages by name. */
export function languagesOf(tags: readonly string[], locale: string): string {
  return tags.map((tag) => languageName(tag, locale)).join(', ')
}

/** Payers in office words; a directory's own word where it is none of ours. */
export function payersOf(payers: readonly string[]): string {
  return payers
    .map((payer) =>
      isMessage(`vocabulary:payer.${payer}`)
        ? say(`vocabulary:payer.${payer}` as 'vocabulary:payer.free')
        : payer,
    )
    .join(', ')
}

/** iCalendar's weekdays, Monday first; 2024 began on a Monday. */
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function weekdayName(code: string, locale: string): string {
  const at = WEEKDAYS.indexOf(code.trim().toUpperCase())
  if (at < 0) return code
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + at),
  )
}

/** When somebody is there: one line for the days that keep the same hours. */
export function openingsOf(openings: readonly Opening[], locale: string): readonly string[] {
  const lines = new Map<string, string[]>()
  for (const { day, opensAt, closesAt, description } of openings) {
    const hours = [[opensAt, closesAt].filter(Boolean).join('–'), description].filter(Boolean).join(', ')
    const days = (day ?? '').split(',').filter(Boolean)
    lines.set(hours, [...(lines.get(hours) ?? []), ...days])
  }
  return [...lines].map(([hours, days]) =>
    [days.map((day) => weekdayName(day, locale)).join(', '), hours].filter(Boolean).join(' '),
  )
}
