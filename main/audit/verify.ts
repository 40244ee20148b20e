import type { AuditBreak, AuditCheck } from '#shared/domain/audit.ts'

import type { ReadableDb } from '../db/types.ts'
import type { SheetSeal } from '../vault/sheet-seal.ts'
import { headOf, sealName } from './audit.ts'
import { findBeyondHead, listChained, listSeals, type ChainedRow } from './audit.sql.ts'
import { isSealedWith, keyAfter, linkAfter, noLink, shortHash } from './chain.ts'

interface Options {
  /** The recovery sheet, which knows what no machine does: the first key of the seals. */
  readonly sheet?: SheetSeal
  readonly progress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

const SLICE = 1000

const breathe = (): Promise<void> => new Promise((done) => void setImmediate(done))

/** The first keys this sheet can open, by the line they begin with. A newer sheet opens the newer ones. */
function firstKeys(db: ReadableDb, sheet: SheetSeal): ReadonlyMap<number, Buffer> {
  const opened = listSeals(db, {}).flatMap((seal) => {
    const key = sheet.open(seal, sealName(seal.firstSeq))
    return key ? ([[seal.firstSeq, key]] as const) : []
  })
  return new Map(opened)
}

/**
 * Walks the whole trail in slices and answers where it first breaks: the numbers have no gap, each tie follows from the
 * one before, the last is the vault's head, and with the recovery sheet at hand each seal was made with its line's key.
 */
export async function verifyTrail(db: ReadableDb, options: Options = {}): Promise<AuditCheck> {
  const { sheet, progress = () => {}, signal } = options
  const head = headOf(db)
  const begins = new Set(listSeals(db, {}).map(({ firstSeq }) => firstSeq))
  const keys = sheet && firstKeys(db, sheet)
  if (keys?.size === 0 && begins.size > 0) return { state: 'other-sheet' }
  let link: Uint8Array = noLink
  let seq = 0
  let key: Buffer | undefined
  let sealed: { first: number; last: number } | null = null

  /** How a line is broken, if it is. */
  const look = (row: ChainedRow): AuditBreak | undefined => {
    if (row.seq !== seq + 1) return 'missing'
    if (!Buffer.from(row.link).equals(linkAfter(link, row.seq, row))) return 'changed'
    if (begins.has(row.seq)) key = keys?.get(row.seq)
    if (!key) return undefined
    if (!row.seal || !isSealedWith(key, row.link, row.seal)) return 'forged'
    sealed = { first: sealed?.first ?? row.seq, last: row.seq }
    key = keyAfter(key)
    return undefined
  }

  while (seq < head.entries) {
    signal?.throwIfAborted()
    const rows = listChained(db, { afterSeq: seq, limit: Math.min(SLICE, head.entries - seq) })
    if (rows.length === 0) return { state: 'broken', at: seq + 1, how: 'missing' }
    for (const row of rows) {
      const how = look(row)
      if (how) return { state: 'broken', at: seq + 1, how }
      seq = row.seq
      link = row.link
    }
    progress(seq, head.entries)
    await breathe()
  }
  if (!Buffer.from(link).equals(head.link)) return { state: 'broken', at: seq, how: 'changed' }
  const added = findBeyondHead(db, {})
  if (added) return { state: 'broken', at: added.seq, how: 'added' }
  return { state: 'whole', entries: seq, shortHash: shortHash(link), sealed }
}
