import { createHash } from 'node:crypto'

import type { ReadableDb, WritableDb } from './types.ts'

/** More than anybody takes back: fifty steps are kept for each person. */
const MOST_VERSIONS = 5000

const UNTOLD = new Set(['version', 'updated_at'])

/** What rows held at versions they have left, as fingerprints; for each connection, until it is closed. */
const left = new WeakMap<ReadableDb, Map<string, string>>()

/** Versions that came of taking back, with the version they stand for. */
const standing = new WeakMap<ReadableDb, Map<string, number>>()

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

function keep<Value>(
  kept: WeakMap<ReadableDb, Map<string, Value>>,
  db: ReadableDb,
  name: string,
  value: Value,
) {
  const known = kept.get(db) ?? new Map<string, Value>()
  kept.set(db, known)
  known.set(name, value)
  const [oldest] = known.keys()
  if (known.size > MOST_VERSIONS && oldest !== undefined) known.delete(oldest)
}

/** Remembers what a row holds at this version, before it becomes another. */
export function rememberVersion(db: WritableDb, table: string, at: Versioned): void {
  const row = rowOf(db, table, at.id)
  if (row?.['version'] !== at.version) return
  keep(left, db, nameOf(table, at), fingerprint(row))
  // What was taken back may have been rolled back.
  standing.get(db)?.delete(nameOf(table, { id: at.id, version: at.version + 1 }))
}

/** The same connection for taking something back: a version that came of taking back counts as the one it restored. */
export function takingBackThrough(db: WritableDb): WritableDb {
  const wrapped: WritableDb = { ...db }
  behind.set(wrapped, db)
  return wrapped
}

const standsFor = (db: ReadableDb, table: string, { id, version }: Versioned): number =>
  standing.get(db)?.get(nameOf(table, { id, version })) ?? version

/**
 * The version a change has to name: while something is taken back, that of a row at which all that came after the version
 * asked for was taken back before; otherwise the one asked for. That a row holds the same again is not enough: somebody
 * may have built on it what another table holds.
 */
export function versionToName(db: WritableDb, table: string, asked: Versioned): number {
  const origin = behind.get(db)
  if (!origin) return asked.version
  const version = rowOf(db, table, asked.id)?.['version']
  if (typeof version !== 'number') return asked.version
  const present = standsFor(origin, table, { id: asked.id, version })
  return present === standsFor(origin, table, asked) ? version : asked.version
}

/** Remembers which version a row is at again after something was taken back that was at the version asked for. */
export function rememberTakenBack(db: WritableDb, table: string, asked: Versioned): void {
  const origin = behind.get(db)
  const row = origin && rowOf(db, table, asked.id)
  if (!row || typeof row['version'] !== 'number') return
  const held = fingerprint(row)
  for (let before = asked.version - 1; before > 0; before -= 1) {
    const at = { id: asked.id, version: before }
    if (left.get(origin)?.get(nameOf(table, at)) !== held) continue
    const present = { id: asked.id, version: row['version'] }
    keep(standing, origin, nameOf(table, present), standsFor(origin, table, at))
    return
  }
}

/** The connection itself, whether or not something is taken back through it. */
export function connectionOf(db: WritableDb): WritableDb {
  return behind.get(db) ?? db
}
