import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { isOfVault } from '../keyring-file.ts'
import type { MasterKey } from '../master-key.ts'
import { vaultPath } from '../vault-file.ts'
import { isGenuineManifest, readManifest } from './backup-manifest.ts'

/** A folder with records of this vault, whatever it is called and whichever keys open it. */
export interface AnyCopy {
  readonly name: string
  readonly madeAt: string | null
  /** Lines of the audit trail in it; `null` where it does not say. */
  readonly auditRows: number | null
  /** Whether newer backups take its place some day: those of older keys, and copies on this computer, stay. */
  readonly isTakenAwayLater: boolean
}

function foldersIn(place: string): readonly string[] {
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function described(folder: string, masterKey: MasterKey): AnyCopy | undefined {
  const read = readManifest(folder)
  const name = basename(folder)
  if (read.state === 'read') {
    const { vaultId, madeAt, auditRows } = read.manifest
    if (vaultId !== masterKey.vaultId) return undefined
    return { name, madeAt, auditRows, isTakenAwayLater: isGenuineManifest(read.manifest, masterKey) }
  }
  const holdsRecords = statSync(vaultPath(folder), { throwIfNoEntry: false })?.isFile() ?? false
  if (!holdsRecords || !isOfVault(folder, masterKey.vaultId)) return undefined
  return { name, madeAt: null, auditRows: null, isTakenAwayLater: false }
}

/** Every copy of this vault in a place; nothing where the place is not there. */
export function copiesIn(place: string, masterKey: MasterKey): readonly AnyCopy[] | undefined {
  const isThere = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (!isThere) return undefined
  return foldersIn(place)
    .flatMap((name) => described(join(place, name), masterKey) ?? [])
    .toSorted((one, other) => ((one.madeAt ?? '') < (other.madeAt ?? '') ? 1 : -1))
}

/** A copy on this computer, with the place it lies in. */
export interface OwnCopy extends AnyCopy {
  readonly place: string
}

/** What this program kept itself: the records as they were before an update, and vaults that a backup took the place of. */
export function ownCopies(folder: string, masterKey: MasterKey): readonly OwnCopy[] {
  return [folder, dirname(folder)].flatMap((place) =>
    (copiesIn(place, masterKey) ?? [])
      .filter(({ name }) => join(place, name) !== folder)
      .map((copy) => ({ ...copy, place, isTakenAwayLater: false })),
  )
}

/** Removes a copy this program kept itself. */
export function removeOwnCopy({ place, name }: Pick<OwnCopy, 'place' | 'name'>): void {
  rmSync(join(place, name), { recursive: true, force: true, maxRetries: 3 })
}
