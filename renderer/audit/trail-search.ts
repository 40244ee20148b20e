import { z } from 'zod'

import { AuditKind } from '#shared/domain/audit.ts'
import { Day, Id } from '#shared/domain/fields.ts'

/** What of the trail is on screen, kept in the address; whatever does not fit there counts as not given. */
export const TrailSearch = z.object({
  view: z.enum(['looks', 'all']).optional().catch(undefined),
  studentId: Id.optional().catch(undefined),
  actorId: Id.optional().catch(undefined),
  kind: AuditKind.optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
})
export type TrailSearch = z.infer<typeof TrailSearch>

/** What both lists are asked for. */
export function wantedBy({ studentId, actorId, from, to }: TrailSearch) {
  return { studentId: studentId ?? null, actorId: actorId ?? null, from: from ?? null, to: to ?? null }
}
