import { stat } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError, ruleError } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { linkOf } from '../../audit/audit.ts'
import { verifyTrail } from '../../audit/verify.ts'
import { readableDb } from '../../db/connection.ts'
import type { ReadableDb } from '../../db/types.ts'
import { stretchInWorker } from '../argon2.ts'
import { isGenuine, recoverySlotOf } from '../keyring.ts'
import { isOfVault, readableKeyrings } from '../keyring-file.ts'
import type { MasterKey } from '../master-key.ts'
import type { OpenVault } from '../open-vault.ts'
import { parseRecoveryCode } from '../recovery-sheet.ts'
import { openSlot } from '../slot.ts'
import { sheetSeal } from '../sheet-seal.ts'
import { isUnreadable } from '../sqlite-error.ts'
import { connect, lookInto, vaultPath } from '../vault-file.ts'
import { namesOfBackups, removeBackup } from './backup-folder.ts'
import { isGenuineManifest, readManifest, type BackupManifest } from './backup-manifest.ts'
import { backupTrouble } from './backup-trouble.ts'
import { copiesIn, ownCopies, removeOwnCopy, type AnyCopy, type OwnCopy } from './every-copy.ts'
import { inspectBackup } from './inspect-backup.ts'
import { assertDestination, makeBackup, type MadeBackup, type MakeBackupOptions } from './make-backup.ts'
import { checkBeside } from './vault-copier.ts'

/** A backup of this vault, or what is left of one. */
export interface FoundBackup {
  readonly name: string
  /** Missing where what the folder says of itself cannot be read. */
  readonly manifest: BackupManifest | undefined
}

/** What trying out a backup came to; `why` is missing where it opens. */
export interface DrillResult {
  readonly name: string
  readonly madeAt: string | null
  readonly why?: MessageKey
}

/** What can be done about copies of an open vault, and about what deleted records left in it. */
export interface VaultCopies {
  /** Writes the vault itself anew, so that nothing of a deleted record is left between others. */
  rewriteVault(): void
  /** Refuses a folder that is not there, or in which a backup would be lost together with the records. */
  assertDestination(destination: string): Promise<void>
  /** Makes a backup; one after the other when several are asked for. */
  make(options: Omit<MakeBackupOptions, 'vault'>): Promise<MadeBackup>
  /** Backups of this vault in a folder, the newest first. */
  list(destination: string): Promise<readonly FoundBackup[]>
  /**
   * The newest backup in a folder that is whole to the last byte and whose trail the present one goes on from: nothing
   * other records wrote counts. Nothing where the newest few are not whole.
   */
  newestWhole(options: {
    readonly destination: string
    readonly db: ReadableDb
    readonly signal?: AbortSignal | undefined
  }): Promise<MadeBackup | undefined>
  remove(destination: string, name: string): void
  /** Every copy of this vault in a folder, of older keys too; `undefined` where the folder is not there. */
  every(destination: string): readonly AnyCopy[] | undefined
  /** Copies this program kept on this computer. */
  own(): readonly OwnCopy[]
  removeOwn(copy: OwnCopy): void
  /** Opens the newest backup in a folder with the recovery sheet, as if nothing else were left. */
  drill(options: {
    readonly destination: string
    readonly code: string
    readonly signal?: AbortSignal | undefined
  }): Promise<DrillResult>
}

function isOurs(folder: string, manifest: BackupManifest | undefined, masterKey: MasterKey): boolean {
  return manifest ? isGenuineManifest(manifest, masterKey) : isOfVault(folder, masterKey.vaultId)
}

function manifestOf(folder: string): BackupManifest | undefined {
  const read = readManifest(folder)
  return read.state === 'read' ? read.manifest : undefined
}

async function listBackups(destination: string, masterKey: MasterKey): Promise<readonly FoundBackup[]> {
  const facts = await stat(destination).catch(() => undefined)
  if (!facts?.isDirectory()) throw ruleError('backups:errors.folderMissing')
  return namesOfBackups(destination)
    .map((name) => ({ name, manifest: manifestOf(join(destination, name)) }))
    .filter(({ name, manifest }) => isOurs(join(destination, name), manifest, masterKey))
    .toSorted((one, other) => (one.name < other.name ? 1 : -1))
}

/** Whether every line of the trail in a backup is tied to the one before, and sealed as the sheet says. */
async function isTrailWhole(
  folder: string,
  key: MasterKey,
  secret: Buffer,
  signal?: AbortSignal,
): Promise<boolean> {
  const database = connect(vaultPath(folder), key, { readonly: true })
  try {
    const sheet = sheetSeal(secret, key.vaultId)
    const { state } = await verifyTrail(readableDb(database), { sheet, ...(signal && { signal }) })
    // Records from before there were seals have none until their sheet was typed back.
    return state === 'whole' || state === 'unsealed'
  } finally {
    database.close()
  }
}

