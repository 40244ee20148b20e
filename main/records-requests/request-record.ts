import type { DocumentView, RequestRecord } from '#shared/api/records-requests.ts'
import { asTheDayBegan, type InformationClass } from '#shared/domain/consent.ts'
import type { LeftWhen } from '#shared/domain/disclosure.ts'
import { mayAnswer, mightHaveLeft, type AnswerBasis, type AnswerObstacle } from '#shared/domain/may-answer.ts'
import { isToldToAnother } from '#shared/domain/notice-to-parent.ts'
import {
  INFORMATION_OF,
  isSamePart,
  type PartRef,
  type RecordsRequest,
} from '#shared/domain/records-request.ts'

import type { Contact } from '#shared/domain/student.ts'

import { isCaseworker } from '../access/asker.ts'
import { accountNames } from '../accounts/account-names.ts'
import { couldDoOfficeWork } from '../accounts/standing.ts'
import { consentsThatDecide } from '../consents/consents.ts'
import { parentBasesOf } from '../consents/parent-bases.ts'
import type { QueryContext } from '../context.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { withoutKeptAway } from '../students/kept-away.ts'
import { officeWords, type OfficeWords } from '../print/office-words.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { documentsOf } from './documents.ts'
import { asItLeaves, fingerprintOf, type PrintedAnswer } from './left-documents.ts'
import { countNames, nameMarks, viewsOf } from './name-marks.ts'
import { ofPeriod } from './of-period.ts'
import { askerOf, ordersOver, whatIsToBeRead } from './orders.ts'
import type { RecordDocument } from './record-document.ts'
import { findOffered } from './records-requests.sql.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { lineOf, plainRequest, requireRequest } from './the-request.ts'

/** What the asker may read of what was asked for, and what of the rest of the record lies outside the period. */
function readFor(
  context: QueryContext,
  request: RecordsRequest,
  words: OfficeWords,
): { readonly documents: readonly RecordDocument[]; readonly outside: readonly PartRef[] } {
  const all = isCaseworker(context.session) ? documentsOf(context, request, words) : []
  const documents = ofPeriod(all, request)
  return { documents, outside: all.filter((part) => !documents.some((one) => isSamePart(one, part))) }
}

/**
 * Whether this person may read a document that left, or was chosen: what left stays what it was, though it is offered to
 * nobody any more. A person around a student is known to whoever may find the student.
 */
function readsOfRecord(context: QueryContext, request: RecordsRequest): (part: PartRef) => boolean {
  if (!isCaseworker(context.session)) return () => false
  const readable = documentsOf(context, { ...request, withGone: true }, ownWords(context))
  return (part) => part.kind === 'contact' || readable.some((one) => isSamePart(one, part))
}

/** What would leave as it stands, and whether it may. */
export interface Gathered {
  readonly views: readonly DocumentView[]
  /** How many more there are outside the period that was asked for. */
  readonly outside: number
  /** Those of them that were chosen, in the order they were chosen in. */
  readonly chosen: readonly DocumentView[]
  readonly information: readonly InformationClass[]
  readonly undecided: number
  readonly hidden: number
  /** Chosen documents the asker may not read, or that are no longer there. */
  readonly kept: number
  readonly basis: AnswerBasis | null
  readonly missing: readonly AnswerObstacle[]
}

/** In which words what was chosen is read, and how it is to go. */
interface Gathering {
  readonly words?: OfficeWords
  readonly inEmergency?: boolean
  readonly toMedicalStaff?: boolean
  /** The day it goes; today unless said otherwise. */
  readonly on?: string
  /** The pages it goes on, where it goes on pages. */
  readonly printed?: PrintedAnswer | null
  /** When they had left, where something came into their way since. */
  readonly when?: LeftWhen | null
}

