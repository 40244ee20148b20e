import type { SchoolCalendar } from '#shared/domain/clock.ts'

import type { ReadableDb } from '../db/types.ts'
import { getSchool, getSchoolVersion } from './school.sql.ts'

interface SchoolClock {
  readonly timeZone: string
  readonly calendar: SchoolCalendar
}

const BEFORE_SETUP: SchoolClock = { timeZone: 'UTC', calendar: { closures: new Set() } }

/** The school's zone and calendar, read again only after they changed. */
export function createSchoolClock(): (db: ReadableDb) => SchoolClock {
  let known: { readonly version: number; readonly clock: SchoolClock } | undefined
  return (db) => {
    const version = getSchoolVersion(db, {})?.version
    if (version === undefined) return BEFORE_SETUP
    if (known?.version === version) return known.clock
    const school = getSchool(db, {})
    if (!school) return BEFORE_SETUP
    const clock = { timeZone: school.timeZone, calendar: { closures: new Set(school.closures) } }
    known = { version, clock }
    return clock
  }
}
