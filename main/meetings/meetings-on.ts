import type { MeetingLine } from '#shared/api/meetings.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { listMeetings } from './meetings.sql.ts'

/** The meetings of some days that the asker may see, the earliest first. */
export function meetingsOn({ db, session }: QueryContext, days: readonly string[]): MeetingLine[] {
  return listMeetings(db, readerOf(session))
    .filter(({ onDay }) => days.includes(onDay))
    .toReversed()
}
