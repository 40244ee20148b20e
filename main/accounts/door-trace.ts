import type { AuditEvent } from '#shared/domain/audit.ts'

import { leaveTrace } from '../audit/audit.ts'
import type { WritableDb } from '../db/types.ts'

/** Who did something at the program's door, and when. */
export interface Moment {
  readonly accountId: string
  readonly at: string
}

/** Leaves a trace of what happened at the door, where no operation of the app does. */
export function traceAtDoor(db: WritableDb, { accountId, at }: Moment, event: AuditEvent): void {
  leaveTrace(db, { at, actorId: accountId, operation: `vault.${event}`, event, subjectId: null })
}
