import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { ruleError } from '#shared/app-error.ts'

import type { MasterKey } from './master-key.ts'

/** The size of a page, and so the smallest vault there is. */
export const pageSize = 4096

const plaintextHeader = Buffer.from('SQLite format 3\0')
const rawKeyLength = 32

/** Where the records live. */
export function vaultPath(folder: string): string {
  return join(folder, 'vault.db')
}

/** A log that holds pages, from which SQLite mends a last page that a power cut left torn. */
function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(plaintextHeader.length)
  const handle = openSync(path, 'r')
  try {
    readSync(handle, header, 0, header.length, 0)
  } finally {
    closeSync(handle)
  }
  return header
}

/**
 * Refuses what cannot be a vault before SQLite sees it, because SQLite takes an empty file for an empty vault.
 * Never called while this process has the file open: closing a second handle would drop the first one's locks.
 */
export function assertLooksLikeVault(path: string): void {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (!facts) throw ruleError('vault:errors.fileMissing')
  if (!facts.isFile()) throw ruleError('vault:errors.notAVault')
  if (facts.size === 0) throw ruleError('vault:errors.fileEmpty')
  if (headerOf(path).equals(plaintextHeader)) throw ruleError('vault:errors.notAVault')
  if (facts.size % pageSize !== 0 && !hasLog(path)) throw ruleError('vault:errors.fileDamaged')
}

interface Keyed {
  key(key: Buffer): number
  rekey(key: Buffer): number
}

function hasKey(database: Database.Database): database is Database.Database & Keyed {
  return 'key' in database && 'rekey' in database
}

function speak(rawKey: Buffer, say: (spoken: Buffer) => number): void {
  // A raw key of another length would silently be taken for a passphrase.
  if (rawKey.length !== rawKeyLength) throw new Error('A raw key has 32 bytes')
  const spoken = Buffer.concat([Buffer.from('raw:'), rawKey])
  try {
    if (say(spoken) !== 0) throw new Error('The key was not taken')
  } finally {
    spoken.fill(0)
  }
}

function unlock(database: Database.Database, rawKey: Buffer): void {
  database.pragma("cipher = 'sqlcipher'")
  database.pragma('legacy = 4')
  if (database.pragma('cipher', { simple: true }) !== 'sqlcipher')
    throw new Error('The cipher is not sqlcipher')
  if (Number(database.pragma('legacy', { simple: true })) !== 4)
    throw new Error('The cipher is not version 4')
  if (!hasKey(database)) throw new Error('This SQLite cannot encrypt')
  speak(rawKey, (spoken) => database.key(spoken))
}

interface Access {
  readonly readonly: boolean
}

/** Connects to an encrypted file that exists, with the key a thread was handed; the only place that opens one. */
export function connectWith(path: string, rawKey: Buffer, { readonly }: Access): Database.Database {
  const database = new Database(path, { fileMustExist: true, readonly })
  try {
    unlock(database, rawKey)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Connects to an encrypted file that exists. */
export function connect(path: string, masterKey: MasterKey, access: Access): Database.Database {
  const rawKey = masterKey.derive('database')
  try {
    return connectWith(path, rawKey, access)
  } finally {
    rawKey.fill(0)
  }
}

/** Looks into a closed vault through a connection that cannot write, and leaves every file as it was. */
export function lookInto<Answer>(
  path: string,
  masterKey: MasterKey,
  look: (database: Database.Database) => Answer,
): Answer {
  const database = connect(path, masterKey, { readonly: true })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** Writes every page of a copy anew under another key. Never for a vault in use: cut off, the file opens with neither. */
export function rewriteUnder(path: string, present: MasterKey, next: MasterKey): void {
  const database = connect(path, present, { readonly: false })
  const rawKey = next.derive('database')
  try {
    if (!hasKey(database)) throw new Error('This SQLite cannot encrypt')
    speak(rawKey, (spoken) => database.rekey(spoken))
  } finally {
    rawKey.fill(0)
    database.close()
  }
}
