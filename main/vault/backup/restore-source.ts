import { AppError, ruleError } from '#shared/app-error.ts'

import { inspectBackup, type InspectOptions } from './inspect-backup.ts'
import type { BackupManifest } from './backup-manifest.ts'
import { isSetAside, lookAtSetAside } from './set-aside.ts'

/** What records are brought back from: a backup that describes itself, or a vault that a backup took the place of. */
export type RestoreSource = Pick<BackupManifest, 'vaultId' | 'epoch'> & { readonly bytes: number } & (
    { readonly kind: 'backup'; readonly manifest: BackupManifest } | { readonly kind: 'set-aside' }
  )

/** Looks at a folder to bring records back from, without any key; throws where it cannot be used. */
export async function restoreSource(folder: string, options: InspectOptions): Promise<RestoreSource> {
  if (isSetAside(folder)) return { kind: 'set-aside', ...lookAtSetAside(folder) }
  const look = await inspectBackup(folder, options)
  if (look.state !== 'whole') throw ruleError(look.why)
  const { manifest } = look
  const { vaultId, epoch, vault } = manifest
  return { kind: 'backup', vaultId, epoch, bytes: vault.size, manifest }
}

/** The sentence that says why a folder cannot be used, if one does. */
export async function troubleOfSource(folder: string, options: InspectOptions): Promise<string | null> {
  try {
    await restoreSource(folder, options)
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'rule') return error.data.message
    throw error
  }
}
