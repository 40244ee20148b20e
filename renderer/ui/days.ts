import { addDays, numberOf } from '#shared/domain/days.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times what using it does, and a page shows hundreds of days. */
export function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known
}

/** A calendar day far from any zone: noon in Greenwich on that date. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** "Tue, Dec 8", with the year when it is not this one. */
export function shortDay(day: string, locale: string, today: string): string {
  return dayFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(noon(day))
}

/** The first and the last day of a span, each with its year when the two differ in it. */
export function spanOfDays(
  [from, to]: readonly [string, string],
  locale: string,
  today: string,
): readonly [string, string] {
  return from.slice(0, 4) === to.slice(0, 4)
    ? [shortDay(from, locale, today), shortDay(to, locale, today)]
    : [shortDay(from, locale, to), shortDay(to, locale, from)]
}

/** "Tuesday, December 8, 2026". */
export function longDay(day: string, locale: string): string {
  return dayFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(noon(day))
}

/** "Tuesday", for a day. */
export function weekdayOf(day: string, locale: string): string {
  return dayFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(noon(day))
}

/** A text as a line begins: days and languages are written small in some languages, but not there. */
export function asSentence(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}

/** The day an instant falls on at the school. */
export function dayOf(instant: string, timeZone: string): string {
  return dayFormat('en-CA', { timeZone }).format(new Date(instant))
}

/** "10:41 AM" at the school. */
export function clockTime(instant: string, locale: string, timeZone: string): string {
  return dayFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(instant))
}

/** "2:30 PM" for `14:30`. */
export function timeOfDay(at: string, locale: string): string {
  return dayFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`1970-01-01T${at}:00Z`))
}

/** "Dec 22, 2010": a birthday, without its weekday, which nobody asks for. */
export function birthDay(day: string, locale: string): string {
  return dayFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(noon(day))
}

/** Calendar days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from)
}

function existing(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = noon(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

/** How typed days are read. */
export interface DayReading {
  readonly today: string
  /** Whether the month comes first in `12/8`. */
  readonly monthFirst: boolean
  /** Words for a day from today, such as `tomorrow`. */
  readonly words: Readonly<Record<string, number>>
  /** Names of months as people and this program write them, and which month each is. */
  readonly months?: ReadonlyMap<string, number>
  /** Whether a day without a year lies rather behind than ahead. */
  readonly past?: boolean
}

/** The names of the months in a language, long and short, as `readDay` looks for them. */
export function monthNames(locale: string): ReadonlyMap<string, number> {
  const known = months.get(locale)
  if (known) return known
  const names = new Map(
    (['long', 'short'] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, at): [string, number] => {
        const first = new Date(Date.UTC(2026, at, 1))
        return [asWord(dayFormat(locale, { month, timeZone: 'UTC' }).format(first)), at + 1]
      }),
    ),
  )
  months.set(locale, names)
  return names
}

const months = new Map<string, ReadonlyMap<string, number>>()

const asWord = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]/gu, '')

/** The parts of "Mon, Dec 21, 2026", "21 de diciembre" or "December 21st": a month by its name, a day, perhaps a year. */
function partsInWords(
  text: string,
  names: ReadonlyMap<string, number>,
): readonly [number, number, string | undefined] | null {
  const month = text
    .split(/[^\p{L}.]+/u)
    .map((word) => names.get(asWord(word)))
    // In Spanish `mar` is a weekday, too, and that comes first.
    .findLast((found) => found !== undefined)
  const [day, year, ...more] = text.match(/\d+/g) ?? []
  if (month === undefined || day === undefined || more.length > 0 || day.length > 2) return null
  return [month, Number(day), year]
}

function fullYear(typed: string, today: string): number {
  if (typed.length > 2) return Number(typed)
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  const year = century + Number(typed)
  return year > Number(today.slice(0, 4)) + 20 ? year - 100 : year
}

function partsInNumbers(
  text: string,
  monthFirst: boolean,
): readonly [number, number, string | undefined] | null {
  const parts = /^(\d{1,2})[/.\s-](\d{1,2})(?:[/.\s-](\d{2}|\d{4}))?$/.exec(text)
  if (!parts) return null
  return [Number(parts[monthFirst ? 1 : 2]), Number(parts[monthFirst ? 2 : 1]), parts[3]]
}

/**
 * The day somebody means by "today", "+3", "12/8", "12/8/26", "2026-12-08", "Dec 8" or "Tue, Dec 8, 2026"; `null` when no
 * such day exists.
 */
export function readDay(
  typed: string,
  { today, monthFirst, words, months: names, past }: DayReading,
): string | null {
  const text = typed.trim().toLowerCase()
  const word = words[text]
  if (word !== undefined) return addDays(today, word)
  const ahead = /^([+-]\d{1,3})$/.exec(text)
  if (ahead) return addDays(today, Number(ahead[1]))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = partsInNumbers(text, monthFirst) ?? partsInWords(text, names ?? new Map())
  if (!parts) return null
  const [month, day, typedYear] = parts
  if (typedYear)
    return /^(\d{2}|\d{4})$/.test(typedYear) ? existing(fullYear(typedYear, today), month, day) : null
  const year = Number(today.slice(0, 4))
  const found = existing(year, month, day)
  if (!found) return null
  // A few days ahead is a slip, which the form can point at; what lies further ahead was meant a year ago.
  if (past && daysBetween(today, found) > 7) return existing(year - 1, month, day)
  if (!past && daysBetween(found, today) > 180) return existing(year + 1, month, day)
  return found
}
