import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'

import { z } from 'zod'

import { canonicalJson } from '../canonical-json.ts'
import type { MasterKey } from '../master-key.ts'
import { hexOf } from '../slot.ts'
import { manifestPath } from './backup-folder.ts'

/** The format this program writes. A higher number is a newer program's. */
export const manifestFormat = 1

const largest = 100_000

const FileFacts = z.strictObject({ size: z.int().min(1), sha256: hexOf(32) })
export type FileFacts = z.infer<typeof FileFacts>

const Content = z.strictObject({
  what: z.literal('footbridge backup'),
  format: z.literal(manifestFormat),
  vaultId: z.uuid(),
  epoch: z.int().min(1),
  madeAt: z.iso.datetime(),
  /** The migration the copied vault stands at. */
  schema: z.int().min(0),
  /** How often the copied vault had been written to; nothing where its schema did not count yet. */
  commits: z.int().min(0).nullable(),
  /** Lines of the audit trail in the copy. */
  auditRows: z.int().min(0),
  vault: FileFacts,
  keyring: FileFacts,
})
type Content = z.infer<typeof Content>

const Signed = z.strictObject({ ...Content.shape, mac: hexOf(32) })
type Signed = z.infer<typeof Signed>

function checksumOf(signed: Signed): string {
  return createHash('sha256').update(canonicalJson(signed)).digest('hex')
}

/** `backup.json`: what a backup holds, signed with a key that only an opened vault has; names nobody. */
export const BackupManifest = z
  .strictObject({ ...Signed.shape, checksum: hexOf(32) })
  .refine(({ checksum, ...signed }) => checksumOf(signed) === checksum)
export type BackupManifest = z.infer<typeof BackupManifest>

/** Signs what a new backup holds. */
export function signManifest(
  content: Omit<Content, 'what' | 'format' | 'vaultId' | 'epoch'>,
  masterKey: MasterKey,
): BackupManifest {
  const { vaultId, epoch } = masterKey
  const whole: Content = { what: 'footbridge backup', format: manifestFormat, vaultId, epoch, ...content }
  const signed = { ...whole, mac: masterKey.mac('backup mac', canonicalJson(whole)).toString('hex') }
  return { ...signed, checksum: checksumOf(signed) }
}

/** Whether a manifest was written by a program that had this vault open. */
export function isGenuineManifest(manifest: BackupManifest, masterKey: MasterKey): boolean {
  const { mac, checksum: _checksum, ...content } = manifest
  if (manifest.vaultId !== masterKey.vaultId || manifest.epoch !== masterKey.epoch) return false
  return masterKey.signed('backup mac', canonicalJson(content), Buffer.from(mac, 'hex'))
}

/** What `backup.json` of a folder says: nothing where it is missing, damaged or something else. */
export type ReadManifest =
  | { readonly state: 'read'; readonly manifest: BackupManifest }
  | { readonly state: 'missing' | 'damaged' | 'newer' }

const AnyFormat = z.object({ what: z.literal('footbridge backup'), format: z.int() })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads the manifest of a folder; no key is needed to tell whether it is whole. */
export function readManifest(folder: string): ReadManifest {
  const path = manifestPath(folder)
  const facts = statSync(path, { throwIfNoEntry: false })
  if (!facts) return { state: 'missing' }
  if (!facts.isFile() || facts.size > largest) return { state: 'damaged' }
  const json = parsed(readFileSync(path, 'utf8'))
  const format = AnyFormat.safeParse(json).data?.format
  if (format !== undefined && format > manifestFormat) return { state: 'newer' }
  const { data: manifest } = BackupManifest.safeParse(json)
  return manifest ? { state: 'read', manifest } : { state: 'damaged' }
}
