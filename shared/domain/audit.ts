import { z } from 'zod'

import type { MessageKey } from '../text/catalogues.ts'
import { Id, Instant } from './fields.ts'
import { TriesKind, WrongTries } from './wrong-tries.ts'

type EventOf<Key> = Key extends `audit:event.${infer Event}` ? Event : never

/** What happened, as the trail names it. Each has its sentence in the catalogue, so one without stops the build. */
export type AuditEvent = EventOf<MessageKey>

/** What somebody who reads the trail looks for. */
export const AuditKind = z.enum(['looks', 'people', 'papers', 'changes'])
export type AuditKind = z.infer<typeof AuditKind>

/** The events of each kind; whatever belongs to no other is a change of the records. */
export const EVENTS_OF_KIND: Readonly<Record<Exclude<AuditKind, 'changes'>, readonly AuditEvent[]>> = {
  looks: [
    'student.opened',
    'sealed-note.read',
    'audit.read',
    'glass.broken',
    'glass.answered',
    'glass.ended',
  ],
  people: [
    'signed-in',
    'signed-out',
    'password-reset',
    'password-chosen',
    'recovery-sheet-confirmed',
    'recovery-sheet-replaced',
    'keys-replaced',
    'commits-lost',
    'anchor-missing',
    'anchor-damaged',
    'anchor-old',
    'keyring-old',
    'account.created',
    'account.updated',
    'account.password-reset',
    'account.password-changed',
    'account.suspended',
    'account.removed',
    'recusal.added',
    'recusal.ended',
    'audit.verified',
    'tries.found',
    'tries.claimed',
    'tries.disowned',
    'tries.taken-back',
  ],
  papers: [
    'packet.printed',
    'packet.many-printed',
    'form.printed',
    'form.many-printed',
    'form.settled',
    'form.sent',
    'printed.settled',
    'today.sheet-printed',
    'year-end.printed',
    'hand-over.printed',
    'concern.answer-printed',
    'records-request.printed',
    'records-request.letter-printed',
    'amendment.letter-printed',
    'crisis.printed',
    'crisis.pick-up-printed',
    'safety-plan.printed',
    'return-plan.printed',
    'packet.settled',
    'import.rejects-saved',
    'audit.printed',
    'protocol.printed',
    'protocol.file-saved',
    'protocol.sheet-printed',
    'meeting.printed',
    'training.sheet-printed',
    'text.file-saved',
    'provider.directory-saved',
    'provider.list-printed',
    'provider.call-sheet-printed',
    'scorecard.printed',
    'cycle.printed',
    'unmet-need.printed',
    'agreement.document-saved',
    'text.printed',
    'backup.asked',
    'backup.due',
    'backup.taken-up',
    'backup.tried',
    'backup.folder-chosen',
    'backup.folder-left',
    'backup.plan-set',
    'restored',
    'restored-with-sheet',
    'restore.read',
    'destruction.backups-renewed',
    'destruction.copies-looked-for',
    'destruction.printed',
  ],
}

/** Whom or what an entry is about, as far as whoever reads it may know. */
export const AuditSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('student'), id: Id, name: z.string() }),
  /** A student this person may not see. */
  z.object({ kind: z.literal('hidden') }),
  /** A colleague, a provider. */
  z.object({ kind: z.literal('named'), name: z.string() }),
  /** Wrong tries at the door. */
  WrongTries.omit({ id: true }).extend({ kind: z.literal('tries'), of: TriesKind }),
  /** Its record is no longer there. */
  z.object({ kind: z.literal('gone') }),
])
export type AuditSubject = z.infer<typeof AuditSubject>

/** One line of the trail as a person reads it. */
export const AuditLine = z.object({
  seq: z.int(),
  at: Instant,
  actorId: z.string(),
  /** `null` where nobody of that account is known. */
  who: z.string().nullable(),
  /** Empty where it is about a student the reader may not see. */
  event: z.string(),
  about: AuditSubject,
})
export type AuditLine = z.infer<typeof AuditLine>

/** How a line of the trail is not what was written: changed, gone, added, or sealed by nobody who had its key. */
export const AuditBreak = z.enum(['changed', 'missing', 'added', 'forged'])
export type AuditBreak = z.infer<typeof AuditBreak>

/** The first and the last line whose seals were checked. */
const Sealed = z.object({ first: z.int(), last: z.int() })

const Ties = {
  entries: z.int(),
  /** As it is printed on reports, to compare a paper with the file. */
  shortHash: z.string(),
}

/** What checking the trail found; `at` is the number of the first line that is not right. */
export const AuditCheck = z.discriminatedUnion('state', [
  /** Every tie holds; with the sheet every seal too, from `first` to the end. */
  z.object({ state: z.literal('whole'), ...Ties, sealed: Sealed.nullable() }),
  z.object({ state: z.literal('broken'), at: z.int(), how: AuditBreak }),
  /** Every tie holds, and the sheet sealed earlier lines; from line `from` on others count. */
  z.object({ state: z.literal('older-sheet'), ...Ties, sealed: Sealed, from: z.int() }),
  /** Every tie holds, and no line is sealed for anybody. */
  z.object({ state: z.literal('unsealed'), ...Ties }),
  z.object({ state: z.literal('other-sheet') }),
])
export type AuditCheck = z.infer<typeof AuditCheck>

/** How often and when last somebody opened a student's record. */
export const AuditLook = z.object({
  about: AuditSubject,
  actorId: z.string(),
  who: z.string().nullable(),
  times: z.int(),
  lastAt: Instant,
})
export type AuditLook = z.infer<typeof AuditLook>
