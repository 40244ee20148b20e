import type { DateOrder, DatesFound } from '#shared/domain/import.ts'

import { monthByName } from './month-names.ts'

/** A day, or why there is none. */
export type DateReading =
  { readonly day: string } | { readonly fault: 'not-a-date' | 'no-such-day' | 'other-order' }

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

interface Numbers {
  readonly first: number
  readonly second: number
  readonly year: number
  readonly shortYear: boolean
  readonly dotted: boolean
}

const FIRST_SERIAL = 7306 // 1 January 1920
const LAST_SERIAL = 73_050 // 31 December 2099
const DAY_LENGTH = 86_400_000

function isDay({ year, month, day }: Parts): boolean {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function write({ year, month, day }: Parts): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Nothing longer is a day; the limit also keeps the patterns below quick on nonsense. */
const LONGEST = 40

function withoutTime(value: string): string {
  const text = value.trim()
  if (text.length > LONGEST) return text.slice(0, LONGEST).replaceAll(/\d/g, 'x')
  return text
    .replace(/[T\s]+\d{1,2}:\d{2}.*$/i, '')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '')
}

function yearFirst(text: string): Parts | undefined {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : undefined
}

function numbers(text: string): Numbers | undefined {
  const found = /^(\d{1,2})([-/.\s])\s?(\d{1,2})\2\s?(\d{2}|\d{4})$/.exec(text)
  if (!found) return undefined
  return {
    first: Number(found[1]),
    second: Number(found[3]),
    year: Number(found[4]),
    shortYear: found[4]?.length === 2,
    dotted: found[2] === '.',
  }
}

function spelled(text: string): { parts: Parts; shortYear: boolean } | undefined {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|º|\.)?[-\s/.]+(?:de\s+)?(\p{L}{3,})\.?,?[-\s/.]+(?:de[l]?\s+)?(\d{2}|\d{4})$/iu.exec(
      text,
    )
  const monthFirst = /^(\p{L}{3,})\.?[-\s/.]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s/.]+(\d{2}|\d{4})$/iu.exec(text)
  const found = dayFirst ?? monthFirst
  const month = monthByName((dayFirst ? dayFirst[2] : monthFirst?.[1]) ?? '')
  if (!found || month === undefined) return undefined
  const day = Number(dayFirst ? dayFirst[1] : monthFirst?.[2])
  return { parts: { year: Number(found[3]), month, day }, shortYear: found[3]?.length === 2 }
}

function serial(text: string): Parts | undefined {
  if (!/^\d{4,5}(\.\d+)?$/.test(text)) return undefined
  const count = Math.floor(Number(text))
  if (count < FIRST_SERIAL || count > LAST_SERIAL) return undefined
  const date = new Date(Date.UTC(1899, 11, 30) + count * DAY_LENGTH)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function fullYear(year: number, lastYear: number): number {
  const century = lastYear - (lastYear % 100)
  return century + year <= lastYear ? century + year : century - 100 + year
}

function inOrder({ first, second, year }: Numbers, order: DateOrder): Parts {
  return order === 'day-first' ? { day: first, month: second, year } : { month: first, day: second, year }
}

interface Counts {
  dayOnly: number
  monthOnly: number
  dotted: number
  both: Numbers | undefined
  bothText: string
  numeric: number
  serial: number
  other: number
  shortYear: boolean
}

function count(values: Iterable<string>, lastYear: number): Counts {
  const counts: Counts = {
    ...{
      dayOnly: 0,
      monthOnly: 0,
      dotted: 0,
      both: undefined,
      bothText: '',
      numeric: 0,
      serial: 0,
      other: 0,
    },
    shortYear: false,
  }
  for (const value of values) {
    const text = withoutTime(value)
    if (text === '') continue
    const found = numbers(text)
    if (!found) {
      if (serial(text)) counts.serial += 1
      else counts.other += 1
      counts.shortYear ||= spelled(text)?.shortYear ?? false
      continue
    }
    const whole = { ...found, year: found.shortYear ? fullYear(found.year, lastYear) : found.year }
    const month = isDay(inOrder(whole, 'month-first'))
    const day = isDay(inOrder(whole, 'day-first'))
    counts.numeric += 1
    counts.shortYear ||= found.shortYear
    if (found.dotted) counts.dotted += 1
    if (day && !month) counts.dayOnly += 1
    if (month && !day) counts.monthOnly += 1
    if (day && month && found.first !== found.second && !counts.both) {
      counts.both = whole
      counts.bothText = value.trim()
    }
  }
  return counts
}

function orderOf(counts: Counts): { order: DateOrder; sure: boolean } {
  if (counts.numeric === 0) {
    return { order: counts.serial > 0 && counts.other === 0 ? 'serial' : 'year-first', sure: true }
  }
  const { dayOnly, monthOnly } = counts
  if (dayOnly !== monthOnly) {
    const sure = dayOnly === 0 || monthOnly === 0
    return { order: dayOnly > monthOnly ? 'day-first' : 'month-first', sure }
  }
  const order = counts.dotted * 2 > counts.numeric ? 'day-first' : 'month-first'
  return { order, sure: counts.both === undefined && dayOnly === 0 }
}

/**
 * Finds how a column writes its days, `today` bounding years of two digits: they never mean a later year.
 * Where nothing tells, points mean day-first and everything else month-first, and `sure` is `false`; as it is where
 * some values can only be one way and some only the other.
 */
export function detectDateOrder(values: Iterable<string>, today: string): DatesFound {
  const lastYear = Number(today.slice(0, 4))
  const counts = count(values, lastYear)
  const found = orderOf(counts)
  const { both } = counts
  const telling = { 'day-first': counts.dayOnly, 'month-first': counts.monthOnly }
  return {
    ...found,
    telling: found.order === 'day-first' || found.order === 'month-first' ? telling[found.order] : 0,
    ambiguous:
      both && !found.sure
        ? {
            value: counts.bothText,
            monthFirst: write(inOrder(both, 'month-first')),
            dayFirst: write(inOrder(both, 'day-first')),
          }
        : null,
    lastYear: counts.shortYear ? lastYear : null,
  }
}

function checked(parts: Parts): DateReading {
  return isDay(parts) ? { day: write(parts) } : { fault: 'no-such-day' }
}

/** Reads one day as ISO, in the order found for its column or chosen by the office. */
export function readDate(value: string, order: DateOrder, lastYear: number): DateReading {
  const text = withoutTime(value)
  const iso = yearFirst(text)
  if (iso) return checked(iso)
  const words = spelled(text)
  if (words) {
    return checked(
      words.shortYear ? { ...words.parts, year: fullYear(words.parts.year, lastYear) } : words.parts,
    )
  }
  const found = numbers(text)
  if (!found) {
    const counted = order === 'serial' ? serial(text) : undefined
    return counted ? checked(counted) : { fault: 'not-a-date' }
  }
  const whole = { ...found, year: found.shortYear ? fullYear(found.year, lastYear) : found.year }
  const parts = inOrder(whole, order)
  if (isDay(parts)) return { day: write(parts) }
  const other = inOrder(whole, order === 'day-first' ? 'month-first' : 'day-first')
  return { fault: isDay(other) ? 'other-order' : 'no-such-day' }
}
