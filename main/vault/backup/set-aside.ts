import { copyFileSync, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'

import { AppError, ruleError } from '#shared/app-error.ts'

import { readAnchor } from '../anchor.ts'
import { isOutdated, type Keyring } from '../keyring.ts'
import { keyringPath, readableKeyrings } from '../keyring-file.ts'
import type { MasterKey } from '../master-key.ts'
import { assertLooksLikeVault, vaultPath } from '../vault-file.ts'
import { manifestPath, momentInName } from './backup-folder.ts'
import type { CopyFacts } from './vault-copy.ts'

/** What a vault that a backup took the place of says of itself before any secret is typed. */
export interface SetAside {
  readonly vaultId: string
  readonly epoch: number
  readonly bytes: number
}

const ownName = / replaced \d{4,}-\d\d-\d\d \d\d-\d\d(?: \(\d+\))?$/

/** The name under which a vault is kept that a backup takes the place of at this moment. */
export function setAsideName(folder: string, at: string): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return `${basename(folder)} replaced ${momentInName(at, timeZone)}`
}

/** Whether a folder is a vault that a backup took the place of: it bears that name and says nothing of being a backup. */
export function isSetAside(folder: string): boolean {
  if (!ownName.test(basename(folder)) || existsSync(manifestPath(folder))) return false
  return existsSync(vaultPath(folder)) || existsSync(keyringPath(folder))
}

/** Looks at a vault that was set aside; throws when it cannot be one. Only its key tells whether it is whole. */
export function lookAtSetAside(folder: string): SetAside {
  try {
    assertLooksLikeVault(vaultPath(folder))
  } catch (error) {
    throw error instanceof AppError ? ruleError('backups:errors.asideDamaged') : error
  }
  if (!existsSync(keyringPath(folder))) throw ruleError('backups:errors.keyringMissing')
  const [{ vaultId, epoch }] = readableKeyrings(folder)
  return { vaultId, epoch, bytes: statSync(vaultPath(folder)).size }
}

/** Copies what was confirmed last together with the records: the log that a program left which was killed. */
export function copyLog(from: string, to: string): void {
  const log = `${vaultPath(from)}-wal`
  if (existsSync(log)) copyFileSync(log, `${vaultPath(to)}-wal`)
}

/** Refuses a vault that was set aside with less in it than was confirmed, another end of its trail, or older keys. */
export function assertWholeAside(
  facts: CopyFacts | undefined,
  folder: string,
  { masterKey, ring }: { readonly masterKey: MasterKey; readonly ring: Keyring },
): void {
  const { commits: confirmed = Infinity } = readAnchor(folder, masterKey)
  const commits = facts?.commits ?? 0
  const isWhole =
    facts?.vaultId === masterKey.vaultId &&
    facts.trailEnds !== false &&
    (commits === 0 || commits >= confirmed) &&
    !isOutdated(ring, facts.keyring)
  if (!isWhole) throw ruleError('backups:errors.asideDamaged')
}
