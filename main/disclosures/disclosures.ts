import { conflictError } from '#shared/app-error.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import {
  deleteDisclosure,
  findDisclosureOfEntry,
  insertDisclosure,
  listDisclosuresOfReferral,
  listDisclosuresOfStudent,
  setDelivered,
  setWhatWent,
} from './disclosures.sql.ts'

/** The record of what left about a student, to whom and why (34 CFR 99.32), newest first. */
export function disclosuresOfStudent(db: ReadableDb, studentId: string): Disclosure[] {
  return listDisclosuresOfStudent(db, { studentId })
}

/** What left because of one referral, newest first. */
export function disclosuresOfReferral(db: ReadableDb, referralId: string): Disclosure[] {
  return listDisclosuresOfReferral(db, { referralId })
}

/** What only some disclosures say. */
type Rarer = 'organizationId' | 'pageIds' | 'crisisEntryId' | 'isReport' | 'isUndelivered'

/** Writes that something left. The program does this wherever a page or a call leaves; nobody types it in. */
export function recordDisclosure(
  { db, newId, now, session }: CommandContext,
  what: Omit<Disclosure, 'id' | 'recordedAt' | 'recordedBy' | Rarer> & Partial<Pick<Disclosure, Rarer>>,
): Disclosure {
  const disclosure = {
    ...{ organizationId: null, pageIds: [], crisisEntryId: null, isReport: false },
    isUndelivered: false,
    ...what,
    id: newId(),
    recordedAt: now,
    recordedBy: session.accountId,
  }
  insertDisclosure(db, disclosure)
  return disclosure
}

/** Says which pages, and so what, went with what was written down before; answers what takes that back. */
export function wentWith(
  { db }: CommandContext,
  before: Disclosure,
  went: { readonly pageIds: readonly string[]; readonly what: string },
): (later: CommandContext) => void {
  setWhatWent(db, { id: before.id, pageIds: [...went.pageIds], what: went.what })
  return (later) => {
    if (setWhatWent(later.db, before) === 0) throw conflictError()
  }
}

/** Marks what is on record as not delivered, or as delivered after all. */
export function markUndelivered(db: WritableDb, id: string, isUndelivered: boolean): void {
  setDelivered(db, { id, isUndelivered })
}

/**
 * Takes back a disclosure that never happened: only the undo of a mis-click does this, in the same session, and
 * the referral's history and the audit trail keep both the step and its taking back.
 */
export function takeBackDisclosure(db: WritableDb, { id }: Disclosure): void {
  if (deleteDisclosure(db, { id }) === 0) throw conflictError()
}

/**
 * Takes away what was written to have left with an entry of a crisis, because another entry says otherwise; answers what
 * brings it back.
 */
export function withdrawDisclosureOf(db: WritableDb, crisisEntryId: string): (later: CommandContext) => void {
  const before = findDisclosureOfEntry(db, { crisisEntryId })
  if (!before) return () => undefined
  takeBackDisclosure(db, before)
  return (later) => void insertDisclosure(later.db, before)
}
