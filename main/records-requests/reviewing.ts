import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { NOTICE_EXEMPTIONS } from '#shared/domain/may-answer.ts'
import { whoMayBeTold } from '#shared/domain/notice-to-parent.ts'
import {
  isSamePart,
  MOST_OBJECTIONS,
  MOST_REVIEWS_BEFORE,
  type Notice,
  type PartRef,
  type ProgramMark,
  type RecordsRequest,
} from '#shared/domain/records-request.ts'

import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { TakeBack } from '../undo/gathering.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { refuseInterpreter } from '../students/who-interprets.ts'
import { refused, requireDaySince, requirePast } from './days.ts'
import { whatIsToBeRead } from './orders.ts'
import { findDraftSeen, findOffered, setOffered } from './records-requests.sql.ts'
import { fingerprintOfChosen, gather, newIn } from './request-record.ts'
import { changeUndoably, requireOpen } from './the-request.ts'

function requireNotice(context: QueryContext, request: RecordsRequest, notice: Notice): void {
  if (notice.state === 'not-owed') {
    if (!NOTICE_EXEMPTIONS[request.kind]?.includes(notice.why))
      throw refused('notice.why', 'requests:errors.noSuchExemption')
    return
  }
  requireDaySince(context, request, notice.on, 'notice.on')
  if (notice.state === 'tried') return
  const { db, session } = context
  const { studentId } = request
  const written = { path: 'notice.interpreter', studentId, onDay: notice.on }
  refuseInterpreter(db, written, notice.interpreter ?? '')
  const student = requireStudentFor(db, session, studentId)
  const around = { contacts: contactsOfStudent(db, studentId), student, on: notice.on }
  if (!whoMayBeTold(around).includes(notice.to)) throw refused('notice.to', 'requests:errors.mayNotBeTold')
}

/** What was chosen names each document once, and none the asker may not read. */
function requireParts(
  context: QueryContext,
  request: RecordsRequest,
  parts: readonly PartRef[],
): readonly PartRef[] {
  const { views, kept } = gather(context, request)
  if (kept > 0) throw ruleError('requests:errors.partsKept')
  const once = parts.filter((part, at) => parts.findIndex((other) => isSamePart(part, other)) === at)
  if (once.some((part) => !views.some((view) => isSamePart(view, part)))) throw conflictError()
  return once
}

/**
 * What somebody says of documents they may read, beside what was said of the others. That something came from a program
 * for substance use by a signed paper is not taken away here: then the paper is wrong.
 */
function requireMarks(
  context: QueryContext,
  request: RecordsRequest,
  marks: readonly ProgramMark[],
): ProgramMark[] {
  const { views } = gather(context, request)
  const said = new Map(marks.map((mark) => [`${mark.kind}/${mark.id}`, mark]))
  for (const mark of said.values()) {
    const view = views.find((each) => isSamePart(each, mark))
    if (!view) throw conflictError()
    if (view.programOrigin === 'paper' && !mark.isOfProgram)
      throw ruleError('requests:errors.surelyOfProgram')
  }
  const unread = request.programMarks.filter((mark) => !views.some((view) => isSamePart(view, mark)))
  return [...unread, ...said.values()]
}

/**
 * What the administrator saw: the last draft that was printed, or what stands on the screen of whoever writes it down.
 * Throws `conflict` when something was written since that screen was drawn.
 */
