import type { CaseAtMeeting } from '#shared/domain/meeting.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import type { ReadableDb } from '../db/types.ts'
import { listMeetingsOfCase } from './items.sql.ts'

/** What was said and decided about a case at meetings; the words are not for somebody who does no casework. */
export function meetingsOfCase(db: ReadableDb, session: Asker, caseId: string): CaseAtMeeting[] {
  const found = listMeetingsOfCase(db, { caseId })
  return isCaseworker(session) ? found : found.map((each) => ({ ...each, notes: '' }))
}
