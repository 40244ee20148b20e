import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { ruleError } from '#shared/app-error.ts'

import { manifestPath } from './backup-folder.ts'
import { readManifest, type BackupManifest } from './backup-manifest.ts'

/** A folder that says it is a backup, whole or not. */
export interface BackupOnDisk {
  readonly name: string
  readonly path: string
  /** Missing where what it says of itself cannot be read. */
  readonly manifest: BackupManifest | undefined
}

function isBackup(folder: string): boolean {
  return statSync(manifestPath(folder), { throwIfNoEntry: false })?.isFile() ?? false
}

function described(path: string): BackupOnDisk {
  const read = readManifest(path)
  return { name: basename(path), path, manifest: read.state === 'read' ? read.manifest : undefined }
}

const ageOf = ({ manifest }: BackupOnDisk): string => manifest?.madeAt ?? ''

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
    .toSorted((one, other) => (ageOf(one) < ageOf(other) ? 1 : -1))
}
