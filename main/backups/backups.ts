import { AppError, conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { BackupAttempt } from '#shared/domain/backup.ts'
import { keepBackups } from '#shared/domain/backup-retention.ts'

import type { Commit, Handlers, TaskContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import type { ChosenFile } from '../host.ts'
import { theSchool } from '../school/school.ts'
import {
  findDestinationAt,
  insertAttempt,
  insertDestination,
  insertDrill,
  listDestinations,
  setDestinationActive,
  updatePlan,
  type DestinationRow,
} from './backups.sql.ts'
import { backupOverview, thePlan } from './overview.ts'

function theDestination(db: ReadableDb, id: string): DestinationRow {
  const destination = listDestinations(db, {}).find((one) => one.id === id)
  if (!destination) throw notFoundError()
  return destination
}

/** After a good backup: takes away what is one too many, and nothing this vault did not write itself. */
async function removeOlder(
  { copies }: TaskContext,
  path: string,
  made: string,
  timeZone: string,
): Promise<void> {
  const found = await copies.list(path)
  const dated = found.flatMap(({ name, manifest }) => (manifest ? [{ name, madeAt: manifest.madeAt }] : []))
  for (const verdict of keepBackups(dated, made, timeZone)) {
    if ('removes' in verdict) copies.remove(path, verdict.name)
  }
}

/** One backup: made, or the reason why not. */
async function attempt(
  context: TaskContext,
  { id, path }: DestinationRow,
  progress: (share: number) => void,
): Promise<BackupAttempt> {
  const { copies, db, now, signal } = context
  const { timeZone } = theSchool(db)
  const result = { destinationId: id, at: now }
  try {
    const { name, manifest } = await copies.make({
      destination: path,
      at: now,
      timeZone,
      signal,
      progress: (done, total) => progress(done / total),
    })
    // The backup is good whether or not an older one could be taken away.
    await removeOlder(context, path, name, timeZone).catch(() => {})
    return { ...result, folder: name, bytes: manifest.vault.size + manifest.keyring.size, problem: null }
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'rule') throw thrown
    return { ...result, folder: null, bytes: null, problem: thrown.data.message }
  }
}

const STEPS = 1000

async function attemptEach(
  context: TaskContext,
  destinations: readonly DestinationRow[],
): Promise<BackupAttempt[]> {
  const attempts: BackupAttempt[] = []
  for (const [index, destination] of destinations.entries()) {
    const progress = (share: number): void =>
      context.progress(Math.round((index + share) * STEPS), destinations.length * STEPS)
    attempts.push(await attempt(context, destination, progress))
  }
  return attempts
}

/** Makes a backup in every folder that is in use; what came of each is to be remembered in the task's commit. */
export function backUpEverywhere(context: TaskContext): Promise<BackupAttempt[]> {
  return attemptEach(context, listDestinations(context.db, {}))
}

/** Writes down what came of backups. */
export function rememberAttempts(db: WritableDb, attempts: readonly BackupAttempt[]): void {
  for (const made of attempts) insertAttempt(db, made)
}

async function attemptAll(
  context: TaskContext,
  destinations: readonly DestinationRow[],
): Promise<Commit<{ attempts: BackupAttempt[] }>> {
  const attempts = await attemptEach(context, destinations)
  return ({ db }) => {
    rememberAttempts(db, attempts)
    return { attempts }
  }
}

async function chosenFolder({ host }: TaskContext, token: string | null): Promise<ChosenFile> {
  const [chosen] = token === null ? await host.chooseFiles('place') : [await host.fileFor(token)]
  if (!chosen) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
  return chosen
}

export const backups: Handlers<Contract['backups']> = {
  overview: backupOverview,
  async make(context, { destinationId }) {
    const { db } = context
    const wanted = destinationId === null ? listDestinations(db, {}) : [theDestination(db, destinationId)]
    if (wanted.length === 0) throw ruleError('backups:errors.noDestination')
    return attemptAll(context, wanted)
  },
  async makeDue(context) {
    const due = new Set(
      backupOverview(context)
        .destinations.filter((destination) => destination.due)
        .map(({ id }) => id),
    )
    if (due.size === 0) throw ruleError('backups:errors.nothingDue')
    return attemptAll(
      context,
      listDestinations(context.db, {}).filter(({ id }) => due.has(id)),
    )
  },
  async drill({ db, copies, now, signal }, { destinationId, code }) {
    const { id, path } = theDestination(db, destinationId)
    const { madeAt, why = null } = await copies.drill({ destination: path, code, signal })
    const drill = { destinationId: id, at: now, madeAt, problem: why }
    return ({ db: writing }) => {
      insertDrill(writing, drill)
      return drill
    }
  },
  async addDestination(context, { token }) {
    const { path } = await chosenFolder(context, token)
    await context.copies.assertDestination(path)
    const id = context.newId()
    return ({ db, now }) => {
      const known = findDestinationAt(db, { path })
      if (known?.active) throw ruleError('backups:errors.alreadyChosen')
      if (known) setDestinationActive(db, { id: known.id, active: 1 })
      else insertDestination(db, { id, path, active: true, addedAt: now })
      return { id: known?.id ?? id }
    }
  },
  removeDestination(context, { id }) {
    theDestination(context.db, id)
    setDestinationActive(context.db, { id, active: 0 })
    context.undoable(({ db }) => {
      if (setDestinationActive(db, { id, active: 1 }) === 0) throw conflictError()
    })
    return { id }
  },
  setPlan(context, plan) {
    const before = thePlan(context.db)
    updatePlan(context.db, plan)
    context.undoable(({ db }) => {
      if (JSON.stringify(thePlan(db)) !== JSON.stringify(plan)) throw conflictError()
      updatePlan(db, before)
    })
    return plan
  },
}
