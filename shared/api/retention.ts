import { z } from 'zod'

import { Id, Instant, Nothing, Words } from '../domain/fields.ts'
import { Password } from '../domain/account.ts'
import {
  Destruction,
  DestructionBasis,
  DestructionPreview,
  DueRecord,
  Hold,
  HoldDraft,
  RecordTargets,
  RetentionRule,
  RetentionRules,
} from '../domain/retention.ts'
import { command, query, task } from './operation.ts'
import { PrintedUnseen } from './paper.ts'
import { casework, ownerOnly } from './roles.ts'

/** How the office stands with keeping and destroying. */
export const RetentionOverview = z.object({
  rules: z.array(RetentionRule),
  /** Who confirmed the rules and when; `null` while they are only suggested. */
  confirmed: z.object({ at: Instant, byName: z.string() }).nullable(),
  holds: z.array(Hold.extend({ studentName: z.string() })),
  /** The newest first. */
  destructions: z.array(Destruction),
})
export type RetentionOverview = z.infer<typeof RetentionOverview>

/** A destruction as it stands after copies were looked for. */
const LookedAt = Destruction.extend({
  /** When the copies within reach were made that do not hold what was destroyed, the newest first. */
  left: z.array(Instant),
})

/** How long records are kept, what must not be destroyed, and destroying what need not be kept. */
export const retention = {
  overview: query({ input: Nothing, output: RetentionOverview, may: ownerOnly }),
  /** What the rules no longer keep, the longest due first; nothing while the rules are only suggested. */
  due: query({
    input: Nothing,
    output: z.object({ rows: z.array(DueRecord), more: z.boolean() }),
    may: ownerOnly,
  }),
  setRules: command({
    input: z.object({ rules: RetentionRules }),
    output: z.object({ rules: RetentionRules }),
    may: ownerOnly,
    audit: { event: 'retention.rules-set', about: () => null },
  }),
  /** Keeps everything about a student from being destroyed, whatever the rules say. */
  hold: command({
    input: HoldDraft,
    output: z.object({ id: Id, studentId: Id }),
    may: casework,
    audit: { event: 'hold.placed', about: ({ studentId }) => studentId },
  }),
  lift: command({
    input: z.object({ id: Id, why: Words }),
    output: z.object({ id: Id, studentId: Id }),
    may: casework,
    audit: { event: 'hold.lifted', about: ({ studentId }) => studentId },
  }),
  /** Exactly what would go; refuses what is held, still at work or partly kept from the asker. */
  preview: query({ input: z.object({ targets: RecordTargets }), output: DestructionPreview, may: ownerOnly }),
  /** Destroys for good. The password is asked for again, and `stamp` is that of what was looked at. */
  destroy: task({
    input: z.object({
      targets: RecordTargets,
      stamp: z.string().max(100),
      basis: DestructionBasis,
      password: Password,
    }),
    output: z.object({ id: Id }),
    may: ownerOnly,
    audit: { event: 'record.destroyed', about: ({ id }) => id },
  }),
  /**
   * Makes a backup that no longer holds what was destroyed, in every folder that is there, and looks for older copies
   * that do. `removeOlder` deletes those wherever a newer backup is good.
   */
  renewBackups: task({
    input: z.object({ id: Id, removeOlder: z.boolean() }),
    output: LookedAt,
    may: ownerOnly,
    audit: { event: 'destruction.backups-renewed', about: ({ id }) => id },
  }),
  /** Looks again which older copies still hold what was destroyed, and makes none. */
  lookForCopies: task({
    input: z.object({ id: Id }),
    output: LookedAt,
    may: ownerOnly,
    audit: { event: 'destruction.copies-looked-for', about: ({ id }) => id },
  }),
  /** The certificate, on paper or as a file. */
  print: task({
    input: z.object({
      id: Id,
      as: z.enum(['paper', 'pdf']),
      language: z.enum(['en', 'es']).default('en'),
    }),
    output: PrintedUnseen,
    may: ownerOnly,
    audit: { event: 'destruction.printed', about: (_, { id }) => id },
  }),
}
