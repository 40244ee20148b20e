import { readFile, stat } from 'node:fs/promises'

import { ruleError } from '#shared/app-error.ts'
import { type FoundDays, meaningOf } from '#shared/domain/found-days.ts'

import type { ChosenFile } from '../host.ts'
import { detectEncoding } from '../spreadsheet/encoding.ts'
import { megabytes, READING_LIMITS } from '../spreadsheet/limits.ts'
import { readTable } from '../spreadsheet/read-table.ts'
import { readDayTable } from './read-day-table.ts'
import { readIcs } from './read-ics.ts'

/** Days a file gives a name. */
export interface NamedDays {
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
}

/** From which day to which a file is read. */
export interface CalendarSpan {
  readonly from: string
  readonly to: string
}

/** What a file names. */
export interface DaysRead {
  readonly days: readonly NamedDays[]
  /** Entries without a day. */
  readonly unread: number
  /** Entries that repeat in a way that was not followed: their first day alone is among the days. */
  readonly cut: number
}

interface When {
  readonly today: string
  readonly timeZone: string
  readonly signal: AbortSignal
}

const MOST_BYTES = 4 * 1024 * 1024
const LONGEST_NAME = 200
/** Nobody plans a school further from today than this many years; a file may hold decades. */
const YEARS_AROUND = 3

/**
 * What days a file names: a calendar file (`.ics`) or a table with days. Throws when it is too large, no text, or names
 * no day at all.
 */
export async function readCalendarFile(
  { name, path }: ChosenFile,
  { today, timeZone, signal }: When,
): Promise<{ found: FoundDays[]; unread: number; cut: number }> {
  const about = await stat(path)
  if (!about.isFile()) throw ruleError('imports:errors.notAFile', { file: name })
  if (about.size > MOST_BYTES)
    throw ruleError('calendar:errors.fileTooLarge', { file: name, limit: megabytes(MOST_BYTES) })
  const bytes = await readFile(path)
  const text = new TextDecoder(detectEncoding(bytes).encoding).decode(bytes)
  const span = spanAround(today)
  const { days, unread, cut } = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)
    ? readIcs(text, timeZone, span)
    : readDayTable(await readTable(bytes, name, { limits: READING_LIMITS, signal }), today)
  if (days.length === 0) throw ruleError('calendar:errors.noDays', { file: name })
  return { found: asFound(days, span), unread, cut }
}

function spanAround(today: string): CalendarSpan {
  const year = Number(today.slice(0, 4))
  return { from: `${year - YEARS_AROUND}-01-01`, to: `${year + YEARS_AROUND}-12-31` }
}

function asFound(days: readonly NamedDays[], { from, to }: CalendarSpan): FoundDays[] {
  const once = new Map<string, FoundDays>()
  for (const { name: written, startsOn, endsOn } of days) {
    if (endsOn < from || startsOn > to) continue
    const name = written.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
    once.set(`${startsOn} ${endsOn} ${name}`, { name, startsOn, endsOn, meaning: meaningOf(name) })
  }
  return [...once.values()].toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
}
