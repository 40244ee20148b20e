import { notFoundError } from '#shared/app-error.ts'
import type { Protocol } from '#shared/domain/protocol.ts'

import type { ReadableDb } from '../db/types.ts'
import { findProtocol, getCurrent, getCurrentNumber, getProtocol } from './protocols.sql.ts'

/** The protocol new cases follow; nothing while the school published none. */
export function currentProtocol(db: ReadableDb): Protocol | undefined {
  return getCurrent(db, {})
}

/** Its number, without reading all of it. */
export function currentProtocolNumber(db: ReadableDb): number | null {
  return getCurrentNumber(db, {}) ?? null
}

/** A version by its number. */
export function theProtocol(db: ReadableDb, number: number): Protocol {
  const found = getProtocol(db, { number })
  if (!found) throw notFoundError()
  return found
}

/** A version by its id. */
export function protocolById(db: ReadableDb, id: string): Protocol {
  const found = findProtocol(db, { id })
  if (!found) throw notFoundError()
  return found
}
