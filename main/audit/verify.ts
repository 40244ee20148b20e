import type { AuditBreak, AuditCheck } from '#shared/domain/audit.ts'

import type { ReadableDb } from '../db/types.ts'
import type { SheetSeal } from '../vault/sheet-seal.ts'
import { headOf, sealName } from './audit.ts'
import { findBeyondHead, listChained, listSeals, type AuditHead, type ChainedRow } from './audit.sql.ts'
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

/** Where each key of the seals begins, and the first keys that this sheet knows. */
interface Seals {
  readonly begins: readonly number[]
  readonly keys: ReadonlyMap<number, Buffer>
}

function sealsFor(db: ReadableDb, sheet: SheetSeal): Seals {
  return { begins: listSeals(db, {}).map(({ firstSeq }) => firstSeq), keys: firstKeys(db, sheet) }
}

/**
 * Where the sheet's own seals end: a key it does not know begins there. Between two of its own there is none but by
 * somebody else's hand, because a newer sheet never gives way to an older one.
 */
function foreignFrom({ begins, keys }: Seals): number | undefined {
  const own = Math.min(...keys.keys())
  return begins.find((first) => first > own && !keys.has(first))
}

/** Walks along the seals, line by line. */
function sealReader({ keys }: Seals, until: number) {
  let key: Buffer | undefined
  let checked: { first: number; last: number } | null = null
  return {
    /** Whether the line's seal is right, as far as this sheet can tell. */
    isRight: ({ seq, link, seal }: ChainedRow): boolean => {
      if (seq >= until) return true
      key = keys.get(seq) ?? key
      if (!key) return true
      if (!seal || !isSealedWith(key, link, seal)) return false
      checked = { first: checked?.first ?? seq, last: seq }
      key = keyAfter(key)
      return true
    },
    checked: (): { first: number; last: number } | null => checked,
    /** The key of the line that will come next. */
    next: (): Buffer | undefined => key,
  }
}

/**
 * Walks the whole trail in slices and answers where it first breaks: the numbers have no gap, each tie follows from the
 * one before, the last is the vault's head, and with the recovery sheet at hand each seal was made with its line's key,
 * and the key of the next line is the one the vault has.
 */
export async function verifyTrail(db: ReadableDb, options: Options = {}): Promise<AuditCheck> {
  const { sheet, progress = () => {}, signal } = options
  const head = headOf(db)
  const seals = sheet && sealsFor(db, sheet)
  if (seals && seals.keys.size === 0 && seals.begins.length > 0) return { state: 'other-sheet' }
  const foreign = seals && foreignFrom(seals)
  const reader = sealReader(seals ?? { begins: [], keys: new Map() }, foreign ?? Number.POSITIVE_INFINITY)
  let link: Uint8Array = noLink
  let seq = 0

  /** How a line is broken, if it is. */
  const look = (row: ChainedRow): AuditBreak | undefined => {
    if (row.seq !== seq + 1) return 'missing'
    if (!Buffer.from(row.link).equals(linkAfter(link, row.seq, row))) return 'changed'
    return reader.isRight(row) ? undefined : 'forged'
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
  return sealsFound({ entries: seq, shortHash: shortHash(link) }, head, reader, { isAsked: !!seals, foreign })
}

/** What the seals say of a trail whose ties hold. */
function sealsFound(
  ties: { readonly entries: number; readonly shortHash: string },
  head: AuditHead,
  reader: ReturnType<typeof sealReader>,
  { isAsked, foreign }: { readonly isAsked: boolean; readonly foreign: number | undefined },
): AuditCheck {
  if (!isAsked) return { state: 'whole', ...ties, sealed: null }
  const sealed = reader.checked()
  if (!sealed) return { state: 'unsealed', ...ties }
  if (foreign !== undefined) return { state: 'older-sheet', ...ties, sealed, from: foreign }
  const next = reader.next()
  if (!next || !head.key || !next.equals(head.key))
    return { state: 'broken', at: ties.entries + 1, how: 'missing' }
  return { state: 'whole', ...ties, sealed }
}
