import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

import type { MessageKey } from '#shared/text/catalogues.ts'

import { latestVersion, type Migration } from '../../db/migrate.ts'
import { allMigrations } from '../../db/migrations/all.ts'
import { keyringPath, readableKeyrings } from '../keyring-file.ts'
import { codeOf } from '../sqlite-error.ts'
import { vaultPath } from '../vault-file.ts'
import { readManifest, type BackupManifest, type FileFacts } from './backup-manifest.ts'

/** How a long look is followed and stopped. */
export interface Following {
  readonly signal?: AbortSignal | undefined
  /** Bytes that were read since the last call. */
  readonly onBytes?: ((count: number) => void) | undefined
}

/** Reads a file once for its size and hash. */
export async function factsOfFile(path: string, { signal, onBytes }: Following = {}): Promise<FileFacts> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path, {
    signal,
    highWaterMark: 1 << 20,
  }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    size += chunk.length
    onBytes?.(chunk.length)
  }
  return { size, sha256: hash.digest('hex') }
}

/** What can be said of a folder before any secret is typed. */
export type BackupLook =
  | { readonly state: 'whole'; readonly manifest: BackupManifest }
  | { readonly state: 'refused'; readonly why: MessageKey; readonly manifest?: BackupManifest }

type Reading = 'same' | 'missing' | 'different'

async function compare(path: string, wanted: FileFacts, following: Following): Promise<Reading> {
  try {
    // A file of another length needs no reading.
    if ((await stat(path)).size !== wanted.size) return 'different'
    const { sha256 } = await factsOfFile(path, following)
    return sha256 === wanted.sha256 ? 'same' : 'different'
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'missing'
    throw error
  }
}

function keyringFits(folder: string, { vaultId, epoch }: BackupManifest): boolean {
  const [ring] = readableKeyrings(folder)
  return ring.vaultId === vaultId && ring.epoch === epoch
}

const manifestTrouble: Readonly<Record<'missing' | 'damaged' | 'newer', MessageKey>> = {
  missing: 'backups:errors.noBackup',
  damaged: 'backups:errors.manifestDamaged',
  newer: 'backups:errors.newerProgram',
}

async function troubleOf(
  folder: string,
  manifest: BackupManifest,
  { migrations = allMigrations, ...following }: InspectOptions,
): Promise<MessageKey | undefined> {
  if (manifest.schema > latestVersion(migrations)) return 'backups:errors.newerProgram'
  const keyring = await compare(keyringPath(folder), manifest.keyring, {})
  if (keyring === 'missing') return 'backups:errors.keyringMissing'
  if (keyring === 'different' || !keyringFits(folder, manifest)) return 'backups:errors.keyringDamaged'
  const vault = await compare(vaultPath(folder), manifest.vault, following)
  if (vault === 'missing') return 'backups:errors.vaultMissing'
  return vault === 'different' ? 'backups:errors.vaultDamaged' : undefined
}

/** How a folder is looked at, and what this program can read. */
export interface InspectOptions extends Following {
  readonly migrations?: readonly Migration[] | undefined
}

/** Looks whether a folder holds a whole backup, to the last byte. No key is needed, and nothing is changed. */
export async function inspectBackup(folder: string, options: InspectOptions = {}): Promise<BackupLook> {
  const read = readManifest(folder)
  if (read.state !== 'read') return { state: 'refused', why: manifestTrouble[read.state] }
  const { manifest } = read
  const why = await troubleOf(folder, manifest, options)
  return why ? { state: 'refused', why, manifest } : { state: 'whole', manifest }
}
