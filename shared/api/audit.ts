import { z } from 'zod'

import { AuditCheck, AuditLine, AuditKind, AuditLook } from '../domain/audit.ts'
import { Day, Id } from '../domain/fields.ts'
import { query, task } from './operation.ts'
import { PrintedUnseen } from './paper.ts'
import { casework, oversight, ownerOnly } from './roles.ts'

/** What of the trail is wanted; nothing given leaves everything. Both days belong to the period. */
const Wanted = {
  actorId: Id.nullable().default(null),
  studentId: Id.nullable().default(null),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
}

/** Who did what: the trail that every opening and every change leaves. */
export const audit = {
  /** Entries, the newest first; `before` is the last one shown already. */
  list: query({
    input: z.object({
      ...Wanted,
      kind: AuditKind.nullable().default(null),
      before: z.int().nullable().default(null),
      limit: z.int().min(1).max(1000).default(500),
    }),
    output: z.object({
      rows: z.array(AuditLine),
      /** Whether there are earlier ones. */
      more: z.boolean(),
    }),
    may: ownerOnly,
    reads: 'audit.read',
  }),
  /**
   * Who opened whose record, how often and when last, the latest first. An owner sees everyone's; a counselor sees who
   * looked at the students whose cases they hold.
   */
  looks: query({
    input: z.object(Wanted),
    output: z.object({ rows: z.array(AuditLook), more: z.boolean() }),
    may: casework,
    reads: 'audit.read',
  }),
  /**
   * Whether every entry is what was written and none is missing. With the code of the recovery sheet the seals are
   * checked as well, which show what somebody with the vault's own key rewrote.
   */
  verify: task({
    input: z.object({ code: z.string().max(100).nullable().default(null) }),
    output: AuditCheck,
    may: oversight,
    audit: { event: 'audit.verified', about: () => null },
  }),
  /** Whether a printed hash is that of the entry that was the last one when it was printed, and how many there are now. */
  fitsPaper: query({
    input: z.object({ entries: z.int().min(1), hash: z.string().max(100) }),
    output: z.object({ fits: z.boolean(), present: z.int() }),
    may: oversight,
  }),
  /** The trail of one student, person or period on paper, with the hash by which the paper can be held against the file. */
  print: task({
    input: z.object({
      ...Wanted,
      kind: AuditKind.nullable().default(null),
      as: z.enum(['paper', 'pdf']),
      language: z.enum(['en', 'es']).default('en'),
    }),
    output: PrintedUnseen,
    may: ownerOnly,
    audit: { event: 'audit.printed', about: (_, { studentId }) => studentId },
  }),
}
