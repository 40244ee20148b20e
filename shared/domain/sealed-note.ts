import { z } from 'zod'

import { Day, Id, Instant, Version, Words } from './fields.ts'

/** What somebody writes down for themselves alone: the day it is about, and the words. */
export const SealedNoteDraft = z.object({ on: Day, words: Words })
export type SealedNoteDraft = z.infer<typeof SealedNoteDraft>

const Kept = z.object({ id: Id, studentId: Id, createdAt: Instant, updatedAt: Instant, version: Version })

/**
 * A memory aid about a student that only its writer can open: sealed to their own key, which comes from their password
 * and from nothing else. One whose key is gone is `lost`, with the moment somebody set that password anew.
 */
export const SealedNote = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), ...Kept.shape, on: Day, words: z.string() }),
  z.object({ state: z.literal('lost'), ...Kept.shape, lostAt: Instant.nullable() }),
])
export type SealedNote = z.infer<typeof SealedNote>
export type OpenNote = Extract<SealedNote, { state: 'open' }>
export type LostNote = Extract<SealedNote, { state: 'lost' }>

const DRAFT = 'sealed-notes.'

/** Where an unfinished note is kept: one that changes `noteId`, or a new one. */
export function sealedDraftKey(studentId: string, noteId = 'new'): string {
  return `${DRAFT}${studentId}.${noteId}`
}

/** Whether what is typed under a key is sealed like the note it will be. */
export function isSealedDraft(key: string): boolean {
  return key.startsWith(DRAFT)
}
