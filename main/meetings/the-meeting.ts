import type { MeetingLine } from '#shared/api/meetings.ts'
import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import { requireCaseForGood } from '../cases/case-access.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { findItem, type FoundItem } from './items.sql.ts'
import { findMeeting } from './meetings.sql.ts'

interface Target {
  readonly id: string
  readonly version: number
}

type Asked = Pick<QueryContext, 'db' | 'session'>

/** The meeting, or `not_found` where it is not there or about a student the asker may not read about. */
export function requireMeeting(db: ReadableDb, session: Asker, id: string): MeetingLine {
  const found = findMeeting(db, { id, ...readerOf(session) })
  if (!found) throw notFoundError()
  return found
}

/** The meeting for changing it; whoever was let in to its student for a while may not. */
export function requireMeetingForWork({ db, session }: Asked, id: string): MeetingLine {
  const found = requireMeeting(db, session, id)
  if (found.caseId !== null) requireCaseForGood(db, session, found.caseId)
  return found
}

/** The meeting for changing it, as the asker last saw it; `conflict` where it moved since. */
export function requireMeetingAt(context: Asked, { id, version }: Target): MeetingLine {
  const found = requireMeetingForWork(context, id)
  if (found.version !== version) throw conflictError()
  return found
}

/** An item for working at it; `not_found` where it is about somebody the asker may not read about. */
export function requireItem({ db, session }: Asked, id: string): FoundItem {
  const found = findItem(db, { id, ...readerOf(session) })
  if (!found) throw notFoundError()
  if (found.ofCaseId !== null) requireCaseForGood(db, session, found.ofCaseId)
  return found
}

/** An item as the asker last saw it; `conflict` where it moved since. */
export function requireItemAt(context: Asked, { id, version }: Target): FoundItem {
  const found = requireItem(context, id)
  if (found.version !== version) throw conflictError()
  return found
}

/** Refuses to write at a concern without a case: what is said of a student belongs to their case. */
export function refuseCaseless({ concernId, ofCaseId, isUndecided }: FoundItem): void {
  if (isUndecided === 1) throw ruleError('meetings:errors.decideFirst')
  if (concernId !== null && ofCaseId === null) throw ruleError('meetings:errors.withoutCase')
}