/** Whether the sheet opens the keyring of a backup, and its key every page of the vault in it. */
async function opens(
  folder: string,
  manifest: BackupManifest,
  secret: Buffer,
  signal?: AbortSignal,
): Promise<MessageKey | undefined> {
  const [ring] = readableKeyrings(folder)
  const slot = recoverySlotOf(ring)
  const key = slot && (await openSlot(ring, slot, secret, stretchInWorker))
  if (!key) return 'backups:errors.sheetDoesNotOpen'
  try {
    if (!isGenuine(ring, key) || !isGenuineManifest(manifest, key)) return 'backups:errors.keyringDamaged'
    const found = await checkBeside(key, vaultPath(folder), signal)
    if (found?.vaultId !== manifest.vaultId || found.auditRows < manifest.auditRows)
      return 'backups:errors.vaultDamaged'
    return found.trailEnds === null || (await isTrailWhole(folder, key, secret, signal))
      ? undefined
      : 'backups:errors.trailBroken'
  } finally {
    key.forget()
  }
}

async function drillNewest(
  newest: FoundBackup,
  folder: string,
  secret: Buffer,
  signal?: AbortSignal,
): Promise<DrillResult> {
  const look = await inspectBackup(folder, { signal })
  const result = { name: newest.name, madeAt: newest.manifest?.madeAt ?? null }
  if (look.state !== 'whole') return { ...result, why: look.why }
  const why = await opens(folder, look.manifest, secret, signal)
  return { ...result, ...(why && { why }) }
}

/** A folder of damaged backups is not read to its end. */
const MOST_READ = 3

/** Whether the present trail goes on from the one in a backup: the same line, which is tied to all before it, is in both. */
function isOfTrail(
  folder: string,
  { auditRows: seq }: BackupManifest,
  { db, masterKey }: { readonly db: ReadableDb; readonly masterKey: MasterKey },
): boolean {
  const present = linkOf(db, seq)
  if (!present) return false
  try {
    const then = lookInto(vaultPath(folder), masterKey, (database) => linkOf(readableDb(database), seq))
    return then !== undefined && Buffer.from(then).equals(present)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return false
  }
}

async function newestWhole(
  found: readonly FoundBackup[],
  { destination, db, signal }: Parameters<VaultCopies['newestWhole']>[0],
  masterKey: MasterKey,
): Promise<MadeBackup | undefined> {
  let read = 0
  for (const { name, manifest } of found) {
    const folder = join(destination, name)
    if (!manifest || !isOfTrail(folder, manifest, { db, masterKey })) continue
    const look = await inspectBackup(folder, { signal })
    if (look.state === 'whole') return { name, manifest: look.manifest }
    read += 1
    if (read === MOST_READ) return undefined
  }
  return undefined
}

/** What can be done about copies of this vault. */
export function copiesOf(
  vault: Pick<OpenVault, 'folder' | 'masterKey' | 'checkpoint' | 'rewrite'>,
): VaultCopies {
  let turn: Promise<unknown> = Promise.resolve()
  const list: VaultCopies['list'] = (destination) => listBackups(destination, vault.masterKey)
  return {
    list,
    rewriteVault: () => vault.rewrite(),
    assertDestination: (destination) => assertDestination(destination, vault.folder),
    make: (options) => {
      const made = turn.then(() => makeBackup({ ...options, vault }))
      turn = made.catch(() => {})
      return made
    },
    newestWhole: async (options) => {
      try {
        return await newestWhole(await list(options.destination), options, vault.masterKey)
      } catch (error) {
        throw backupTrouble(error, options.destination)
      }
    },
    remove: removeBackup,
    every: (destination) => copiesIn(destination, vault.masterKey),
    own: () => ownCopies(vault.folder, vault.masterKey),
    removeOwn: removeOwnCopy,
    drill: async ({ destination, code, signal }) => {
      const secret = parseRecoveryCode(code)
      try {
        const [newest] = await list(destination)
        if (!newest) throw ruleError('backups:errors.nothingToTry')
        return await drillNewest(newest, join(destination, newest.name), secret, signal)
      } catch (error) {
        throw backupTrouble(error, destination)
      } finally {
        secret.fill(0)
      }
    },
  }
}

function withoutCopies(): never {
  throw new AppError({ code: 'rule', message: 'backups:errors.notHere' })
}

/** For a vault that nobody needs a copy of: the demo school, benches and replays. */
export const noCopies: VaultCopies = {
  rewriteVault: withoutCopies,
  assertDestination: async () => withoutCopies(),
  make: async () => withoutCopies(),
  list: async () => withoutCopies(),
  newestWhole: async () => withoutCopies(),
  remove: withoutCopies,
  every: () => [],
  own: () => [],
  removeOwn: withoutCopies,
  drill: async () => withoutCopies(),
}
