import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { chmod, copyFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { AppError, ruleError } from '#shared/app-error.ts'
import type { BackupStanding } from '#shared/domain/backup.ts'

import type { Migration } from '../../db/migrate.ts'
import type { WritableDb } from '../../db/types.ts'
import { layAnchor } from '../anchor.ts'
import type { Door } from '../door.ts'
import { type KdfPolicy, standardKdf } from '../kdf-policy.ts'
import { takeUpKeyring } from '../keep-keyring.ts'
import { passwordSlotOf, withSlots, type Keyring } from '../keyring.ts'
import { readableKeyrings, replaceKeyring } from '../keyring-file.ts'
import type { MasterKey } from '../master-key.ts'
import { openVault } from '../open-vault.ts'
import { takeOwnership } from '../owner-lock.ts'
import { syncFolder } from '../small-file.ts'
import { codeOf, vaultTrouble } from '../sqlite-error.ts'
import { keyBehind } from '../try-door.ts'
import type { UnlockThrottle } from '../unlock-throttle.ts'
import { vaultExists } from '../vault-exists.ts'
import { vaultPath } from '../vault-file.ts'
import { askPresent, type PresentQuestion } from './ask-present.ts'
import { isGenuineManifest, type BackupManifest } from './backup-manifest.ts'
import { buildingFolder, exchangeVault, finishExchange, keptName, type StepTaken } from './exchange-vault.ts'
import { factsOfFile } from './inspect-backup.ts'
import { restoreSource, type RestoreSource } from './restore-source.ts'
import { assertWholeAside, copyLog } from './set-aside.ts'
import { checkBeside } from './vault-copier.ts'
import { syncFile } from './vault-copy.ts'

/** Who put a backup in place, and the name under which the records are kept that were there before. */
export interface RestoredBy {
  readonly accountId: string
  readonly keptAs: string | null
  /** Whether the records that were there before were asked if they may. */
  readonly wasAsked: boolean
}

/** Which backup, in place of which vault, and who may. */
export interface RestoreOptions {
  /** The folder of the backup. */
  readonly from: string
  /** The folder of the vault, whether or not there is one. */
  readonly folder: string
  /** A person of the backup, with their password then or with the recovery sheet. */
  readonly door: Door
  /** This moment, ISO. */
  readonly at: string
  /** The backup was made before the keys were replaced, and is wanted all the same. */
  readonly olderKeys?: boolean | undefined
  readonly kdf?: KdfPolicy | undefined
  readonly throttle?: UnlockThrottle | undefined
  readonly migrations?: readonly Migration[] | undefined
  readonly signal?: AbortSignal | undefined
  readonly progress?: ((done: number, total: number) => void) | undefined
  /** Asked of the records that are here before anything takes their place. */
  readonly present?: PresentQuestion | undefined
  /** Writes into the restored vault before it takes its place: who brought it back, and where what was here is kept. */
  readonly fill?: ((db: WritableDb, restored: RestoredBy) => void) | undefined
  readonly taken?: StepTaken | undefined
}

/** The backup is read once to see whether it is whole, and once more from where it was copied to. */
const ROUNDS = 2

/** Compares a backup with the vault that is here; one whose keyring cannot be read says nothing of itself. */
export function standingOf(
  { vaultId, epoch }: Pick<BackupManifest, 'vaultId' | 'epoch'>,
  folder: string,
): BackupStanding {
  const ring = presentKeyring(folder)
  if (!ring) return vaultExists(folder) ? 'unreadable-here' : 'nothing-here'
  if (ring.vaultId !== vaultId) return 'another-office'
  return epoch < ring.epoch ? 'older-keys' : 'same-office'
}

function presentKeyring(folder: string): Keyring | undefined {
  try {
    return readableKeyrings(folder)[0]
  } catch {
    return undefined
  }
}

function assertMayReplace(source: RestoreSource, { folder, olderKeys = false }: RestoreOptions): void {
  const standing = standingOf(source, folder)
  if (standing === 'another-office') throw ruleError('backups:errors.otherSchool')
  if (standing === 'older-keys' && !olderKeys) throw ruleError('backups:errors.olderKeys')
}

/** Whether the key that was found is that of the records: a backup says so itself, a vault by what its keyring said. */
function isKeyOf(source: RestoreSource, masterKey: MasterKey): boolean {
  return source.kind === 'backup'
    ? isGenuineManifest(source.manifest, masterKey)
    : source.vaultId === masterKey.vaultId && source.epoch === masterKey.epoch
}

async function openedKey(
  source: RestoreSource,
  { from, door, kdf = standardKdf, throttle }: RestoreOptions,
): Promise<{ masterKey: MasterKey; ring: Keyring; accountId: string }> {
  const options = { folder: from, kdf, ...(throttle && { throttle }) }
  const { masterKey, ring, ownKey } = await keyBehind(door, options)
  ownKey.fill(0)
  const slot = passwordSlotOf(ring, door.user)
  if (slot && isKeyOf(source, masterKey)) return { masterKey, ring, accountId: slot.accountId }
  masterKey.forget()
  if (!slot) throw ruleError('vault:errors.accountUnknown')
  throw ruleError(
    source.kind === 'backup' ? 'backups:errors.manifestDamaged' : 'backups:errors.keyringDamaged',
  )
}

/** More changes than an office makes: a number somebody made up must not use up those that can still be written. */
const mostGenerations = 1e12

/**
 * The keyring of the backup, later than the one that is here, whichever its keys: those of the backup may have had
 * later keyrings too, and whoever kept a copy of one cannot put it back.
 */
function succeeding(ring: Keyring, folder: string, masterKey: MasterKey): Keyring {
  const present = presentKeyring(folder)
  if (!present) return ring
  return withSlots(ring, ring.slots, masterKey, Math.min(present.generation, mostGenerations))
}

/** Copies the backup beside the present vault, and opens it there as it will be opened every day. */
async function build(
  source: RestoreSource,
  opened: Awaited<ReturnType<typeof openedKey>>,
  { from, folder, migrations, signal, progress = () => {}, fill = () => {} }: RestoreOptions,
  facts: Omit<RestoredBy, 'accountId'>,
): Promise<void> {
  const { masterKey, ring, accountId } = opened
  const building = buildingFolder(folder)
  const copy = vaultPath(building)
  const total = ROUNDS * source.bytes
  let done = total / ROUNDS
  const onBytes = (count: number): void => progress((done += count), total)

  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { recursive: true, mode: 0o700 })
  await copyFile(vaultPath(from), copy)
  // A stick or a share may keep its files from being written; the copy is this office's own.
  await chmod(copy, 0o600)
  syncFile(copy)
  progress(done, total)
  const { sha256 } = await factsOfFile(copy, { signal, onBytes })
  if (source.kind === 'set-aside') copyLog(from, building)
  else if (sha256 !== source.manifest.vault.sha256) throw ruleError('backups:errors.vaultDamaged')
  const keyring = succeeding(ring, folder, masterKey)
  replaceKeyring(building, keyring)
  const found = await checkBeside(masterKey, copy, signal)
  if (source.kind === 'set-aside') assertWholeAside(found, from, { masterKey, ring })
  else if (found?.vaultId !== source.vaultId || found.schema !== source.manifest.schema)
    throw ruleError('backups:errors.vaultDamaged')
  layAnchor(building, masterKey, found?.commits ?? 0)
  const vault = openVault({ folder: building, masterKey, ...(migrations && { migrations }) })
  try {
    if (keyring !== ring) takeUpKeyring(vault, keyring)
    fill(vault.writing, { accountId, ...facts })
  } finally {
    vault.close()
  }
  syncFolder(building)
}

