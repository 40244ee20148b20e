import { z } from 'zod'

import { Day, Id, Instant, message, OptionalWords, Words } from './fields.ts'

/**
 * How far an account sees. `office`: every student, and every case that is not restricted. `own`: every student, and
 * the cases they own or are named on. `named`: those cases, and no other student.
 */
export const Sees = z.enum(['office', 'own', 'named'])
export type Sees = z.infer<typeof Sees>

/** Until the end of which day an account may be used; `null` for somebody who stays. */
export const EndsOn = Day.nullable()

/** Whether the last day of an account is over. */
export function hasEnded({ endsOn }: { readonly endsOn: string | null }, today: string): boolean {
  return endsOn !== null && endsOn < today
}

/** Why somebody opens what only named people read. */
export const GlassKind = z.enum(['danger-now', 'colleague-absent', 'legal-duty', 'other'])
export type GlassKind = z.infer<typeof GlassKind>

/** How long the glass stays broken. */
export const GLASS_HOURS = 4

const FEWEST_SIGNS = 15
const FEWEST_LETTERS = 6

/** Whether something was said: `x x x x x x x x` has the length of a reason, and is none. */
function saysSomething(reason: string): boolean {
  return new Set(reason.toLowerCase().match(/\p{L}/gu)).size >= FEWEST_LETTERS
}

/** Somebody opens what only named people read about a student, and says why. */
export const GlassDraft = z.object({
  studentId: Id,
  kind: GlassKind,
  reason: Words.min(FEWEST_SIGNS, message('access:errors.reasonTooShort'))
    .max(1000, message('common:fields.tooLong'))
    .refine(saysSomething, message('access:errors.reasonSaysNothing')),
})
export type GlassDraft = z.infer<typeof GlassDraft>

/** That somebody opened what only named people read: who, when, why and what. */
export const GlassBreak = z.object({
  id: Id,
  at: Instant,
  endsAt: Instant,
  /** Whether it was not over yet at the moment of asking. */
  isOpen: z.boolean(),
  byId: Id,
  byName: z.string(),
  studentId: Id,
  studentName: z.string(),
  kind: GlassKind,
  reason: z.string(),
  /** The codes of the cases that were opened. */
  caseCodes: z.array(z.string()),
})
export type GlassBreak = z.infer<typeof GlassBreak>

/** What one person answered to a broken glass; `readAt` is `null` while it waits for them. */
export const GlassAnswer = z.object({
  accountId: Id,
  name: z.string(),
  readAt: Instant.nullable(),
  answer: OptionalWords,
})
export type GlassAnswer = z.infer<typeof GlassAnswer>

/** An answer on its way back to whoever broke a glass. */
export const GlassNews = z.object({
  breakId: Id,
  fromId: Id,
  fromName: z.string(),
  studentId: Id,
  studentName: z.string(),
  readAt: Instant,
  answer: z.string(),
})
export type GlassNews = z.infer<typeof GlassNews>

/** That an account must not meet a student: a relative, or somebody as close. */
export const Recusal = z.object({
  accountId: Id,
  accountName: z.string(),
  studentId: Id,
  studentName: z.string(),
  reason: z.string(),
  recordedAt: Instant,
  recordedByName: z.string(),
})
export type Recusal = z.infer<typeof Recusal>

/** What an owner says to keep an account from a student. */
export const RecusalDraft = z.object({
  accountId: Id,
  studentId: Id,
  reason: Words,
  /** Who takes over what is open for the student. */
  handOverTo: Id.nullable().default(null),
})
export type RecusalDraft = z.infer<typeof RecusalDraft>
