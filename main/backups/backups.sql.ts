import type { BackupAttempt, BackupDrill, BackupPlan, Restore } from '#shared/domain/backup.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** A folder that receives backups, with the path that no window learns. */
export interface DestinationRow {
  readonly id: string
  readonly path: string
  readonly active: boolean
  readonly addedAt: string
}

const plan = columns<BackupPlan>({ every: 'text', warnAfterDays: 'integer' })
const destination = columns<DestinationRow>({ id: 'text', path: 'text', active: 'flag', addedAt: 'text' })
/** An attempt, with how much of the trail is in a good one: whatever the trail tells after that is not in it. */
export interface AttemptRow extends BackupAttempt {
  readonly auditRows: number | null
}

const attempt = columns<AttemptRow>({
  destinationId: 'text',
  at: 'text',
  folder: 'text',
  bytes: 'integer',
  problem: 'text',
  auditRows: 'integer',
})
const drill = columns<BackupDrill>({ destinationId: 'text', at: 'text', madeAt: 'text', problem: 'text' })

export const getPlan = one<object, BackupPlan>(`SELECT ${plan.select()} FROM backup_plan`, plan.read)

export const updatePlan = change<BackupPlan>(`UPDATE backup_plan SET ${plan.set('every', 'warnAfterDays')}`)

export const listDestinations = many<object, DestinationRow>(
  `SELECT ${destination.select()} FROM backup_destinations WHERE active ORDER BY added_at, id`,
  destination.read,
)

/** Every folder that ever received one: what lies in a folder that was left stays there. */
export const listEveryDestination = many<object, DestinationRow>(
  `SELECT ${destination.select()} FROM backup_destinations ORDER BY added_at, id`,
  destination.read,
)

export const findDestinationAt = one<{ path: string }, DestinationRow>(
  `SELECT ${destination.select()} FROM backup_destinations WHERE path = :path`,
  destination.read,
)

const insertDestinationRow = change<object>(`INSERT INTO backup_destinations ${destination.values}`)

export const insertDestination = (db: WritableDb, row: DestinationRow): number =>
  insertDestinationRow(db, destination.bind(row))

/** Answers 0 when it stands so already. */
export const setDestinationActive = change<{ id: string; active: number }>(
  'UPDATE backup_destinations SET active = :active WHERE id = :id AND active <> :active',
)

export const insertAttempt = change<AttemptRow>(`INSERT INTO backups ${attempt.values}`)

export const insertDrill = change<BackupDrill>(`INSERT INTO backup_drills ${drill.values}`)

/** The latest attempt of each folder. */
export const listLastAttempts = many<object, AttemptRow>(
  `SELECT ${attempt.select()} FROM backups
   WHERE seq IN (SELECT max(seq) FROM backups GROUP BY destination_id)`,
  attempt.read,
)

/** The latest good attempt of each folder, the newest first: by when it was written down, whatever the clock said. */
export const listLastGood = many<object, AttemptRow>(
  `SELECT ${attempt.select()} FROM backups
   WHERE seq IN (SELECT max(seq) FROM backups WHERE problem IS NULL GROUP BY destination_id)
   ORDER BY seq DESC`,
  attempt.read,
)

export const listLastDrills = many<object, BackupDrill>(
  `SELECT ${drill.select()} FROM backup_drills
   WHERE seq IN (SELECT max(seq) FROM backup_drills GROUP BY destination_id)`,
  drill.read,
)

export const listHistory = many<{ limit: number }, AttemptRow & { readonly path: string }>(
  `SELECT ${attempt.select('b')}, d.path FROM backups AS b
   JOIN backup_destinations AS d ON d.id = b.destination_id
   ORDER BY b.seq DESC LIMIT :limit`,
  (row) => attempt.read(row) as AttemptRow & { readonly path: string },
)

/** A backup that took the place of the records. */
export interface RestoreRow extends Omit<Restore, 'byName'> {
  readonly byId: string
}

const restore = columns<RestoreRow>({
  id: 'text',
  at: 'text',
  byId: 'text',
  bySheet: 'flag',
  kind: 'text',
  madeAt: 'text',
  keptAs: 'text',
})

const insertRestoreRow = change<object>(`INSERT INTO restores ${restore.values}`)

export const insertRestore = (db: WritableDb, row: RestoreRow): number =>
  insertRestoreRow(db, restore.bind(row))

export const listUnreadRestores = many<object, Restore>(
  `SELECT ${restore.select('r')}, a.name AS byName
   FROM restores r JOIN accounts a ON a.id = r.by_id WHERE r.read_at IS NULL ORDER BY r.at, r.id`,
  (row) => restore.read(row) as RestoreRow & Restore,
)

/** Answers 0 when somebody read it already. */
export const setRestoreRead = change<{ id: string; readAt: string; readBy: string }>(
  'UPDATE restores SET read_at = :readAt, read_by = :readBy WHERE id = :id AND read_at IS NULL',
)

export const setRestoreUnread = change<{ id: string; readBy: string }>(
  'UPDATE restores SET read_at = NULL, read_by = NULL WHERE id = :id AND read_by = :readBy',
)
