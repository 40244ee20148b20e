import { createHash } from 'node:crypto'

import type { ReadableDb, WritableDb } from './types.ts'

/** More than anybody takes back: fifty steps are kept for each person. */
const MOST_VERSIONS = 5000

const UNTOLD = new Set(['version', 'updated_at'])

/** What rows held at versions they have left, as fingerprints; for each connection, until it is closed. */
const left = new WeakMap<ReadableDb, Map<string, string>>()

/** Connections something is taken back through, and those behind them. */
const behind = new WeakMap<WritableDb, WritableDb>()

interface Versioned {
  readonly id: string
  readonly version: number
}

const nameOf = (table: string, { id, version }: Versioned): string => `${table} ${id} ${version}`

function rowOf(db: ReadableDb, table: string, id: string): Record<string, unknown> | undefined {
  // The table's name comes from a statement of this program.
  return db.prepare(`SELECT * FROM ${table} WHERE id = :id`).get({ id }) as
    Record<string, unknown> | undefined
}

function fingerprint(row: Readonly<Record<string, unknown>>): string {
  const held = Object.entries(row).filter(([column]) => !UNTOLD.has(column))
  return createHash('sha256').update(JSON.stringify(held)).digest('base64url')
}

/** Remembers what a row holds at this version, before it becomes another. */
export function rememberVersion(db: WritableDb, table: string, at: Versioned): void {
  const row = rowOf(db, table, at.id)
  if (row?.['version'] !== at.version) return
  const known = left.get(db) ?? new Map<string, string>()
  left.set(db, known)
  known.set(nameOf(table, at), fingerprint(row))
  const [oldest] = known.keys()
  if (known.size > MOST_VERSIONS && oldest !== undefined) known.delete(oldest)
}

/** The same connection for taking something back: a row that holds again what it held at a version counts as that. */
export function takingBackThrough(db: WritableDb): WritableDb {
  const wrapped: WritableDb = { ...db }
  behind.set(wrapped, db)
  return wrapped
}

/**
 * The version a change has to name: while something is taken back, that of a row which holds again exactly what it held
 * at the version asked for, because what came after was taken back before; otherwise the one asked for.
 */
export function versionToName(db: WritableDb, table: string, asked: Versioned): number {
  const origin = behind.get(db)
  const known = origin && left.get(origin)?.get(nameOf(table, asked))
  if (known === undefined) return asked.version
  const row = rowOf(db, table, asked.id)
  const version = row?.['version']
  return row && typeof version === 'number' && fingerprint(row) === known ? version : asked.version
}

/** The connection itself, whether or not something is taken back through it. */
export function connectionOf(db: WritableDb): WritableDb {
  return behind.get(db) ?? db
}
