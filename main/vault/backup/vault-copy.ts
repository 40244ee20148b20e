import { closeSync, fsyncSync, openSync } from 'node:fs'

import type Database from 'better-sqlite3'

import { commitsOf } from '../../db/head.ts'
import { applicationId, readIdentity } from '../../db/identity.ts'
import { knownKeyringOf, type KnownKeyring } from '../../db/known-keyring.ts'
import { versionOf } from '../../db/migrate.ts'
import { codeOf } from '../sqlite-error.ts'
import { assertLooksLikeVault, connectWith } from '../vault-file.ts'

/** What can be said of a vault file once it is open. */
export interface CopyFacts {
  readonly vaultId: string | undefined
  readonly schema: number
  /** How often the vault was written to; nothing where its schema did not count yet. */
  readonly commits: number | null
  readonly auditRows: number
  /** Whether the trail ends where the vault says it does; nothing where its schema did not say so yet. */
  readonly trailEnds: boolean | null
  /** The newest keyring it knew; nothing where its schema did not say so yet. */
  readonly keyring: KnownKeyring | undefined
}

/** Whether a copy is of the same vault and holds all that was there when it was begun; it may hold what came meanwhile. */
export function holdsAll(copy: CopyFacts, begun: CopyFacts): boolean {
  return (
    copy.vaultId === begun.vaultId &&
    copy.schema === begun.schema &&
    (copy.commits ?? 0) >= (begun.commits ?? 0) &&
    copy.auditRows >= begun.auditRows &&
    copy.trailEnds === begun.trailEnds
  )
}

function auditRowsOf(database: Database.Database): number {
  const known = database
    .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'audit'")
    .pluck()
  return known.get() === 1 ? Number(database.prepare('SELECT count(*) FROM audit').pluck().get()) : 0
}

const trailEnd = `
SELECT (SELECT count(*) FROM audit) = audit_entries
  AND coalesce((SELECT link FROM audit WHERE seq = audit_entries), zeroblob(32)) = audit_link
FROM vault_head`

function trailEndsIn(database: Database.Database): boolean | null {
  return commitsOf(database) === undefined || auditRowsOf(database) === 0
    ? null
    : database.prepare(trailEnd).pluck().get() === 1
}

function factsOf(database: Database.Database): CopyFacts {
  return {
    vaultId: readIdentity(database).vaultId,
    schema: versionOf(database),
    commits: commitsOf(database) ?? null,
    auditRows: auditRowsOf(database),
    trailEnds: trailEndsIn(database),
    keyring: knownKeyringOf(database),
  }
}

/** Makes a file last through a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Writes an encrypted copy of an open vault into a new file, and answers what the vault held when it was begun. */
export function copyOpenVault(database: Database.Database, to: string): CopyFacts {
  const begun = factsOf(database)
  // Made here so that nobody else on the machine may read it; SQLite takes an empty file for a new one.
  closeSync(openSync(to, 'wx', 0o600))
  database.prepare('VACUUM INTO ?').run(to)
  syncFile(to)
  return begun
}

/** As `copyOpenVault`, through a connection of its own that cannot write. */
export function copyVaultFile(from: string, to: string, rawKey: Buffer): CopyFacts {
  const database = connectWith(from, rawKey, { readonly: true })
  try {
    database.pragma('temp_store = MEMORY')
    return copyOpenVault(database, to)
  } finally {
    database.close()
  }
}

function soundFacts(database: Database.Database): CopyFacts | undefined {
  database.pragma('temp_store = MEMORY')
  database.pragma('cell_size_check = ON')
  if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return undefined
  return readIdentity(database).applicationId === applicationId ? factsOf(database) : undefined
}

/** Reads every page of a closed vault file; nothing comes back from one that is damaged or something else. */
export function checkVaultFile(path: string, rawKey: Buffer): CopyFacts | undefined {
  assertLooksLikeVault(path)
  const database = connectWith(path, rawKey, { readonly: true })
  try {
    return soundFacts(database)
  } catch (error) {
    if (['SQLITE_NOTADB', 'SQLITE_CORRUPT'].some((damage) => codeOf(error).startsWith(damage)))
      return undefined
    throw error
  } finally {
    database.close()
  }
}
