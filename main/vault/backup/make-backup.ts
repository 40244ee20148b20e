import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'

import { AppError, ruleError } from '#shared/app-error.ts'

import { canonicalJson } from '../canonical-json.ts'
import { recoverySlotOf, type Keyring } from '../keyring.ts'
import { genuineKeyring, isOfVault, keyringPath, readableKeyrings, spellKeyring } from '../keyring-file.ts'
import type { OpenVault } from '../open-vault.ts'
import { renameInPlace, syncFolder, writeSmallFile } from '../small-file.ts'
import { vaultPath } from '../vault-file.ts'
import { backupName, discardBackup, freeName, manifestPath, namesOfParts, partOf } from './backup-folder.ts'
import { isGenuineManifest, signManifest, type BackupManifest } from './backup-manifest.ts'
import { backupTrouble } from './backup-trouble.ts'
import { factsOfFile, inspectBackup } from './inspect-backup.ts'
import { checkBeside, copyBeside } from './vault-copier.ts'
import { holdsAll, type CopyFacts } from './vault-copy.ts'

/** What is copied, where to, and when it is. */
export interface MakeBackupOptions {
  readonly vault: Pick<OpenVault, 'folder' | 'masterKey' | 'checkpoint'>
  /** The folder that receives the backup as a folder of its own. */
  readonly destination: string
  /** This moment, ISO, and the zone of the school: the name of the backup. */
  readonly at: string
  readonly timeZone: string
  readonly signal?: AbortSignal | undefined
  readonly progress?: ((done: number, total: number) => void) | undefined
}

/** A backup that was verified and has its name. */
export interface MadeBackup {
  readonly name: string
  readonly manifest: BackupManifest
}

/** A copy that is as large as the vault is written, hashed, and read again. */
const ROUNDS = 3

/** Refuses a place where a backup cannot be, or would be lost together with the records. */
export async function assertDestination(destination: string, vaultFolder: string): Promise<void> {
  // Asked for once: between two questions a stick can be pulled.
  const place = await realpath(destination).catch(() => undefined)
  const facts = place && (await stat(place).catch(() => undefined))
  if (!facts || !facts.isDirectory()) throw ruleError('backups:errors.folderMissing')
  const own = `${realpathSync(dirname(vaultFolder))}${sep}`
  if (`${place}${sep}`.startsWith(own)) throw ruleError('backups:errors.insideVault')
}

/** Takes away what earlier backups of this vault left unfinished when the program ended under them. */
function clearLeftovers(destination: string, vaultId: string): void {
  for (const name of namesOfParts(destination)) {
    const part = join(destination, name)
    if (isOfVault(part, vaultId)) discardQuietly(part)
  }
}

/** What cannot be removed now is unfinished for everyone to see, and goes with the next backup. */
function discardQuietly(part: string): void {
  try {
    discardBackup(part)
  } catch {
    // The stick was pulled, or somebody put a file of their own into the folder.
  }
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
}

/** Tells how long the copy is already, while another thread writes it. */
function watchGrowth(path: string, tell: (size: number) => void): () => void {
  const timer = setInterval(() => tell(statSync(path, { throwIfNoEntry: false })?.size ?? 0), 200)
  return () => clearInterval(timer)
}

const sheetOf = (ring: Keyring): string => canonicalJson(recoverySlotOf(ring) ?? null).toString()

/** Opens what was written as if it were needed, and compares it with the vault it was made from. */
async function verify(
  part: string,
  { folder, masterKey }: MakeBackupOptions['vault'],
  begun: CopyFacts,
  following: { readonly signal: AbortSignal | undefined; readonly onBytes: (count: number) => void },
): Promise<BackupManifest> {
  const look = await inspectBackup(part, following)
  if (look.state !== 'whole' || !isGenuineManifest(look.manifest, masterKey)) throw notVerified()
  const found = await checkBeside(masterKey, vaultPath(part), following.signal)
  const isWhole = found?.schema === look.manifest.schema && holdsAll(found, begun)
  const sameSheet = sheetOf(readableKeyrings(part)[0]) === sheetOf(genuineKeyring(folder, masterKey))
  if (!isWhole || !sameSheet) throw notVerified()
  return look.manifest
}

const notVerified = (): AppError => ruleError('backups:errors.notVerified')

async function writeAndVerify(
  part: string,
  { vault, at, signal, progress = () => {} }: MakeBackupOptions,
): Promise<BackupManifest> {
  const { folder, masterKey } = vault
  const copy = vaultPath(part)
  const total = ROUNDS * (statSync(vaultPath(folder)).size || 1)
  let done = 0
  const onBytes = (count: number): void => {
    done = Math.min(done + count, total)
    progress(done, total)
  }

  // First, so that what is left of a backup that was cut off says whose it is.
  writeSmallFile(keyringPath(part), spellKeyring(genuineKeyring(folder, masterKey)))
  vault.checkpoint()
  const stopWatching = watchGrowth(copy, (size) => progress(Math.min(size, total / ROUNDS), total))
  const begun = await copyBeside(masterKey, { from: vaultPath(folder), to: copy }, signal).finally(
    stopWatching,
  )
  onBytes(total / ROUNDS)
  // Somebody may have changed a password meanwhile.
  writeSmallFile(keyringPath(part), spellKeyring(genuineKeyring(folder, masterKey)))
  const manifest = signManifest(
    {
      madeAt: at,
      schema: begun.schema,
      commits: begun.commits,
      auditRows: begun.auditRows,
      vault: await factsOfFile(copy, { signal, onBytes }),
      keyring: await factsOfFile(keyringPath(part)),
    },
    masterKey,
  )
  writeSmallFile(manifestPath(part), `${JSON.stringify(manifest, null, 2)}\n`)
  const verified = await verify(part, vault, begun, { signal, onBytes })
  progress(total, total)
  return verified
}

function beginFolder({ destination, vault, at, timeZone }: MakeBackupOptions): string {
  clearLeftovers(destination, vault.masterKey.vaultId)
  const name = freeName(destination, backupName(at, timeZone))
  mkdirSync(join(destination, partOf(name)), { mode: 0o700 })
  return name
}

/**
 * Makes one backup of an open vault: copied beside the program's own thread, written to the disk, opened and compared,
 * and only then called a backup. Whatever goes wrong before leaves nothing that looks like one.
 */
export async function makeBackup(options: MakeBackupOptions): Promise<MadeBackup> {
  const { vault, destination, signal } = options
  await assertDestination(destination, vault.folder)
  try {
    const name = beginFolder(options)
    const part = join(destination, partOf(name))
    try {
      const manifest = await writeAndVerify(part, options)
      stopIfAborted(signal)
      syncFolder(part)
      renameInPlace(part, join(destination, name))
      syncFolder(destination)
      return { name, manifest }
    } catch (error) {
      // By what was read last, a copy that is gone looks like a missing vault, a damaged one, or a bug.
      const isGone = !signal?.aborted && !existsSync(part)
      discardQuietly(part)
      throw isGone ? ruleError('backups:errors.folderGone') : error
    }
  } catch (error) {
    throw backupTrouble(error, destination)
  }
}
