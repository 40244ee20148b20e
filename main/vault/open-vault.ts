import { existsSync, realpathSync } from 'node:fs'

import type Database from 'better-sqlite3'

import { ruleError } from '#shared/app-error.ts'

import { readableDb, writableDb } from '../db/connection.ts'
import { applicationId, readIdentity } from '../db/identity.ts'
import { latestVersion, migrate, versionOf, type Migration } from '../db/migrate.ts'
import { allMigrations } from '../db/migrations/all.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { checkpointsOf, type Checkpoints } from './checkpoints.ts'
import type { MasterKey } from './master-key.ts'
import { takeOwnership } from './owner-lock.ts'
import { applyPragmas, forgetDeletedWords, readingPragmas, writingPragmas } from './pragmas.ts'
import { vaultTrouble } from './sqlite-error.ts'
import { assertLooksLikeVault, connect, vaultPath } from './vault-file.ts'

/** An open vault: two connections and the key, until it is closed. */
export interface OpenVault extends Pick<Checkpoints, 'committed' | 'checkpoint'> {
  readonly folder: string
  readonly vaultId: string
  readonly masterKey: MasterKey
  readonly reading: ReadableDb
  readonly writing: WritableDb
  /** Empties the log, closes both connections, zeroes the key, lets another program in. */
  close(): void
}

/** What opening needs once a slot gave up the master key. */
export interface OpenVaultOptions {
  readonly folder: string
  readonly masterKey: MasterKey
  readonly migrations?: readonly Migration[]
  /** How long a commit may stay in the write-ahead log, in milliseconds. */
  readonly checkpointAfter?: number
}

const openHere = new Set<string>()

/** Opening a vault twice in one process would drop the first one's file locks, so it is stopped before a file is touched. */
function claim(folder: string): () => void {
  if (!existsSync(folder)) throw ruleError('vault:errors.missing')
  const name = realpathSync(folder)
  if (openHere.has(name)) throw ruleError('vault:errors.alreadyOpen')
  openHere.add(name)
  return () => void openHere.delete(name)
}

function assertOurs(
  database: Database.Database,
  masterKey: MasterKey,
  migrations: readonly Migration[],
): void {
  database.prepare('SELECT count(*) FROM sqlite_schema').get()
  const identity = readIdentity(database)
  if (identity.applicationId !== applicationId || identity.vaultId !== masterKey.vaultId) {
    throw ruleError('vault:errors.notAVault')
  }
  if (versionOf(database) > latestVersion(migrations)) throw ruleError('vault:errors.newerVersion')
}

/** Looks into the file through a connection that cannot write, so that a refused file stays as it was to the byte. */
function assertOpens(path: string, masterKey: MasterKey, migrations: readonly Migration[]): void {
  const database = connect(path, masterKey, { readonly: true })
  try {
    assertOurs(database, masterKey, migrations)
  } finally {
    database.close()
  }
}

/** Takes every step, also after one that fails; the first failure is told at the end. */
function takeAll(steps: readonly (() => void)[]): void {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** Opens the vault, or says why not and leaves every file as it was. There is no other way in. */
export function openVault(options: OpenVaultOptions): OpenVault {
  const { folder, masterKey, migrations = allMigrations, checkpointAfter = 1000 } = options
  const path = vaultPath(folder)
  const undo: (() => void)[] = [() => masterKey.forget()]
  const close = (): void => takeAll(undo.splice(0).toReversed())
  const keepOpen = (database: Database.Database): Database.Database => {
    undo.push(() => void database.close())
    return database
  }

  try {
    undo.push(claim(folder))
    assertLooksLikeVault(path)
    assertOpens(path, masterKey, migrations)
    undo.push(takeOwnership(folder))
    const writer = keepOpen(connect(path, masterKey, { readonly: false }))
    assertOurs(writer, masterKey, migrations)
    applyPragmas(writer, writingPragmas)
    migrate(writer, migrations)
    forgetDeletedWords(writer)
    applyPragmas(writer, writingPragmas)
    const { committed, checkpoint, stop } = checkpointsOf(writer, checkpointAfter)
    undo.push(stop, () => void checkpoint())
    const reader = keepOpen(connect(path, masterKey, { readonly: true }))
    applyPragmas(reader, readingPragmas)
    return {
      folder,
      vaultId: masterKey.vaultId,
      masterKey,
      reading: readableDb(reader),
      writing: writableDb(writer),
      committed,
      checkpoint,
      close,
    }
  } catch (error) {
    close()
    throw vaultTrouble(error)
  }
}
