import { knowsSeals, sealTrail } from '../audit/audit.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import type { SheetSeal } from '../vault/sheet-seal.ts'
import { traceAtDoor, type Moment } from './door-trace.ts'
import { forgetConfirmation, getConfirmation, saveConfirmation } from './recovery-sheet.sql.ts'

const YEAR = 365 * 24 * 60 * 60 * 1000

/** When the recovery sheet was last typed back; `null` when it never was. */
export function sheetSeenAt(db: ReadableDb): string | null {
  return getConfirmation(db, {})?.confirmedAt ?? null
}

/** Whether the sheet was typed back within a year: a paper that nobody looked for since may be gone. */
export function isSheetSeen(seenAt: string | null, now: string): boolean {
  return seenAt !== null && Date.parse(now) - Date.parse(seenAt) < YEAR
}

/** With an earlier keyring an earlier sheet may open again: which one it is, is asked for anew. */
export function askForSheet(db: WritableDb): void {
  forgetConfirmation(db, {})
}

/**
 * Remembers that the recovery sheet was typed back rightly. A trail that this sheet cannot prove is sealed from here on:
 * one from before there were seals, or one whose new sheet was cut off by a loss of power while it took its place.
 */
export function confirmSheet(db: WritableDb, moment: Moment & { readonly seal: SheetSeal }): void {
  db.transaction(() => {
    if (!knowsSeals(db, moment.seal)) sealTrail(db, moment.seal)
    saveConfirmation(db, { confirmedAt: moment.at })
    traceAtDoor(db, moment, 'recovery-sheet-confirmed')
  })
}

/** Remembers that a new sheet took the old one's place; from here on it is the new one that proves the trail. */
export function sheetReplaced(db: WritableDb, moment: Moment & { readonly seal: SheetSeal }): void {
  db.transaction(() => {
    sealTrail(db, moment.seal)
    saveConfirmation(db, { confirmedAt: moment.at })
    traceAtDoor(db, moment, 'recovery-sheet-replaced')
  })
}