/** Reads what was chosen as it is now, marks the names in it, and asks whether it may go. */
export function gather(
  context: QueryContext,
  asked: RecordsRequest,
  {
    words = ownWords(context),
    inEmergency = false,
    toMedicalStaff = false,
    on = context.today,
    printed = null,
    when = null,
  }: Gathering = {},
): Gathered {
  const { db, session } = context
  const { documents, outside } = readFor(context, asked, words)
  const isIn = (all: readonly PartRef[], part: PartRef) => all.some((one) => isSamePart(one, part))
  const isUnseen = asked.parts.some((part) => !isIn(documents, part) && !isIn(outside, part))
  const isOfPast = isUnseen || printed !== null || asked.outcome?.state === 'left'
  const mayRead = isOfPast ? readsOfRecord(context, asked) : () => false
  // What was chosen does not leave where it lies outside a period named since, or is offered to nobody any more.
  const parts = asked.parts.filter(
    (part) => isIn(documents, part) || (!isIn(outside, part) && !mayRead(part)),
  )
  const request = { ...asked, parts }
  const { studentId, notice } = request
  const views = viewsOf(documents, request, nameMarks(db, request))
  const chosen = request.parts.flatMap((part) => views.find((view) => isSamePart(view, part)) ?? [])
  const information = printed?.information ?? informationOf(request.parts, chosen)
  const hasLeft = printed !== null && (when !== null || on < context.today)
  const { undecided, hidden } = countNames(views)
  const student = requireStudentFor(db, session, studentId)
  const { birthDate } = student
  const standing = consentsThatDecide(db, session, { studentId, onDay: on })
  const consents = when === 'before' ? asTheDayBegan(standing, on) : standing
  const parentBases = parentBasesOf(db, studentId)
  const isChanged = request.outcome === null && !hasLeft && isChangedSince(context, request)
  const facts = {
    consents,
    birthDate,
    askedBy: askerOf(db, request),
    parentBases,
    today: on,
    information,
    undecided: hasLeft ? 0 : undecided,
    isChanged,
    // Pages printed to be given out only once they were read.
    areOrdersUnread: !hasLeft && whatIsToBeRead(db, request) !== (request.review?.ordersRead ?? ''),
    wasAnotherTold:
      notice?.state === 'given' &&
      isToldToAnother(notice.to, { contacts: contactsOfStudent(db, studentId), student, on: notice.on }),
    inEmergency,
    toMedicalStaff,
  }
  const gathered = { views, outside: outside.length, chosen, information }
  const { outcome } = request
  if (outcome?.state === 'left') {
    const kept = outcome.parts.filter((part) => !mayRead(part)).length
    return { ...gathered, undecided: 0, hidden: outcome.hidden, kept, ...mayAnswer(request, facts) }
  }
  if (printed !== null) {
    const kept = printed.parts.filter((part) => !mayRead(part)).length
    const then = when === null ? {} : printed.asked
    const asPrinted = { ...request, ...then, parts: printed.parts.map(({ kind, id }) => ({ kind, id })) }
    const may = when === 'before' ? mightHaveLeft : mayAnswer
    return { ...gathered, undecided: 0, hidden: printed.hidden, kept, ...may(asPrinted, facts) }
  }
  const kept = request.parts.length - chosen.length
  return { ...gathered, undecided, hidden, kept, ...mayAnswer(request, facts) }
}

/**
 * What was chosen as it would leave, in one language for everybody: whoever looked may read another than whoever answers.
 * Empty for somebody who does no casework.
 */
export function fingerprintOfChosen(context: QueryContext, request: RecordsRequest): string {
  if (!isCaseworker(context.session)) return ''
  const words = officeWords('en')
  const { documents } = readFor(context, request, words)
  const views = viewsOf(documents, request, nameMarks(context.db, request))
  const chosen = request.parts.flatMap((part) => views.find((view) => isSamePart(view, part)) ?? [])
  return fingerprintOf(asItLeaves(chosen, words), request)
}

/** Whether what was chosen says something else than the administrator saw. */
function isChangedSince(context: QueryContext, request: RecordsRequest): boolean {
  return (
    request.review?.decision === 'approved' &&
    isCaseworker(context.session) &&
    request.review.seen !== fingerprintOfChosen(context, request)
  )
}

