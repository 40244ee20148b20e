import type { Absence, Presence } from '#shared/domain/absence.ts'

import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { listAbsencesFrom, listStandIns } from './absences.sql.ts'

/** Absences that are not over before a day. */
export function absencesFrom(db: ReadableDb, day: string): readonly Absence[] {
  return listAbsencesFrom(db, { day })
}

/** Who is here from today on, and who stands in for those who are not. */
export function presenceNow(context: Pick<QueryContext, 'db' | 'today'>): Presence {
  const { db, today } = context
  const known = new Map<string, boolean>()
  return {
    absences: listAbsencesFrom(db, { day: today }),
    standIns: Object.fromEntries(
      listStandIns(db, {}).map(({ accountId, standInId }) => [accountId, standInId]),
    ),
    worksHere: (accountId) => {
      const works = known.get(accountId) ?? couldDoOfficeWork(context, accountId)
      known.set(accountId, works)
      return works
    },
  }
}
