import { AppError, conflictError, invalidError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { calendarProblems } from '#shared/domain/calendar-problems.ts'
import { calendarOf, type SchoolCalendarRecord } from '#shared/domain/school-calendar.ts'
import { asClosure, usualClosures, type UsualHoliday } from '#shared/domain/usual-closures.ts'
import type { Locale } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { moveDueDays } from '../referrals/move-due-days.ts'
import { schoolTimeZone } from '../school/school.ts'
import { moveTasks } from '../tasks/move-tasks.ts'
import { getCalendar, updateCalendar } from './calendar.sql.ts'
import { readCalendarFile } from './read-calendar-file.ts'

const NOTHING_TOLD: SchoolCalendarRecord = { years: [], closures: [], halfDays: [], version: 1 }

/** When there is school, as the office told it. */
export function theCalendar(db: ReadableDb): SchoolCalendarRecord {
  return getCalendar(db, {}) ?? NOTHING_TOLD
}

/** Takes over the holidays nearly every school keeps, on a school's first day here, in the language it begins in. */
export function beginWithUsualClosures(db: WritableDb, today: string, language: Locale): void {
  const nameOf = (holiday: UsualHoliday) => translate(language, `vocabulary:usualHoliday.${holiday}`)
  const closures = usualClosures(today).map((closure) => asClosure(closure, nameOf))
  updateCalendar(db, { ...theCalendar(db), closures })
}

const byFirstDay = (one: { readonly startsOn: string }, other: { readonly startsOn: string }): number =>
  one.startsOn < other.startsOn ? -1 : 1

/** In the order of the wall, whatever order it was typed in. */
function inOrder(value: SchoolCalendarRecord): SchoolCalendarRecord {
  return {
    ...value,
    years: value.years
      .map((year) => ({ ...year, terms: year.terms.toSorted(byFirstDay) }))
      .toSorted(byFirstDay),
    closures: value.closures.toSorted(byFirstDay),
    halfDays: value.halfDays.toSorted((one, other) => (one.on < other.on ? -1 : 1)),
  }
}

function replaceCalendar(
  { db, timeZone }: Pick<CommandContext, 'db' | 'timeZone'>,
  value: SchoolCalendarRecord,
) {
  const from = calendarOf(theCalendar(db))
  if (updateCalendar(db, value) === 0) throw conflictError()
  const to = calendarOf(value)
  moveDueDays(db, { from, to })
  moveTasks(db, { timeZone, to })
  return theCalendar(db)
}

export const calendar: Handlers<Contract['calendar']> = {
  get({ db }) {
    return theCalendar(db)
  },
  save(context, value) {
    // Due days of the whole office go by it.
    if (context.session.sees === 'named')
      throw new AppError({ code: 'forbidden', message: 'calendar:errors.notForGuests' })
    const problems = calendarProblems(value)
    if (problems.length > 0) throw invalidError(problems)
    const before = theCalendar(context.db)
    const after = replaceCalendar(context, inOrder(value))
    context.undoable((later) => replaceCalendar(later, { ...before, version: after.version }))
    return after
  },
  async read({ db, host, signal, today }, { token }) {
    const files = token === null ? await host.chooseFiles('files') : [await host.fileFor(token)]
    const [file] = files
    if (!file) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    const read = await readCalendarFile(file, { today, timeZone: schoolTimeZone(db) ?? 'UTC', signal })
    return () => read
  },
}
