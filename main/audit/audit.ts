import { randomBytes } from 'node:crypto'

import type { AuditEvent } from '#shared/domain/audit.ts'

import type { ReadableDb, WritableDb } from '../db/types.ts'
import type { SheetSeal } from '../vault/sheet-seal.ts'
import {
  findKeysChanged,
  findKeysReplaced,
  findLink,
  findSheetMade,
  getHead,
  insertAudit,
  insertSeal,
  listSeals,
  updateHead,
  type AuditHead,
} from './audit.sql.ts'
import { keyAfter, linkAfter, sealOf, type AuditEntry } from './chain.ts'

/** Where the trail ends. */
export function headOf(db: ReadableDb): AuditHead {
  const head = getHead(db, {})
  if (!head) throw new Error('The vault has no head')
  return head
}

/** What ties an entry of the trail to all before it; nothing where there is no such entry. */
export function linkOf(db: ReadableDb, seq: number): Uint8Array | undefined {
  return findLink(db, { seq })?.link
}

/** Adds one line to the audit trail, in the transaction of what it tells about. */
export function leaveTrace(db: WritableDb, entry: AuditEntry & { readonly event: AuditEvent }): void {
  const { entries, link: before, key } = headOf(db)
  const seq = entries + 1
  const link = linkAfter(before, seq, entry)
  insertAudit(db, { ...entry, seq, link, seal: key && sealOf(key, link) })
  updateHead(db, { entries: seq, link, key: key && keyAfter(key) })
}

/** What a first key is tied to. */
export function sealName(firstSeq: number): string {
  return `audit from ${firstSeq}`
}

/** Whether this sheet can tell the key that the newest lines are sealed with. */
export function knowsSeals(db: ReadableDb, sheet: SheetSeal): boolean {
  const newest = listSeals(db, {}).at(-1)
  return newest !== undefined && sheet.open(newest, sealName(newest.firstSeq)) !== undefined
}

/** From the next line on the trail is sealed with a new key, which only this recovery sheet can tell again. */
export function sealTrail(db: WritableDb, sheet: SheetSeal): void {
  const head = headOf(db)
  const key = randomBytes(32)
  const firstSeq = head.entries + 1
  insertSeal(db, { firstSeq, ...sheet.seal(key, sealName(firstSeq)) })
  updateHead(db, { ...head, key })
}

/** Whether the keys or the recovery sheet were replaced, or an earlier keyring was gone on with, after this entry of the trail, whatever the clock said. */
export function keysChangedAfter(db: ReadableDb, afterSeq: number): boolean {
  return findKeysChanged(db, { afterSeq }) !== undefined
}

/**
 * What the trail says of the recovery sheet that counts, which is at first the one the vault began with, and of the
 * keys. With an earlier keyring the sheet may be an earlier one, of which it says nothing.
 */
export function keysInTrail(db: ReadableDb): {
  readonly sheetMade: AuditEntry | undefined
  readonly replaced: AuditEntry | undefined
} {
  const sheet = findSheetMade(db, {})
  return {
    sheetMade: sheet?.event === 'keyring-old' ? undefined : sheet,
    replaced: findKeysReplaced(db, {}),
  }
}
