import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

import { ruleError } from '#shared/app-error.ts'

import { writableDb } from '../db/connection.ts'
import { commitsOf } from '../db/head.ts'
import { setKnownKeyring } from '../db/known-keyring.ts'
import type { WritableDb } from '../db/types.ts'
import { layAnchor } from './anchor.ts'
import { buildingFolder, replaceVault, type StepTaken } from './backup/exchange-vault.ts'
import { checkBeside, copyBeside } from './backup/vault-copier.ts'
import { forMasterKey, stuckSlots, type Keyring } from './keyring.ts'
import { genuineKeyring, replaceKeyring } from './keyring-file.ts'
import { MasterKey } from './master-key.ts'
import type { OpenVault } from './open-vault.ts'
import { takeOwnership } from './owner-lock.ts'
import { discard } from './small-file.ts'
import { vaultTrouble } from './sqlite-error.ts'
import { connect, rewriteUnder, vaultPath } from './vault-file.ts'

/** What gets new keys, and what is written down about it. */
export interface NewKeysOptions {
  /** The open vault, which nobody writes to meanwhile. */
  readonly vault: OpenVault
  /** Leaves the trace in the vault of the new keys. */
  readonly trace: (db: WritableDb) => void
}

function assertEverybodyHasAPublicKey(ring: Keyring): void {
  const stuck = stuckSlots(ring)
  const [first] = stuck
  if (!first) return
  if (first.kind === 'recovery') throw ruleError('vault:errors.sheetStuck')
  const users = stuck.flatMap((slot) => (slot.kind === 'password' ? [slot.user] : []))
  throw ruleError('vault:errors.slotsStuck', { users: users.join(', ') })
}

/** Says why a vault cannot be given new keys yet, before anything is stopped for it. */
export function assertMayHaveNewKeys({ folder, masterKey }: OpenVault): void {
  assertEverybodyHasAPublicKey(genuineKeyring(folder, masterKey))
}

/** Adds the trace and the new keyring to the copy, which already has the new key; answers how many commits it has. */
function finishCopy(
  part: string,
  next: MasterKey,
  { generation, mac }: Keyring,
  trace: NewKeysOptions['trace'],
): number {
  const database = connect(vaultPath(part), next, { readonly: false })
  try {
    const db = writableDb(database)
    db.transaction(() => {
      trace(db)
      setKnownKeyring(db, { generation, mac })
    })
    return commitsOf(database) ?? 0
  } finally {
    database.close()
  }
}

async function buildCopy(vault: OpenVault, part: string, next: MasterKey, trace: NewKeysOptions['trace']) {
  const { folder, masterKey } = vault
  const ring = genuineKeyring(folder, masterKey)
  assertEverybodyHasAPublicKey(ring)
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { mode: 0o700 })
  vault.checkpoint()
  const begun = await copyBeside(masterKey, { from: vaultPath(folder), to: vaultPath(part) })
  rewriteUnder(vaultPath(part), masterKey, next)
  const nextRing = forMasterKey(ring, next)
  const commits = finishCopy(part, next, nextRing, trace)
  const found = await checkBeside(next, vaultPath(part))
  if (!found || found.auditRows !== begun.auditRows + 1 || found.schema !== begun.schema)
    throw ruleError('vault:errors.keysNotReplaced')
  replaceKeyring(part, nextRing)
  layAnchor(part, next, commits)
}

/**
 * Gives a vault another master key: a copy is made, written anew under it and verified, and takes the vault's place;
 * passwords and the recovery sheet stay as they are. What comes back closes the vault and puts the copy there. Cut off
 * at any moment there is the old vault or the new one, and `finishExchange` says which. Backups from before keep their
 * own keys.
 */
export async function prepareNewKeys({ vault, trace }: NewKeysOptions): Promise<(taken?: StepTaken) => void> {
  const { folder, masterKey } = vault
  const part = buildingFolder(folder)
  const release = takeOwnership(dirname(folder))
  const next = MasterKey.generate(masterKey.vaultId, masterKey.epoch + 1)
  try {
    await buildCopy(vault, part, next, trace)
  } catch (error) {
    discard(part)
    release()
    throw vaultTrouble(error)
  } finally {
    next.forget()
  }
  return (taken) => {
    try {
      vault.close()
      replaceVault(folder, taken)
    } finally {
      release()
    }
  }
}