function whatWasSeen(context: QueryContext, request: RecordsRequest, onScreen: string): string {
  if (onScreen !== fingerprintOfChosen(context, request))
    throw conflictError('requests:errors.writtenMeanwhile')
  const draft = findDraftSeen(context.db, request)
  if (draft) return draft
  if (gather(context, request).kept > 0) throw ruleError('requests:errors.noDraft')
  return onScreen
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Only what the administrator saw may leave: after a change of it they look again, and what they approved stays as history. Once
 * something else than the choice changed, none of it holds again.
 */
export function unreviewed(
  { now }: CommandContext,
  { review, reviewsBefore }: RecordsRequest,
  { mayHoldAgain }: { readonly mayHoldAgain: boolean },
): Pick<RecordsRequest, 'review' | 'reviewsBefore'> {
  const before = reviewsBefore.map((each) => (mayHoldAgain ? each : { ...each, mayHoldAgain }))
  if (review === null || review.decision === 'refused') return { review, reviewsBefore: before }
  const added = [...before, { ...review, untilAt: now, mayHoldAgain }]
  return { review: null, reviewsBefore: added.slice(-MOST_REVIEWS_BEFORE) }
}

/** A request of which something else was chosen; where that is exactly what was approved before, that approval holds again. */
function chosenAnew(
  context: CommandContext,
  before: RecordsRequest,
  changes: Partial<Pick<RecordsRequest, 'parts' | 'programMarks' | 'names' | 'alsoHidden'>>,
): Partial<RecordsRequest> {
  const after = { ...changes, ...unreviewed(context, before, { mayHoldAgain: true }) }
  if (after.review !== null) return after
  const request = { ...before, ...after }
  const seen = fingerprintOfChosen(context, request)
  const again =
    gather(context, request).kept === 0 &&
    after.reviewsBefore.findLast((review) => review.mayHoldAgain && review.seen === seen)
  if (!again) return after
  const { untilAt: _until, mayHoldAgain: _may, ...review } = again
  return { ...after, review, reviewsBefore: after.reviewsBefore.filter((each) => each !== again) }
}

/**
 * Remembers from which documents somebody chose, beside what others could choose from; answers what takes that back, and
 * nothing where none is new.
 */
function rememberOffered(context: CommandContext, request: RecordsRequest): TakeBack | undefined {
  const { db } = context
  const before = findOffered(db, request) ?? null
  const added = newIn(before ?? [], gather(context, request).views)
  if (added.length === 0) return undefined
  setOffered(db, { id: request.id, offered: [...(before ?? []), ...added] })
  return (later) => void setOffered(later.db, { id: request.id, offered: before })
}

/** What comes before an answer: what may leave is chosen, a parent is told, the administrator looks. */
export const reviewing: Pick<
  Handlers<Contract['recordsRequests']>,
  'notify' | 'object' | 'review' | 'choose' | 'decideNames'
> = {
  notify(context, { notice, ...target }) {
    const before = requireOpen(context, target)
    requireNotice(context, before, notice)
    return changeUndoably(context, before, { notice })
  },

  object(context, { objection, ...target }) {
    const before = requireOpen(context, target)
    requirePast(context, objection.on, 'objection.on')
    if (before.objections.length >= MOST_OBJECTIONS) throw ruleError('requests:errors.tooManyObjections')
    const { now, session } = context
    const made = { ...objection, recordedAt: now, recordedBy: session.accountId }
    return changeUndoably(context, before, { objections: [...before.objections, made] })
  },

  review(context, { review, seen: onScreen, ordersRead, ...target }) {
    const before = requireOpen(context, target)
    requireDaySince(context, before, review.on, 'review.on')
    if (review.decision === 'approved' && before.parts.length === 0)
      throw ruleError('requests:errors.nothingToReview')
    if (review.decision === 'approved' && ordersRead !== whatIsToBeRead(context.db, before))
      throw conflictError('requests:errors.ordersUnread')
    const { now, session } = context
    const seen = review.decision === 'approved' ? whatWasSeen(context, before, onScreen) : ''
    const mayHoldAgain = review.decision === 'approved'
    const { reviewsBefore } = unreviewed(context, before, { mayHoldAgain })
    return changeUndoably(context, before, {
      reviewsBefore,
      review: { ...review, seen, ordersRead, recordedAt: now, recordedBy: session.accountId },
    })
  },

  choose(context, { parts, programMarks: said, ...target }) {
    const before = requireOpen(context, target)
    const chosen = [...requireParts(context, before, parts)]
    const programMarks = said ? requireMarks(context, before, said) : before.programMarks
    const unsay = rememberOffered(context, before)
    if (isSame([chosen, programMarks], [before.parts, before.programMarks])) {
      if (unsay) context.undoable(unsay)
      return before
    }
    return changeUndoably(
      context,
      before,
      chosenAnew(context, before, { parts: chosen, programMarks }),
      unsay,
    )
  },

  decideNames(context, { names, alsoHidden, ...target }) {
    const before = requireOpen(context, target)
    if (gather(context, before).kept > 0) throw ruleError('requests:errors.partsKept')
    return changeUndoably(
      context,
      before,
      chosenAnew(context, before, {
        names: { ...before.names, ...names },
        alsoHidden: [...new Set(alsoHidden)],
      }),
    )
  },
}
