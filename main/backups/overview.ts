import { basename } from 'node:path'

import type { BackupOverview } from '#shared/api/backups.ts'
import {
  backupAge,
  isBackupDue,
  isBackupLate,
  type BackupDestination,
  type BackupPlan,
} from '#shared/domain/backup.ts'
import { schoolDay } from '#shared/domain/clock.ts'

import { keysChangedAfter } from '../audit/audit.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import {
  getPlan,
  listDestinations,
  listEveryDestination,
  listHistory,
  listLastAttempts,
  listLastDrills,
  listLastGood,
  type DestinationRow,
} from './backups.sql.ts'

const HISTORY = 20

/** The owner's plan. */
export function thePlan(db: ReadableDb): BackupPlan {
  const plan = getPlan(db, {})
  if (!plan) throw new Error('The vault has no plan for its backups')
  return plan
}

/** Every folder that ever received a backup; for the program itself, never for a window. */
export function placesOfBackups(db: ReadableDb): readonly DestinationRow[] {
  return listEveryDestination(db, {})
}

/** The end of a path as a person knows the folder; a whole drive is known by its letter. */
export function nameOfFolder(path: string): string {
  return basename(path) || path
}

function byDestination<Row extends { readonly destinationId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.destinationId, row]))
}

function destinationsNow({ db, today }: QueryContext, timeZone: string): BackupDestination[] {
  const plan = thePlan(db)
  const good = byDestination(listLastGood(db, {}))
  const last = byDestination(listLastAttempts(db, {}))
  const drills = byDestination(listLastDrills(db, {}))
  return listDestinations(db, {}).map(({ id, path }) => {
    const lastGood = good.get(id) ?? null
    const latest = last.get(id) ?? null
    return {
      id,
      name: nameOfFolder(path),
      lastGood,
      trouble: latest?.problem ? latest : null,
      lastDrill: drills.get(id) ?? null,
      // One from before the keys or the sheet changed opens with the old ones only.
      due:
        isBackupDue(plan, lastGood && schoolDay(lastGood.at, timeZone), today) ||
        (plan.every !== 'never' && lastGood !== null && keysChangedAfter(db, lastGood.auditRows ?? 0)),
    }
  })
}

/** How the office stands with its backups today. */
export function backupOverview(context: QueryContext): BackupOverview {
  const { db, today } = context
  const { timeZone } = theSchool(db)
  const plan = thePlan(db)
  const [newest] = listLastGood(db, {})
  const age = newest ? backupAge(schoolDay(newest.at, timeZone), today) : null
  return {
    plan,
    destinations: destinationsNow(context, timeZone),
    lastGoodAt: newest?.at ?? null,
    age,
    late: isBackupLate(plan, age),
    history: listHistory(db, { limit: HISTORY }).map(({ path, ...attempt }) => ({
      ...attempt,
      name: nameOfFolder(path),
    })),
  }
}
