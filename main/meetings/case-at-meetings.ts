import { conflictError } from '#shared/app-error.ts'
import type { CaseAtMeeting } from '#shared/domain/meeting.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import type { ReadableDb } from '../db/types.ts'
import { isConcernTalkedAbout, listMeetingsOfCase } from './items.sql.ts'

/** What was said and decided about a case at meetings; the words are not for somebody who does no casework. */
export function meetingsOfCase(db: ReadableDb, session: Asker, caseId: string): CaseAtMeeting[] {
  const found = listMeetingsOfCase(db, { caseId })
  return isCaseworker(session) ? found : found.map((each) => ({ ...each, notes: '' }))
}

/** Refuses with `conflict` to take its case from a concern that a meeting talked about: the words belong to that case. */
export function refuseTalkedAbout(db: ReadableDb, concernId: string): void {
  if (isConcernTalkedAbout(db, { concernId })) throw conflictError()
}
