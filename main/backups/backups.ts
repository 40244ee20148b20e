import { AppError, conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { keepBackups } from '#shared/domain/backup-retention.ts'

import type { Commit, Handlers, TaskContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import type { ChosenFile } from '../host.ts'
import { theSchool } from '../school/school.ts'
import type { MadeBackup } from '../vault/backup/make-backup.ts'
import {
  findDestinationAt,
  insertAttempt,
  insertDestination,
  insertDrill,
  listDestinations,
  listLastGood,
  listUnreadRestores,
  setDestinationActive,
  setRestoreRead,
  setRestoreUnread,
  updatePlan,
  type AttemptRow,
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

function goodAttempt(destinationId: string, at: string, { name, manifest }: MadeBackup): AttemptRow {
  const { vault, keyring, auditRows } = manifest
  return { destinationId, at, folder: name, bytes: vault.size + keyring.size, problem: null, auditRows }
}

/** One backup: made, or the reason why not. */
async function attempt(
  context: TaskContext,
  { id, path }: DestinationRow,
  progress: (share: number) => void,
): Promise<AttemptRow> {
  const { copies, db, now, signal } = context
  const { timeZone } = theSchool(db)
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
    return goodAttempt(id, now, { name, manifest })
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'rule') throw thrown
    const { message: problem } = thrown.data
    return { destinationId: id, at: now, folder: null, bytes: null, problem, auditRows: null }
  }
}

const STEPS = 1000

async function attemptEach(
  context: TaskContext,
  destinations: readonly DestinationRow[],
): Promise<AttemptRow[]> {
  const attempts: AttemptRow[] = []
  for (const [index, destination] of destinations.entries()) {
    const progress = (share: number): void =>
      context.progress(Math.round((index + share) * STEPS), destinations.length * STEPS)
    attempts.push(await attempt(context, destination, progress))
  }
  return attempts
}

/** Makes a backup in every folder that is in use; what came of each is to be remembered in the task's commit. */
export function backUpEverywhere(context: TaskContext): Promise<AttemptRow[]> {
  return attemptEach(context, listDestinations(context.db, {}))
}

/** Writes down what came of backups. */
export function rememberAttempts(db: WritableDb, attempts: readonly AttemptRow[]): void {
  for (const made of attempts) insertAttempt(db, made)
}

async function attemptAll(
  context: TaskContext,
  destinations: readonly DestinationRow[],
): Promise<Commit<{ attempts: AttemptRow[] }>> {
  const attempts = await attemptEach(context, destinations)
  return ({ db }) => {
    rememberAttempts(db, attempts)
    return { attempts }
  }
}

/** Folders of which no good backup is known: the records may be from before it was made. */
function foldersUnknown(db: ReadableDb): readonly DestinationRow[] {
  const known = new Set(listLastGood(db, {}).map(({ destinationId }) => destinationId))
  return listDestinations(db, {}).filter(({ id }) => !known.has(id))
}

/** The newest whole backup in a folder with nothing in it that other records wrote; nothing where there is none. */
async function backupKnownNothingOf(
  { copies, db, signal }: TaskContext,
  { id, path }: DestinationRow,
): Promise<AttemptRow | undefined> {
  try {
    const found = await copies.newestWhole({ destination: path, db, signal })
    return found && goodAttempt(id, found.manifest.madeAt, found)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'rule') throw thrown
    return undefined
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
  async takeUp(context) {
    const found = (
      await Promise.all(foldersUnknown(context.db).map((folder) => backupKnownNothingOf(context, folder)))
    ).filter((attempt) => attempt !== undefined)
    if (found.length === 0) throw ruleError('backups:errors.nothingFound')
    return ({ db }) => {
      const unknown = new Set(foldersUnknown(db).map(({ id }) => id))
      const attempts = found.filter(({ destinationId }) => unknown.has(destinationId))
      rememberAttempts(db, attempts)
      return { attempts }
    }
  },
  restores({ db }) {
    return listUnreadRestores(db, {})
  },
  readRestore(context, { id }) {
    const { db, now: readAt, session } = context
    const readBy = session.accountId
    if (setRestoreRead(db, { id, readAt, readBy }) === 0) throw conflictError()
    context.undoable((later) => {
      if (setRestoreUnread(later.db, { id, readBy }) === 0) throw conflictError()
    })
    return { id }
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
