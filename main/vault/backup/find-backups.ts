import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { ruleError } from '#shared/app-error.ts'

import { manifestPath } from './backup-folder.ts'
import { readManifest, type BackupManifest } from './backup-manifest.ts'
import { isSetAside, lookAtSetAside, type SetAside } from './set-aside.ts'

/** A folder that says it is a backup, whole or not, or a vault that a backup took the place of. */
export interface BackupOnDisk {
  readonly kind: 'backup' | 'set-aside'
  readonly name: string
  readonly path: string
  /** Whose it is; missing where what it says of itself cannot be read. */
  readonly origin: Pick<BackupManifest, 'vaultId' | 'epoch'> | undefined
  readonly madeAt: string | null
  readonly bytes: number | null
}

function isBackup(folder: string): boolean {
  const isDescribed = statSync(manifestPath(folder), { throwIfNoEntry: false })?.isFile() ?? false
  return isDescribed || isSetAside(folder)
}

function asideAt(folder: string): SetAside | undefined {
  try {
    return lookAtSetAside(folder)
  } catch {
    return undefined
  }
}

function described(path: string): BackupOnDisk {
  const name = basename(path)
  if (isSetAside(path)) {
    const aside = asideAt(path)
    return { kind: 'set-aside', name, path, origin: aside, madeAt: null, bytes: aside?.bytes ?? null }
  }
  const read = readManifest(path)
  const manifest = read.state === 'read' ? read.manifest : undefined
  const { madeAt = null, vault } = manifest ?? {}
  return { kind: 'backup', name, path, origin: manifest, madeAt, bytes: vault?.size ?? null }
}

/** Backups come before what was set aside, the newest first. */
const rankOf = ({ kind, madeAt, name }: BackupOnDisk): string =>
  kind === 'backup' ? `backup ${madeAt ?? ''}` : `aside ${name}`

/** The backups in a folder somebody chose, or the folder itself where it is one; the newest first. */
export function findBackups(folder: string): readonly BackupOnDisk[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw ruleError('backups:errors.backupGone')
  if (isBackup(folder)) return [described(folder)]
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.endsWith('.part'))
    .map(({ name }) => join(folder, name))
    .filter(isBackup)
    .map(described)
    .toSorted((one, other) => (rankOf(one) < rankOf(other) ? 1 : -1))
}
