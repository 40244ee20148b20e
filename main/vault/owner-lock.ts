import { closeSync, existsSync, openSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { ruleError } from '#shared/app-error.ts'

import { codeOf, vaultTrouble } from './sqlite-error.ts'

/** How long a passing look by another program may hold up a real owner. */
const patience = 250

function ownerPath(folder: string): string {
  const path = join(folder, 'owner.lock')
  // Made here because SQLite would make it readable for everyone on the machine. One that exists is not opened:
  // closing it again would drop a lock this process may hold on it.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  return path
}

function hold(path: string): Database.Database {
  const lock = new Database(path, { timeout: patience })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

function holdCleared(path: string): Database.Database {
  try {
    return hold(path)
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_NOTADB') throw error
    // Nothing is ever written into it, so whatever is there is not ours; emptied in place, a lock on it stays.
    truncateSync(path)
    return hold(path)
  }
}

/** Becomes the only program that has the vault open, until the returned function gives it up. */
export function takeOwnership(folder: string): () => void {
  try {
    const lock = holdCleared(ownerPath(folder))
    return () => void lock.close()
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw ruleError('vault:errors.alreadyOpen')
    throw vaultTrouble(error)
  }
}

/** Says at once, before a password is stretched, that another program has the vault open. */
export function assertUnowned(folder: string): void {
  takeOwnership(folder)()
}