/** What the documents tell; what came from a program for substance use is a class of its own (42 CFR part 2). */
function informationOf(parts: readonly PartRef[], chosen: readonly DocumentView[]): InformationClass[] {
  const told = new Set(parts.flatMap(({ kind }) => INFORMATION_OF[kind]))
  return chosen.some(({ isOfProgram }) => isOfProgram) ? [...told, 'substance-use-records'] : [...told]
}

/** A request without the documents this person may not read: not their ids, and not what was found in them. */
function withoutKept(
  context: QueryContext,
  request: RecordsRequest,
  views: readonly DocumentView[],
): RecordsRequest {
  const { outcome } = request
  const isOffered = (part: PartRef) => views.some((view) => isSamePart(view, part))
  const isRead = outcome?.state === 'left' ? readsOfRecord(context, request) : isOffered
  return {
    ...request,
    parts: request.parts.filter(isRead),
    programMarks: request.programMarks.filter(isRead),
    names: Object.fromEntries(
      Object.entries(request.names).filter(([key]) =>
        views.some(({ kind, id }) => key.startsWith(`${kind}/${id}/`)),
      ),
    ),
    outcome: outcome?.state === 'left' ? { ...outcome, parts: outcome.parts.filter(isRead) } : outcome,
  }
}

/** How a parent was told, without an interpreter whom nobody may contact by now. */
function noticeToRead({ notice }: RecordsRequest, contacts: readonly Contact[]): RecordsRequest['notice'] {
  if (notice?.state !== 'given' || notice.interpreter === undefined) return notice
  return { ...notice, interpreter: withoutKeptAway(contacts, notice.interpreter) }
}

/** Documents that are not among these. */
export function newIn(offered: readonly PartRef[], views: readonly PartRef[]): PartRef[] {
  return views
    .filter((view) => !offered.some((part) => isSamePart(part, view)))
    .map(({ kind, id }) => ({ kind, id }))
}

/** What came into the record since an open request's documents were chosen, as far as this person may read it. */
function newSinceChosen({ db }: QueryContext, request: RecordsRequest, views: readonly PartRef[]): PartRef[] {
  const offered = request.outcome === null && request.parts.length > 0 ? findOffered(db, request) : undefined
  return offered ? newIn([...offered, ...request.parts], views) : []
}

/** Everything about one request that this person may read, but for the pages that wait to leave. */
export function requestRecord(context: QueryContext, id: string): Omit<RequestRecord, 'inHand'> {
  const { db, session, today } = context
  const row = requireRequest(context, id)
  const request = plainRequest(row)
  const { views, outside, missing, undecided, hidden, kept } = gather(context, request)
  const { organizationId, studentId } = request
  const people = accountNames(db)
  const orders = ordersOver(db, request)
  const contacts = contactsOfStudent(db, studentId)
  return {
    request: { ...withoutKept(context, request, views), notice: noticeToRead(request, contacts) },
    line: withLine(context, row, views),
    student: requireStudentFor(db, session, studentId),
    contacts: contacts.filter(({ doNotContact }) => !doNotContact),
    orders,
    ordersFingerprint: whatIsToBeRead(db, request),
    organizationName:
      organizationId === null ? null : (namesOfOrganizations(db, [organizationId])[organizationId] ?? null),
    missing: request.outcome === null ? [...missing] : [],
    documents: [...views],
    newSince: newSinceChosen(context, request, views),
    outside,
    leftOut: contacts.filter(({ doNotContact }) => doNotContact).length,
    ...{ undecided, hidden, kept },
    fingerprint: fingerprintOfChosen(context, request),
    owners: Object.keys(people).filter((each) => couldDoOfficeWork(context, each)),
    people,
    today,
  }
}

function withLine(
  context: QueryContext,
  row: Parameters<typeof lineOf>[0],
  views: readonly DocumentView[],
): RequestRecord['line'] {
  const line = lineOf(row, context)
  return { ...line, outcome: withoutKept(context, row, views).outcome }
}