/** What cannot be ended now is ended by the next start. */
function finishQuietly(folder: string): void {
  try {
    finishExchange(folder)
  } catch {
    // Another window is at it, or the disk refuses still.
  }
}

/** The sentence for trouble while a backup was restored: the present vault was not touched. */
function restoreTrouble(error: unknown): unknown {
  if (error instanceof Error && error.name === 'AbortError')
    return new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
  const code = codeOf(error)
  if (['ENOSPC', 'EDQUOT'].includes(code) || code.startsWith('SQLITE_FULL'))
    return ruleError('backups:errors.noRoomToRestore')
  if (['ENOENT', 'ENXIO', 'ENODEV', 'EIO', 'ENOTDIR'].includes(code))
    return ruleError('backups:errors.backupGone')
  return vaultTrouble(error)
}

async function restoreOwned(options: RestoreOptions): Promise<{ setAside: string | null }> {
  const { folder, at, signal, taken, present, kdf = standardKdf } = options
  const release = takeOwnership(dirname(folder))
  try {
    const source = await restoreSource(options.from, options)
    assertMayReplace(source, options)
    const opened = await openedKey(source, options)
    const setAside = keptName(folder, at)
    try {
      if (existsSync(folder)) takeOwnership(folder)()
      const wasAsked = present ? await askPresent(present, { folder, kdf }) : false
      await build(source, opened, options, { keptAs: setAside, wasAsked })
    } finally {
      opened.masterKey.forget()
    }
    if (signal?.aborted) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    exchangeVault(folder, setAside, taken)
    return { setAside }
  } finally {
    release()
  }
}

/**
 * Puts a backup in the place of the vault. Everything is verified and built beside it first; the present vault is
 * kept under another name, which is answered. Nobody may have the vault open. Whatever fails, a vault is there after it.
 */
export async function restoreBackup(options: RestoreOptions): Promise<{ setAside: string | null }> {
  const { folder } = options
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  try {
    return await restoreOwned(options)
  } catch (error) {
    finishQuietly(folder)
    throw restoreTrouble(error)
  }
}
