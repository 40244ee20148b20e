import { z } from 'zod'

import { AuditLine, AuditKind, AuditLook } from '../domain/audit.ts'
import { Day, Id } from '../domain/fields.ts'
import { query } from './operation.ts'
import { casework, ownerOnly } from './roles.ts'

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
}
