import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { MeetingLine } from '#shared/api/meetings.ts'
import { type Meeting, type MeetingDraft, nextMeetingDay } from '#shared/domain/meeting.ts'

import { readerOf } from '../access/readable.ts'
import { requireCaseForGood } from '../cases/case-access.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { decisions } from './decisions.ts'
import { listDecisions } from './decisions.sql.ts'
import { moveInterpreterOf, needInterpreterAt } from './interpreter-at.ts'
import { buildAgenda, items, settleAgenda, takeOff } from './items.ts'
import { insertItem, listKeptItems } from './items.sql.ts'
import { meetingRecord } from './meeting-record.ts'
import {
  deleteMeeting,
  insertMeeting,
  listHeld,
  listMeetings,
  moveMeetingOn,
  updateMeeting,
} from './meetings.sql.ts'
import { invite, invitedByProtocol, peopleOf, personAt, refuseUnknown } from './people.ts'
import { deletePeople, findPerson, insertPerson, listPeople, updatePerson } from './people.sql.ts'
import { meetingPapers } from './print-meeting.ts'
import { requireMeeting, requireMeetingAt, requireMeetingForWork } from './the-meeting.ts'

/** The meeting as its row has it, without what was found around it. */
const rowOf = ({ items: _, caseCode: _1, studentName: _2, ...meeting }: MeetingLine): Meeting => meeting

/** Refuses a student the asker may not decide about, and colleagues who are not there. */
function checkDraft(context: QueryContext, { caseId, people, minutesBy }: MeetingDraft): void {
  if (caseId !== null) requireCaseForGood(context.db, context.session, caseId)
  refuseUnknown(context, people)
  const takes = ({ attendee }: (typeof people)[number]) =>
    attendee.kind === 'account' && attendee.id === minutesBy
  if (minutesBy !== null && !people.some(takes))
    throw invalidError([{ path: 'minutesBy', message: 'meetings:errors.minutesBy' }])
}

function changeMeeting(db: WritableDb, before: Meeting, changes: Partial<Meeting>): Meeting {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateMeeting(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

const headOf = ({ kind, title, onDay, atTime, place, caseId, waitingDays, minutesBy }: MeetingDraft) => ({
  ...{ kind, title, onDay, atTime, place, caseId, waitingDays, minutesBy },
})

/** Takes a meeting out with its people and its agenda. */
function takeOut(db: WritableDb, { id, version }: Pick<Meeting, 'id' | 'version'>): void {
  takeOff(db, listKeptItems(db, { meetingId: id }))
  deletePeople(db, { meetingId: id })
  if (deleteMeeting(db, { id, version }) === 0) throw conflictError()
}

function isWrittenIn(db: WritableDb, meetingId: string): boolean {
  return (
    listKeptItems(db, { meetingId }).some(({ notes }) => notes !== '') ||
    listDecisions(db, { meetingId }).length > 0
  )
}

function plan(context: CommandContext, draft: MeetingDraft): Meeting {
  const { db, session, now } = context
  checkDraft(context, draft)
  const made: Meeting = {
    id: context.newId(),
    ...headOf(draft),
    createdBy: session.accountId,
    createdAt: now,
    endedAt: null,
    version: 1,
  }
  insertMeeting(db, made)
  invite(context, made.id, draft.people)
  buildAgenda(context, requireMeeting(db, session, made.id))
  return made
}

/** Meetings: planned with the agenda the caseload gives them, held, and told of. */
export const meetings: Handlers<Contract['meetings']> = {
  ...items,
  ...decisions,
  ...meetingPapers,

  list({ db, session, today }) {
    const all = listMeetings(db, readerOf(session))
    const isComing = ({ endedAt, onDay }: (typeof all)[number]) => endedAt === null && onDay >= today
    return { coming: all.filter(isComing).toReversed(), past: all.filter((each) => !isComing(each)) }
  },

  plan(context, { kind }) {
    const { db } = context
    const held = listHeld(db, { kind, caseId: null, except: '', before: '9999-12-31' })
    const [last] = held
    return {
      onDay: nextMeetingDay(
        held.map(({ onDay }) => onDay),
        context,
      ),
      atTime: last?.atTime ?? null,
      place: last?.place ?? '',
      ...invitedByProtocol(context, kind),
    }
  },

  get: (context, { id }) => meetingRecord(context, id),

  create(context, draft) {
    const { id, version } = plan(context, draft)
    const needed = needInterpreterAt(context, draft)
    context.undoable((later) => {
      if (isWrittenIn(later.db, id)) throw conflictError()
      needed(later)
      takeOut(later.db, { id, version })
    })
    return { id }
  },

  update(context, { draft, ...target }) {
    const before = rowOf(requireMeetingAt(context, target))
    checkDraft(context, draft)
    if (draft.caseId !== before.caseId || draft.kind !== before.kind)
      throw invalidError([{ path: 'kind', message: 'meetings:errors.kindStays' }])
    const after = changeMeeting(context.db, before, headOf(draft))
    const takeBack = invite(context, before.id, draft.people)
    const moved = moveInterpreterOf(context, before, draft.onDay)
    context.undoable((later) => {
      moved(later)
      takeBack(later)
      changeMeeting(later.db, after, { ...before })
    })
    return { id: before.id }
  },

  remove(context, target) {
    const { db } = context
    const meeting = rowOf(requireMeetingAt(context, target))
    if (isWrittenIn(db, meeting.id)) throw ruleError('meetings:errors.meetingInUse')
    const people = listPeople(db, { meetingId: meeting.id })
    const kept = listKeptItems(db, { meetingId: meeting.id })
    takeOut(db, meeting)
    const needless = moveInterpreterOf(context, meeting, null)
    context.undoable((later) => {
      // The door finds no case behind a meeting that is not there.
      if (meeting.caseId !== null) requireCaseForGood(later.db, later.session, meeting.caseId)
      insertMeeting(later.db, meeting)
      for (const { name: _name, ...person } of people) insertPerson(later.db, person)
      for (const item of kept) insertItem(later.db, item)
      needless(later)
    })
    return { id: meeting.id }
  },

  attend(context, { isPresent, ...target }) {
    const { db } = context
    const person = findPerson(db, { id: target.id })
    if (!person) throw notFoundError()
    const meeting = requireMeetingForWork(context, person.meetingId)
    personAt(peopleOf(db, meeting.id), target)
    const { name: _, ...before } = person
    if (updatePerson(db, { ...before, isPresent }) === 0) throw conflictError()
    moveMeetingOn(db, meeting)
    const after = { ...before, version: before.version + 1 }
    context.undoable((later) => {
      if (updatePerson(later.db, { ...after, isPresent: before.isPresent }) === 0) throw conflictError()
      moveMeetingOn(later.db, meeting)
    })
    return { id: meeting.id }
  },

  end(context, target) {
    const before = rowOf(requireMeetingAt(context, target))
    if (before.endedAt !== null) throw ruleError('meetings:errors.isOver')
    if (before.onDay > context.today) throw ruleError('meetings:errors.notYet')
    settleAgenda(context, before.id)
    const after = changeMeeting(context.db, before, { endedAt: context.now })
    context.undoable((later) => void changeMeeting(later.db, after, { endedAt: null }))
    return { id: before.id }
  },
}
