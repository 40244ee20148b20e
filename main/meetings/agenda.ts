import type { AgendaOffer, MeetingLine } from '#shared/api/meetings.ts'
import { agendaOf, asTheyPress, type CaseFacts, type Proposed } from '#shared/domain/agenda.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { whoActs } from '#shared/domain/referral-road.ts'

import { readerOf } from '../access/readable.ts'
import { newConcerns } from '../concerns/concern-access.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { listAgendaCases, listComing, listKeptStudents, listOpenReferrals } from './agenda.sql.ts'
import { listHeld } from './meetings.sql.ts'
import { type FoundItem, listItems, listPlaces } from './items.sql.ts'

type About = Pick<MeetingLine, 'id' | 'kind' | 'caseId' | 'onDay' | 'waitingDays'>

/** What an agenda would hold by itself, with the names of those it is about. */
interface Caseload {
  readonly proposed: readonly Proposed[]
  /** Why a case or a concern would come by itself as of now; `null` for one that never does. */
  readonly reasonsFor: (subject: Proposed['subject']) => Proposed['reasons'] | null
  readonly nameOf: (subject: Proposed['subject']) => Pick<AgendaOffer, 'caseCode' | 'studentName'>
}

const comingTo = (db: ReadableDb, meetingId: string): string => JSON.stringify(listComing(db, { meetingId }))

/** The students one of those who come to a meeting is kept from. */
export const keptFromComing = (db: ReadableDb, meetingId: string): readonly string[] =>
  listKeptStudents(db, { people: comingTo(db, meetingId) })

/**
 * What the caseload gives the agenda of a team's meeting, as the asker may read it: nothing that is restricted, and
 * nothing of a student one of those who come is kept from.
 */
function caseloadFor(context: QueryContext, meeting: About): Caseload {
  const { db, session, today, timeZone, calendar } = context
  const [last] = listHeld(db, { kind: meeting.kind, caseId: null, except: meeting.id, before: meeting.onDay })
  const people = comingTo(db, meeting.id)
  const asked = { people, ...readerOf(session) }
  const cases = listAgendaCases(db, { ...asked, lastMeeting: last?.id ?? '' })
  const waiting = new Map<string, string>()
  for (const { caseId, stateSince, ...referral } of listOpenReferrals(db, asked)) {
    const acts = whoActs(referral)
    if (acts !== 'school' && acts !== 'nobody' && !waiting.has(caseId)) waiting.set(caseId, stateSince)
  }
  const kept = new Set(listKeptStudents(db, { people }))
  const concerns = newConcerns(db, session).filter(({ studentId }) => !kept.has(studentId))
  const facts = cases.map((each): CaseFacts => ({ ...each, waitingSince: waiting.get(each.caseId) ?? null }))
  const proposed = agendaOf(
    {
      cases: facts,
      concerns: concerns.map(({ id, receivedAt, immediateDanger }) => ({
        concernId: id,
        receivedOn: schoolDay(receivedAt, timeZone),
        isDanger: immediateDanger,
      })),
    },
    { today, calendar, waitingDays: meeting.waitingDays, lastOn: last?.onDay ?? null },
  )
  const names = new Map<string, Pick<AgendaOffer, 'caseCode' | 'studentName'>>([
    ...cases.map(
      ({ caseId, caseCode, studentName }) => [`case:${caseId}`, { caseCode, studentName }] as const,
    ),
    ...concerns.map(({ id, studentName }) => [`concern:${id}`, { caseCode: null, studentName }] as const),
  ])
  const reasons = new Map(proposed.map((each) => [keyOfSubject(each.subject), each.reasons]))
  return {
    proposed,
    reasonsFor: (subject) =>
      reasons.get(keyOfSubject(subject)) ?? (names.has(keyOfSubject(subject)) ? [] : null),
    nameOf: (subject) => names.get(keyOfSubject(subject)) ?? { caseCode: null, studentName: '' },
  }
}

const keyOfSubject = (subject: Proposed['subject']): string =>
  subject.kind === 'case' ? `case:${subject.caseId}` : `concern:${subject.concernId}`

/** A point as the asker sees it, with why it was there when its place was given. */
export interface StandingItem extends FoundItem {
  readonly given: FoundItem['reasons']
}

/** The record a point is about by itself: a concern that was decided about is its case. */
function subjectOf({ caseId, concernId, isUndecided, ofCaseId }: FoundItem): Proposed['subject'] | null {
  if (caseId !== null) return { kind: 'case', caseId }
  if (concernId === null) return null
  if (isUndecided === 1) return { kind: 'concern', concernId }
  return ofCaseId === null ? null : { kind: 'case', caseId: ofCaseId }
}

/** Why a point is there as of now: what somebody wanted stays where the caseload has no reason of its own. */
function reasonsNow({ reasonsFor }: Caseload, item: FoundItem): FoundItem['reasons'] {
  const subject = subjectOf(item)
  const own = subject && reasonsFor(subject)
  if (own && own.length > 0) return own
  return item.reasons.filter(
    ({ why }) =>
      why === 'chosen' || why === 'about' || (why === 'new-concern' ? item.isUndecided === 1 : own === null),
  )
}

/** The points the asker may see: while a team's meeting is not over, as the caseload has them now. */
export function standingItems(context: QueryContext, meeting: MeetingLine): readonly StandingItem[] {
  const items = listItems(context.db, { meetingId: meeting.id, ...readerOf(context.session) }).map(
    (item) => ({
      ...item,
      given: item.reasons,
    }),
  )
  if (meeting.kind !== 'team' || meeting.endedAt !== null) return items
  const caseload = caseloadFor(context, meeting)
  return asTheyPress(items.map((item) => ({ ...item, reasons: reasonsNow(caseload, item) })))
}

/** What belongs on the agenda of a meeting that is not over, and is not on it. */
export function offersFor(context: QueryContext, meeting: MeetingLine): readonly AgendaOffer[] {
  if (meeting.kind !== 'team' || meeting.endedAt !== null) return []
  const { proposed, nameOf } = caseloadFor(context, meeting)
  const there = new Set(
    listPlaces(context.db, { meetingId: meeting.id }).flatMap(({ itsCaseId, concernId }) => [
      `case:${itsCaseId}`,
      `concern:${concernId}`,
    ]),
  )
  return proposed
    .filter(({ subject }) => !there.has(keyOfSubject(subject)))
    .map(({ subject, reasons }) => ({ subject, reasons: [...reasons], ...nameOf(subject) }))
}
