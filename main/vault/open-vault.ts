import { existsSync, realpathSync } from 'node:fs'

import type Database from 'better-sqlite3'

import { ruleError } from '#shared/app-error.ts'
import { TOLD_AT_THE_DOOR, type VaultFinding } from '#shared/domain/vault-finding.ts'

import { readableDb, writableDb } from '../db/connection.ts'
import { commitsOf, countOnFrom } from '../db/head.ts'
import { applicationId, readIdentity } from '../db/identity.ts'
import { knownKeyringOf, type KnownKeyring } from '../db/known-keyring.ts'
import { latestVersion, migrate, versionOf, type Migration } from '../db/migrate.ts'
import { allMigrations } from '../db/migrations/all.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { takeAll } from '../take-all.ts'
import { readAnchor, takeUpAnchor, type AnchorReading } from './anchor.ts'
import { copyBeforeMigration } from './backup/copy-before-migration.ts'
import { checkpointsOf, type Checkpoints } from './checkpoints.ts'
import { isOutdated, type Keyring } from './keyring.ts'
import type { MasterKey } from './master-key.ts'
import { takeOwnership } from './owner-lock.ts'
import { applyPragmas, forgetDeletedWords, readingPragmas, writingPragmas } from './pragmas.ts'
import { vaultTrouble } from './sqlite-error.ts'
import { assertLooksLikeVault, connect, lookInto, vaultPath } from './vault-file.ts'

/** An open vault: two connections and the key, until it is closed. */
export interface OpenVault extends Pick<Checkpoints, 'checkpoint'> {
  readonly folder: string
  readonly vaultId: string
  readonly masterKey: MasterKey
  readonly reading: ReadableDb
  readonly writing: WritableDb
  readonly findings: readonly VaultFinding[]
  /**
   * Writes the whole file anew. What is deleted is overwritten where it lies, but not where it lay before its page was
   * divided or its row grew.
   */
  rewrite(): void
  /** Empties the log, closes both connections, zeroes the key, lets another program in. */
  close(): void
}

/** What opening needs once a slot gave up the master key. */
export interface OpenVaultOptions {
  readonly folder: string
  readonly masterKey: MasterKey
  /** The keyring the key was in; without one it is not asked whether the vault knows a newer. */
  readonly keyring?: Keyring | undefined
  readonly migrations?: readonly Migration[]
  /** How long a commit may stay in the write-ahead log, in milliseconds. */
  readonly checkpointAfter?: number
  /** What somebody was told of and goes on with; anything else that was found keeps the vault shut. */
  readonly despite?: readonly VaultFinding[] | undefined
  /**
   * Writes what was found into the records, in the step that makes it good; where it throws, the files stay as they are
   * and tell the next one too. Not asked where nothing was found.
   */
  readonly admit?: ((db: WritableDb, findings: readonly VaultFinding[]) => void) | undefined
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

/**
 * Looks into the file first, so that a refused one stays as it was to the byte.
 * Answers what it says of itself: no commits and no keyring where its schema did not say so yet.
 */
function assertOpens(
  path: string,
  masterKey: MasterKey,
  migrations: readonly Migration[],
): { readonly commits: number; readonly keyring: KnownKeyring | undefined } {
  return lookInto(path, masterKey, (database) => {
    assertOurs(database, masterKey, migrations)
    return { commits: commitsOf(database) ?? 0, keyring: knownKeyringOf(database) }
  })
}

/** Holds what the vault has against what was confirmed. A power cut can part the two by one: the last was not told. */
function compare(commits: number, anchored: AnchorReading): VaultFinding[] {
  const findings: VaultFinding[] = anchored.damaged ? ['anchor-damaged'] : []
  // Before the first commit there is none: an older vault may have been cut off while it was brought up to date.
  if (anchored.commits === undefined) return commits === 0 ? findings : [...findings, 'anchor-missing']
  if (commits < anchored.commits) return [...findings, 'commits-lost']
  return commits > anchored.commits + 1 ? [...findings, 'anchor-old'] : findings
}

/** Whoever goes on with one thing that was found knows nothing of the next yet. */
function assertAllTold(findings: readonly VaultFinding[], despite: readonly VaultFinding[]): void {
  for (const [finding, message] of TOLD_AT_THE_DOOR)
    if (findings.includes(finding) && !despite.includes(finding)) throw ruleError(message)
}

/** Counts on from what was confirmed, so that nobody is told again; only together with what is written about it. */
function makeGood(writer: Database.Database, anchored: AnchorReading, write: (db: WritableDb) => void): void {
  const db = writableDb(writer)
  db.transaction(() => {
    countOnFrom(writer, anchored.commits ?? 0)
    write(db)
  })
}

/** Opens the vault, or says why not and leaves every file as it was. There is no other way in. */
export function openVault(options: OpenVaultOptions): OpenVault {
  const { folder, masterKey, keyring, migrations = allMigrations } = options
  const { checkpointAfter = 1000, despite = [], admit = () => {} } = options
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
    // Read before the vault is: a program that closes it meanwhile adds to both, in this order.
    const anchored = readAnchor(folder, masterKey)
    const known = assertOpens(path, masterKey, migrations)
    const findings = compare(known.commits, anchored)
    if (keyring && isOutdated(keyring, known.keyring)) findings.push('keyring-old')
    assertAllTold(findings, despite)
    undo.push(takeOwnership(folder))
    const writer = keepOpen(connect(path, masterKey, { readonly: false }))
    assertOurs(writer, masterKey, migrations)
    applyPragmas(writer, writingPragmas)
    copyBeforeMigration(writer, folder, masterKey, migrations)
    migrate(writer, migrations)
    forgetDeletedWords(writer)
    applyPragmas(writer, writingPragmas)
    if (findings.length > 0) makeGood(writer, anchored, (db) => admit(db, findings))
    const anchor = takeUpAnchor(folder, masterKey, commitsOf(writer) ?? 0)
    undo.push(anchor.close)
    const { committed, checkpoint, stop } = checkpointsOf(writer, checkpointAfter)
    undo.push(stop, () => void checkpoint())
    const reader = keepOpen(connect(path, masterKey, { readonly: true }))
    applyPragmas(reader, readingPragmas)
    return {
      folder,
      vaultId: masterKey.vaultId,
      masterKey,
      reading: readableDb(reader),
      writing: writableDb(writer, (commits) => {
        // What no line holds on to must not stay in the log, where damage is silent.
        if (!anchor.hold(commits) && !checkpoint()) throw ruleError('vault:errors.notAnchored')
        committed()
      }),
      findings,
      checkpoint,
      rewrite: () => {
        try {
          writer.exec('VACUUM')
        } catch (error) {
          throw vaultTrouble(error)
        }
        checkpoint()
      },
      close,
    }
  } catch (error) {
    close()
    throw vaultTrouble(error)
  }
}
