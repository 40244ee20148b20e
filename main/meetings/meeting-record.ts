import type { MeetingRecord } from '#shared/api/meetings.ts'
import { type MeetingItem, nextMeetingDay } from '#shared/domain/meeting.ts'

import { isCaseworker } from '../access/asker.ts'
import type { QueryContext } from '../context.ts'
import { offersFor, standingItems } from './agenda.ts'
import { type FoundDecision, listDecisions } from './decisions.sql.ts'
import type { FoundItem } from './items.sql.ts'
import { listHeld } from './meetings.sql.ts'
import { peopleOf } from './people.ts'
import { requireMeeting } from './the-meeting.ts'

const decisionOf = ({ itemId: _, ...decision }: FoundDecision) => decision

function itemOf({ session }: QueryContext, found: FoundItem, decided: readonly FoundDecision[]): MeetingItem {
  const { id, caseId, concernId, words, ofCaseId, caseCode, studentName, isUndecided, version } = found
  return {
    id,
    subject:
      caseId !== null
        ? { kind: 'case', caseId }
        : concernId !== null
          ? { kind: 'concern', concernId }
          : { kind: 'line', words: words ?? '' },
    caseId: ofCaseId,
    caseCode,
    studentName,
    isUndecided: isUndecided === 1,
    reasons: [...found.reasons],
    notes: studentName === null || isCaseworker(session) ? found.notes : '',
    decisions: decided.filter(({ itemId }) => itemId === id).map(decisionOf),
    version,
  }
}

/** Everything about one meeting that this person may see. */
export function meetingRecord(context: QueryContext, id: string): MeetingRecord {
  const { db, session } = context
  const meeting = requireMeeting(db, session, id)
  const decided = listDecisions(db, { meetingId: id })
  const { kind, caseId, onDay } = meeting
  const held = listHeld(db, { kind, caseId, except: id, before: onDay }).slice(0, 1)
  return {
    meeting,
    people: peopleOf(db, id),
    items: standingItems(context, meeting).map((item) => itemOf(context, item, decided)),
    offers: [...offersFor(context, meeting)],
    nextOn: nextMeetingDay([...held.map((each) => each.onDay), onDay], context),
  }
}
