import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type Database from 'better-sqlite3'

import { AppError, ruleError } from '#shared/app-error.ts'

import { latestVersion, versionOf, type Migration } from '../../db/migrate.ts'
import { genuineKeyring, keyringPath, spellKeyring } from '../keyring-file.ts'
import type { MasterKey } from '../master-key.ts'
import { discard, renameInPlace, syncFolder, writeSmallFile } from '../small-file.ts'
import { codeOf } from '../sqlite-error.ts'
import { vaultPath } from '../vault-file.ts'
import { manifestPath, partOf } from './backup-folder.ts'
import { signManifest, type FileFacts } from './backup-manifest.ts'
import { checkVaultFile, copyOpenVault, holdsAll, type CopyFacts } from './vault-copy.ts'

const KEPT = 2
const ownName = /^before schema (\d+)$/

function factsNow(path: string): FileFacts {
  const bytes = readFileSync(path)
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function assertSame(copy: string, begun: CopyFacts, masterKey: MasterKey): void {
  const rawKey = masterKey.derive('database')
  try {
    const found = checkVaultFile(copy, rawKey)
    if (!found || !holdsAll(found, begun)) throw ruleError('backups:errors.notVerified')
  } finally {
    rawKey.fill(0)
  }
}

/** Keeps the newest copies: they are for the days after an update, not for ever. */
function removeOldCopies(folder: string): void {
  const numbers = readdirSync(folder)
    .map((name) => Number(ownName.exec(name)?.[1]))
    .filter((number) => !Number.isNaN(number))
    .toSorted((one, other) => other - one)
  for (const number of numbers.slice(KEPT))
    rmSync(join(folder, `before schema ${number}`), { recursive: true, force: true, maxRetries: 3 })
}

function writeCopy(writer: Database.Database, folder: string, part: string, masterKey: MasterKey): void {
  const copy = vaultPath(part)
  const begun = copyOpenVault(writer, copy)
  writeSmallFile(keyringPath(part), spellKeyring(genuineKeyring(folder, masterKey)))
  assertSame(copy, begun, masterKey)
  const manifest = signManifest(
    {
      madeAt: new Date().toISOString(),
      schema: begun.schema,
      commits: begun.commits,
      auditRows: begun.auditRows,
      vault: factsNow(copy),
      keyring: factsNow(keyringPath(part)),
    },
    masterKey,
  )
  writeSmallFile(manifestPath(part), `${JSON.stringify(manifest, null, 2)}\n`)
  syncFolder(part)
}

function copyTrouble(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  return ['ENOSPC', 'EDQUOT'].includes(code) || code.startsWith('SQLITE_FULL')
    ? ruleError('vault:errors.noRoomForCopy')
    : error
}

/**
 * Keeps a verified copy of an older vault in its own folder before an update changes it. Throws when the copy cannot
 * be made, and then the update waits.
 */
export function copyBeforeMigration(
  writer: Database.Database,
  folder: string,
  masterKey: MasterKey,
  migrations: readonly Migration[],
): void {
  const wanted = latestVersion(migrations)
  if (versionOf(writer) >= wanted) return
  const name = `before schema ${wanted}`
  const part = join(folder, partOf(name))
  try {
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { mode: 0o700 })
    writeCopy(writer, folder, part, masterKey)
    rmSync(join(folder, name), { recursive: true, force: true })
    renameInPlace(part, join(folder, name))
    syncFolder(folder)
  } catch (error) {
    discard(part)
    throw copyTrouble(error)
  }
  removeOldCopies(folder)
}
