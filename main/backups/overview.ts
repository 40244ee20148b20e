import { basename, sep } from 'node:path'

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

/** The end of a path of so many folders; a whole drive is known by its letter. */
function endOf(path: string, folders: number): string {
  return folders === 1 ? basename(path) || path : path.split(sep).slice(-folders).join(sep)
}

function nameAmong(path: string, others: readonly string[], folders = 1): string {
  const end = endOf(path, folders)
  const alike = others.filter((other) => endOf(other, folders) === end)
  return alike.length === 0 || end === path ? end : nameAmong(path, alike, folders + 1)
}

/** The ends of paths as a person knows the folders, each as long as it takes to tell it from the others. */
export function namesOfFolders(paths: readonly string[]): (path: string) => string {
  const names = new Map(
    paths.map((path) => [
      path,
      nameAmong(
        path,
        paths.filter((other) => other !== path),
      ),
    ]),
  )
  return (path) => names.get(path) ?? endOf(path, 1)
}

/** How the office calls each folder that ever received a backup. */
export function namesOfPlaces(db: ReadableDb): (path: string) => string {
  return namesOfFolders(placesOfBackups(db).map(({ path }) => path))
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
  const nameOf = namesOfPlaces(db)
  return listDestinations(db, {}).map(({ id, path }) => {
    const lastGood = good.get(id) ?? null
    const latest = last.get(id) ?? null
    return {
      id,
      name: nameOf(path),
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
  const nameOf = namesOfPlaces(db)
  const age = newest ? backupAge(schoolDay(newest.at, timeZone), today) : null
  return {
    plan,
    destinations: destinationsNow(context, timeZone),
    lastGoodAt: newest?.at ?? null,
    age,
    late: isBackupLate(plan, age),
    history: listHistory(db, { limit: HISTORY }).map(({ path, ...attempt }) => ({
      ...attempt,
      name: nameOf(path),
    })),
  }
}
