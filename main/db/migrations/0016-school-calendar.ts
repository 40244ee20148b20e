import type Database from 'better-sqlite3'

import type { Migration } from '../migrate.ts'

interface Before {
  readonly closures: string
  readonly yearStartsOn: string | null
  readonly yearEndsOn: string | null
}

const MILLISECONDS_A_DAY = 86_400_000

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)

/** The next weekday: a Friday is followed by a Monday. */
function nextWeekday(day: string): string {
  const next = dayAfter(day, 1)
  const weekday = new Date(next).getUTCDay()
  return weekday === 0 || weekday === 6 ? nextWeekday(next) : next
}

/** Days that follow each other, with nothing but weekends between them, as one closure. */
function closuresOf(days: readonly string[]): object[] {
  const runs: { startsOn: string; endsOn: string }[] = []
  for (const day of days.toSorted()) {
    const last = runs.at(-1)
    if (last && (day <= last.endsOn || nextWeekday(last.endsOn) >= day)) last.endsOn = day
    else runs.push({ startsOn: day, endsOn: day })
  }
  return runs.map((run) => ({ ...run, kind: run.startsOn === run.endsOn ? 'holiday' : 'break', name: '' }))
}

/** A year from one August to the June after the next was never told anew: it is left to the office. */
const LONGEST_YEAR = 400

function yearsOf({ yearStartsOn, yearEndsOn }: Before): object[] {
  if (yearStartsOn === null || yearEndsOn === null || yearEndsOn < yearStartsOn) return []
  if (dayAfter(yearStartsOn, LONGEST_YEAR) < yearEndsOn) return []
  const [first, last] = [yearStartsOn.slice(0, 4), yearEndsOn.slice(0, 4)]
  const name = first === last ? first : `${first}–${last.slice(2)}`
  return [{ name, startsOn: yearStartsOn, endsOn: yearEndsOn, terms: [] }]
}

function fill(db: Database.Database): void {
  const before = db
    .prepare<[], Before>(
      'SELECT closures, year_starts_on AS yearStartsOn, year_ends_on AS yearEndsOn FROM school',
    )
    .get()
  // Days were written by the program itself, as a list.
  const days = JSON.parse(before?.closures ?? '[]') as string[]
  const years = before ? yearsOf(before) : []
  db.prepare('INSERT INTO school_calendar VALUES (1, ?, ?, ?, 1)').run(
    JSON.stringify(years),
    JSON.stringify(closuresOf(days)),
    '[]',
  )
}

/** The calendar of the school is a record of its own: school years, closures with a name and a kind, half days. */
export const schoolCalendar: Migration = {
  number: 16,
  title: 'School calendar',
  up: (db) => {
    db.exec(`
CREATE TABLE school_calendar (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  years TEXT NOT NULL CHECK (json_valid(years)),
  closures TEXT NOT NULL CHECK (json_valid(closures)),
  half_days TEXT NOT NULL CHECK (json_valid(half_days)),
  version INTEGER NOT NULL
) STRICT;
`)
    fill(db)
    db.exec(`
ALTER TABLE school DROP COLUMN closures;
ALTER TABLE school DROP COLUMN year_starts_on;
ALTER TABLE school DROP COLUMN year_ends_on;
`)
  },
}
