import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { AgendaOffer, MeetingLine } from '#shared/api/meetings.ts'
import { hasRisen, toBeginWith } from '#shared/domain/agenda.ts'
import type { AgendaReason, AgendaSubject } from '#shared/domain/meeting.ts'
import { assertNever } from '#shared/assert-never.ts'

import { requireCaseForGood } from '../cases/case-access.ts'
import { requireConcern } from '../concerns/concern-access.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { indexRecord, removeFromIndex } from '../search/search-index.ts'
import { offersFor, standingItems } from './agenda.ts'
import { listDecisions } from './decisions.sql.ts'
import {
  deleteItem,
  type FoundItem,
  insertItem,
  type KeptItem,
  listKeptItems,
  listPlaces,
  type Place,
  updateItem,
} from './items.sql.ts'
import { moveMeetingOn } from './meetings.sql.ts'
import {
  refuseCaseless,
  requireItem,
  requireItemAt,
  requireMeeting,
  requireMeetingForWork,
} from './the-meeting.ts'

/** Writes changed fields of an item; `conflict` where somebody changed it since `before` was read. */
function changeItem(db: WritableDb, before: KeptItem, changes: Partial<KeptItem>): KeptItem {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateItem(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** The item as its row has it, without what was found around it. */
function keptOf({
  ofCaseId: _,
  caseCode: _1,
  studentId: _2,
  studentName: _3,
  isUndecided: _4,
  ...kept
}: FoundItem): KeptItem {
  return kept
}

/** Gives the points the places they are shown in, so that from here on whoever moves one decides. */
export function settleAgenda(context: CommandContext, meetingId: string): void {
  const standing = standingItems(context, requireMeeting(context.db, context.session, meetingId))
  const places = standing.map(({ position }) => position).toSorted((one, other) => one - other)
  for (const [at, { given, ...item }] of standing.entries()) {
    const { reasons, position } = item
    const place = places[at] ?? position
    if (place !== position || hasRisen({ given, reasons }))
      changeItem(context.db, keptOf(item), { position: place })
  }
}

function itemOf(items: readonly KeptItem[], subject: AgendaSubject): KeptItem | undefined {
  switch (subject.kind) {
    case 'case':
      return items.find(({ caseId }) => caseId === subject.caseId)
    case 'concern':
      return items.find(({ concernId }) => concernId === subject.concernId)
    case 'line':
      return items.findLast(({ words }) => words === subject.words)
  }
}

/** A line of its own may be said twice; a case or a concern stands on an agenda once. */
function isThere(places: readonly Place[], subject: AgendaSubject): boolean {
  switch (subject.kind) {
    case 'case':
      return places.some(({ itsCaseId }) => itsCaseId === subject.caseId)
    case 'concern':
      return places.some(({ concernId }) => concernId === subject.concernId)
    case 'line':
      return false
    default:
      return assertNever(subject)
  }
}

/**
 * Refuses what is not for this person, and any other student where the meeting is about one; a concern only while nobody
 * has decided about it.
 */
function requireSubject(
  { db, session }: CommandContext,
  { caseId }: MeetingLine,
  subject: AgendaSubject,
): void {
  const isOfThisOne = subject.kind === 'line' || (subject.kind === 'case' && subject.caseId === caseId)
  if (caseId !== null && !isOfThisOne) throw ruleError('meetings:errors.ofOneStudent')
  if (subject.kind === 'case' && requireCaseForGood(db, session, subject.caseId).closedOn !== null)
    throw ruleError('tasks:errors.caseClosed')
  if (subject.kind === 'concern' && requireConcern(db, session, subject.concernId).state !== 'new')
    throw ruleError('concerns:errors.alreadyTriaged')
}

/** Why a subject comes onto an agenda: as it is offered, or because somebody wants it; a line of its own says it itself. */
function reasonsIn(offers: readonly AgendaOffer[], subject: AgendaSubject): readonly AgendaReason[] {
  if (subject.kind === 'line') return []
  const offer = offers.find((each) => JSON.stringify(each.subject) === JSON.stringify(subject))
  return offer?.reasons ?? [{ why: 'chosen' }]
}

/** Puts subjects at the end of an agenda; what stands there already is not put there twice. */
export function putOnAgenda(
  context: CommandContext,
  meeting: MeetingLine,
  subjects: readonly AgendaSubject[],
  reasonsFor: (subject: AgendaSubject) => readonly AgendaReason[],
): readonly KeptItem[] {
  const { db } = context
  const there = listKeptItems(db, { meetingId: meeting.id })
  const places = listPlaces(db, { meetingId: meeting.id })
  const last = there.at(-1)?.position ?? 0
  const made = subjects
    .filter((subject) => !isThere(places, subject))
    .map((subject, at): KeptItem => ({
      id: context.newId(),
      meetingId: meeting.id,
      position: last + at + 1,
      caseId: subject.kind === 'case' ? subject.caseId : null,
      concernId: subject.kind === 'concern' ? subject.concernId : null,
      words: subject.kind === 'line' ? subject.words : null,
      reasons: reasonsFor(subject),
      notes: '',
      notesBy: null,
      version: 1,
    }))
  for (const each of made) insertItem(db, each)
  return made
}

/** Takes items off again that were just put there; `conflict` where somebody went on with one. */
export function takeOff(db: WritableDb, items: readonly KeptItem[]): void {
  for (const { id, version } of items) if (deleteItem(db, { id, version }) === 0) throw conflictError()
}

/** What of the caseload's own agenda a meeting that was just planned begins with; the rest is offered. */
export function buildAgenda(context: CommandContext, meeting: MeetingLine): void {
  if (meeting.kind !== 'team') {
    if (meeting.caseId === null) return
    putOnAgenda(context, meeting, [{ kind: 'case', caseId: meeting.caseId }], () => [{ why: 'about' }])
    return
  }
  const offers = offersFor(context, meeting)
  putOnAgenda(
    context,
    meeting,
    toBeginWith(offers).map(({ subject }) => subject),
    (subject) => reasonsIn(offers, subject),
  )
}

function index(db: WritableDb, { ofCaseId, studentName }: FoundItem, { id, notes }: KeptItem): void {
  if (ofCaseId === null) return
  if (notes === '') return removeFromIndex(db, id)
  indexRecord(db, {
    kind: 'note',
    id,
    opens: ofCaseId,
    caseId: ofCaseId,
    title: studentName ?? '',
    body: notes,
  })
}

/** What stands on an agenda, and what was said about it. */
export const items: Pick<
  Handlers<Contract['meetings']>,
  'addItems' | 'swapItems' | 'removeItem' | 'writeNotes'
> = {
  addItems(context, { id, subjects }) {
    const meeting = requireMeetingForWork(context, id)
    for (const subject of subjects) requireSubject(context, meeting, subject)
    const offers = offersFor(context, meeting)
    const made = putOnAgenda(context, meeting, subjects, (subject) => reasonsIn(offers, subject))
    if (made.length === 0) throw ruleError('meetings:errors.onIt')
    moveMeetingOn(context.db, meeting)
    context.undoable((later) => {
      takeOff(later.db, made)
      moveMeetingOn(later.db, meeting)
    })
    const items = listKeptItems(context.db, { meetingId: meeting.id })
    return { id, items: subjects.flatMap((subject) => itemOf(items, subject)?.id ?? []) }
  },

  swapItems(context, { one, other }) {
    const { db } = context
    const [meetingId, ...elsewhere] = new Set(
      [one, other].map((target) => requireItemAt(context, target).meetingId),
    )
    if (meetingId === undefined || elsewhere.length > 0) throw conflictError()
    settleAgenda(context, meetingId)
    const [first, second] = [one, other].map(({ id }) => keptOf(requireItem(context, id)))
    if (!first || !second) throw conflictError()
    const swap = (on: WritableDb, upper: KeptItem, lower: KeptItem): readonly [KeptItem, KeptItem] => [
      changeItem(on, upper, { position: lower.position }),
      changeItem(on, lower, { position: upper.position }),
    ]
    const [moved, made] = swap(db, first, second)
    context.undoable((later) => void swap(later.db, moved, made))
    return {}
  },

  removeItem(context, target) {
    const { db } = context
    const item = keptOf(requireItemAt(context, target))
    const { meetingId } = item
    const isDecided = listDecisions(db, { meetingId }).some(({ itemId }) => itemId === item.id)
    if (item.notes !== '' || isDecided) throw ruleError('meetings:errors.itemInUse')
    takeOff(db, [item])
    context.undoable((later) => void insertItem(later.db, item))
    return { meetingId }
  },

  writeNotes(context, { notes, ...target }) {
    const { db, session } = context
    const found = requireItemAt(context, target)
    refuseCaseless(found)
    const before = keptOf(found)
    const notesBy = notes === '' ? null : session.accountId
    const after = changeItem(db, before, { notes, notesBy })
    index(db, found, after)
    context.undoable((later) => {
      index(later.db, found, changeItem(later.db, after, { notes: before.notes, notesBy: before.notesBy }))
    })
    return { id: found.id }
  },
}
