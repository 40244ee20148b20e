import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { ruleError } from '#shared/app-error.ts'

import { writableDb } from '../db/connection.ts'
import { commitsOf } from '../db/head.ts'
import { layIdentity } from '../db/identity.ts'
import { migrate, type Migration } from '../db/migrate.ts'
import { allMigrations } from '../db/migrations/all.ts'
import type { WritableDb } from '../db/types.ts'
import { layAnchor } from './anchor.ts'
import { stretchInWorker, type Stretch } from './argon2.ts'
import { standardKdf, type KdfPolicy } from './kdf-policy.ts'
import { foldUser, newKeyring, type Keyring } from './keyring.ts'
import { replaceKeyring } from './keyring-file.ts'
import { assertCiphersAnswer } from './known-answers.ts'
import { MasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { takeOwnership } from './owner-lock.ts'
import { assertPasswordAllowed, passwordBytes } from './password-rules.ts'
import { applyPragmas, forgetDeletedWords, writingPragmas } from './pragmas.ts'
import { newRecoverySecret, recoveryCodeOf } from './recovery-sheet.ts'
import { sheetSeal, type SheetSeal } from './sheet-seal.ts'
import { discard, makeFolder, renameInPlace, syncFolder } from './small-file.ts'
import { closeSlot } from './slot.ts'
import { vaultTrouble } from './sqlite-error.ts'
import { connect, pageSize, vaultPath } from './vault-file.ts'
import { vaultExists } from './vault-exists.ts'

/** Who begins a vault, where, and at what price a guess comes. */
export interface CreateVaultOptions {
  readonly folder: string
  readonly user: string
  readonly accountId: string
  readonly password: string
  /** The key of whoever begins it, for what nobody else may ever read. */
  readonly ownKey?: Buffer
  /** Words the password must not be made of, such as the school's name. */
  readonly weakWords?: readonly string[]
  readonly kdf?: KdfPolicy
  readonly migrations?: readonly Migration[]
  /** What a vault holds from its first moment on: there is one with it, or none. */
  readonly fill?: (db: WritableDb, sheet: SheetSeal) => void
}

/** The slots of a new vault: its owner's password and the recovery sheet. */
export async function firstKeyring(
  masterKey: MasterKey,
  { user, accountId, password, ownKey, kdf = standardKdf }: CreateVaultOptions,
  recoverySecret: Buffer,
  stretch: Stretch = stretchInWorker,
): Promise<Keyring> {
  const owner = { kind: 'password', user: foldUser(user), accountId } as const
  const secret = passwordBytes(password)
  const ring = newKeyring(masterKey, [
    await closeSlot(masterKey, owner, secret, kdf, stretch, ownKey),
    await closeSlot(masterKey, { kind: 'recovery' }, recoverySecret, kdf, stretch),
  ])
  secret.fill(0)
  return ring
}

/** Writes a new vault file at the newest schema, and its anchor. */
export function writeVaultFile(
  folder: string,
  masterKey: MasterKey,
  migrations: readonly Migration[],
  fill: (db: WritableDb) => void = () => {},
): void {
  const path = vaultPath(folder)
  // Made here so that nobody else on the machine may read it; SQLite keeps these rights for the files beside it.
  closeSync(openSync(path, 'wx', 0o600))
  const database = connect(path, masterKey, { readonly: false })
  try {
    database.pragma(`page_size = ${pageSize}`)
    applyPragmas(database, writingPragmas)
    layIdentity(database, masterKey.vaultId)
    migrate(database, migrations)
    forgetDeletedWords(database)
    fill(writableDb(database))
    layAnchor(folder, masterKey, commitsOf(database) ?? 0)
  } finally {
    database.close()
  }
}

function assertFree(folder: string): void {
  if (vaultExists(folder)) throw ruleError('vault:errors.vaultExists')
  if (existsSync(folder) && readdirSync(folder).length > 0) throw ruleError('vault:errors.folderNotEmpty')
}

/** Builds a folder under another name and moves it into place, so that there is a whole vault or none. */
function buildFolder(folder: string, fill: (part: string) => void): void {
  const part = `${folder}.part`
  const around = dirname(folder)
  makeFolder(around)
  // Another program may be making one in the same place.
  const release = takeOwnership(around)
  try {
    assertFree(folder)
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { mode: 0o700 })
    fill(part)
    syncFolder(part)
    if (existsSync(folder)) rmdirSync(folder)
    renameInPlace(part, folder)
    syncFolder(around)
  } catch (error) {
    discard(part)
    throw error
  } finally {
    release()
  }
}

/** Begins a new vault and opens it; the recovery code is told once and kept nowhere. */
export async function createVault(
  options: CreateVaultOptions,
): Promise<{ vault: OpenVault; recoveryCode: string }> {
  const { user, password, weakWords = [], migrations = allMigrations } = options
  const folder = resolve(options.folder)
  assertCiphersAnswer()
  assertPasswordAllowed(password, { user, words: weakWords })
  assertFree(folder)

  const masterKey = MasterKey.generate(randomUUID(), 1)
  const recoverySecret = newRecoverySecret()
  try {
    const ring = await firstKeyring(masterKey, options, recoverySecret)
    buildFolder(folder, (part) => {
      writeVaultFile(part, masterKey, migrations, (db) =>
        options.fill?.(db, sheetSeal(recoverySecret, masterKey.vaultId)),
      )
      replaceKeyring(part, ring)
    })
    return {
      vault: openVault({ folder, masterKey, migrations }),
      recoveryCode: recoveryCodeOf(recoverySecret),
    }
  } catch (error) {
    masterKey.forget()
    throw vaultTrouble(error)
  } finally {
    recoverySecret.fill(0)
  }
}
