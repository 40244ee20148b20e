import { conflictError, invalidError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { DisclosureException } from '#shared/domain/disclosure.ts'
import { isRecorded, NOTICE_EXEMPTIONS, type AnswerBasis } from '#shared/domain/may-answer.ts'
import {
  asksForOwn,
  isSamePart,
  PartKind,
  type AnswerMethod,
  type Notice,
  type PartRef,
  type RecordsRequest,
} from '#shared/domain/records-request.ts'
import type { SendMethod } from '#shared/domain/referral.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { readerOf } from '../access/readable.ts'
import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { recordDisclosure, takeBackDisclosure } from '../disclosures/disclosures.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { holdFor, letGoOf } from '../retention/placed-hold.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { answeringOf } from '../today/answering.ts'
import { requestPapers } from './answer-paper.ts'
import { deleteRequest, insertRequest, listEndedRequests } from './records-requests.sql.ts'
import { ownWords } from './own-words.ts'
import { gather, requestRecord, type Gathered } from './request-record.ts'
import { changeUndoably, lineOf, openRequests, partyOf, requireOpen } from './the-request.ts'

/** How many requests of the past are shown. */
const MOST_ENDED = 500

const refused = (path: string, message: MessageKey) => invalidError([{ path, message }])

function requirePast({ today }: QueryContext, on: string, path: string): void {
  if (on > today) throw refused(path, 'requests:errors.dayToCome')
}

/** A day on which something happened to a request: since it came in, and not still to come. */
function requireDaySince(
  context: QueryContext,
  { receivedOn }: RecordsRequest,
  on: string,
  path: string,
): void {
  requirePast(context, on, path)
  if (on < receivedOn) throw refused(path, 'requests:errors.beforeReceived')
}

function requireOwner(context: QueryContext, ownerId: string): void {
  if (!couldDoOfficeWork(context, ownerId)) throw refused('ownerId', 'cases:errors.cannotOwnWork')
}

function requireKnown({ db }: QueryContext, organizationId: string | null): void {
  if (organizationId !== null && namesOfOrganizations(db, [organizationId])[organizationId] === undefined)
    throw refused('organizationId', 'consents:errors.recipientUnknown')
}

function requireNotice(context: QueryContext, request: RecordsRequest, notice: Notice): void {
  if (notice.state === 'not-owed') {
    if (!NOTICE_EXEMPTIONS[request.kind]?.includes(notice.why))
      throw refused('notice.why', 'requests:errors.noSuchExemption')
    return
  }
  requireDaySince(context, request, notice.on, 'notice.on')
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

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Only what the administrator saw may leave: after a change of it they look again. */
const unreviewed = ({ review }: RecordsRequest) => ({
  review: review?.decision === 'refused' ? review : null,
})

/** What a hold of a request is for, and whether it stays when the request has ended. */
function holdOf(context: CommandContext, { studentId, kind, requester }: RecordsRequest) {
  const isOfCourt = kind === 'subpoena' || kind === 'court-order'
  return holdFor(context, {
    studentId,
    kind: asksForOwn({ kind }) ? 'inspection' : isOfCourt ? 'legal-matter' : 'other',
    reason: ownWords(context).say('requests:holdReason', { requester }),
  })
}

/** When a request has ended its record is held no longer; what a court asked for stays held until somebody lifts it. */
function endHold(context: CommandContext, { kind, holdId }: RecordsRequest): (later: CommandContext) => void {
  if (holdId === null || kind === 'subpoena' || kind === 'court-order') return () => undefined
  return letGoOf(context, holdId, ownWords(context).say('requests:holdOver'))
}

/** How something went, as the record of disclosures has it; who came to look had it in hand. */
const asSent = (method: AnswerMethod): SendMethod => (method === 'inspected' ? 'in-hand' : method)

function groundOf(
  basis: AnswerBasis,
  { shown }: RecordsRequest,
  emergency: { readonly threat: string } | null,
): {
  readonly consentId: string | null
  readonly exception: DisclosureException | null
  exceptionNote: string
} {
  const threat = emergency?.threat ?? ''
  if (basis.kind !== 'exception') {
    const consentId = basis.kind === 'consent' ? basis.consentId : null
    return { consentId, exception: null, exceptionNote: threat }
  }
  const { exception } = basis
  const seen = exception === 'health-or-safety-emergency' ? '' : shown
  return { consentId: null, exception, exceptionNote: [seen, threat].filter(Boolean).join(' · ') }
}

/** What left, by kind and number: the record of disclosures may be read by more people than the documents. */
function whatLeft(context: CommandContext, { chosen }: Pick<Gathered, 'chosen'>): string {
  const { say } = ownWords(context)
  const counted = PartKind.options
    .map((kind) => ({ kind, count: chosen.filter((part) => part.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => say('requests:counted', { part: say(`requests:part.${kind}`), count }))
  const statements = new Set(chosen.flatMap(({ statementsBy }) => statementsBy))
  return [...counted, ...[...statements].map((name) => say('amendments:withStatement', { name }))].join('; ')
}

/** What others ask to be told of a student's record. */
export const recordsRequests: Handlers<Contract['recordsRequests']> = {
  ...requestPapers,

  list(context, { whose, show, studentId }) {
    const { db, session } = context
    const mine = whose === 'mine' ? answeringOf(context).for : null
    const isAsked = ({ ownerId }: { readonly ownerId: string }) => mine === null || mine.includes(ownerId)
    const open = openRequests(context, studentId).filter(isAsked)
    const ended = listEndedRequests(db, { studentId, limit: MOST_ENDED, ...readerOf(session) })
      .map((row) => lineOf({ ...row, outcome: withoutParts(row.outcome) }, context))
      .filter(isAsked)
    return { rows: show === 'open' ? open : ended, open: open.length, ended: ended.length }
  },

  get: (context, { id }) => requestRecord(context, id),

  receive(context, draft) {
    const { db, now, session } = context
    requireStudentFor(db, session, draft.studentId)
    requirePast(context, draft.receivedOn, 'receivedOn')
    requireOwner(context, draft.ownerId)
    requireKnown(context, draft.organizationId)
    const request: RecordsRequest = {
      ...draft,
      id: context.newId(),
      ...{ notice: null, review: null, parts: [], names: {}, alsoHidden: [], holdId: null, outcome: null },
      ...{ recordedAt: now, recordedBy: session.accountId, version: 1 },
    }
    const hold = holdOf(context, request)
    const received = { ...request, holdId: hold.id }
    insertRequest(db, received)
    context.undoable((later) => {
      if (deleteRequest(later.db, { id: received.id, version: 1 }) === 0) throw conflictError()
      hold.takeBack(later)
    })
    return received
  },

  change(context, { id, version, ...changes }) {
    const before = requireOpen(context, { id, version })
    requireOwner(context, changes.ownerId)
    requireKnown(context, changes.organizationId)
    const { answerBy } = changes
    if (answerBy === null && !asksForOwn(before)) throw refused('answerBy', 'requests:errors.noDay')
    if (answerBy !== null && answerBy < before.receivedOn)
      throw refused('answerBy', 'requests:errors.dayBeforeReceived')
    const isGroundKept =
      changes.organizationId === before.organizationId && changes.consentPurpose === before.consentPurpose
    return changeUndoably(context, before, { ...changes, ...(isGroundKept ? {} : unreviewed(before)) })
  },

  notify(context, { notice, ...target }) {
    const before = requireOpen(context, target)
    requireNotice(context, before, notice)
    return changeUndoably(context, before, { notice })
  },

  review(context, { review, ...target }) {
    const before = requireOpen(context, target)
    requireDaySince(context, before, review.on, 'review.on')
    if (review.decision === 'approved' && before.parts.length === 0)
      throw ruleError('requests:errors.nothingToReview')
    const { now, session } = context
    return changeUndoably(context, before, {
      review: { ...review, recordedAt: now, recordedBy: session.accountId },
    })
  },

  choose(context, { parts, ...target }) {
    const before = requireOpen(context, target)
    const chosen = [...requireParts(context, before, parts)]
    if (isSame(chosen, before.parts)) return before
    return changeUndoably(context, before, { parts: chosen, ...unreviewed(before) })
  },

  decideNames(context, { names, alsoHidden, ...target }) {
    const before = requireOpen(context, target)
    if (gather(context, before).kept > 0) throw ruleError('requests:errors.partsKept')
    return changeUndoably(context, before, {
      names: { ...before.names, ...names },
      alsoHidden: [...new Set(alsoHidden)],
      ...unreviewed(before),
    })
  },

  answer(context, { on, method, emergency, ...target }) {
    const before = requireOpen(context, target)
    requireDaySince(context, before, on, 'on')
    const gathered = gather(context, before, { inEmergency: emergency !== null, on })
    const { basis, missing, kept, chosen, hidden, information } = gathered
    if (kept > 0) throw ruleError('requests:errors.partsKept')
    const [first] = missing
    if (first === 'before-notice' || first === 'before-review')
      throw refused('on', `requests:missing.${first}`)
    if (first || basis === null) throw ruleError(`requests:missing.${first ?? 'no-basis'}`)
    if (method === 'inspected' && !asksForOwn(before)) throw refused('method', 'requests:errors.onlyOwn')
    const disclosure = isRecorded(before, basis)
      ? recordDisclosure(context, {
          studentId: before.studentId,
          referralId: null,
          party: partyOf(context, before),
          interest: before.interest,
          what: whatLeft(context, gathered),
          information: [...information],
          onDay: on,
          method: asSent(method),
          ...groundOf(basis, before, emergency),
        })
      : null
    const holdBack = endHold(context, before)
    const parts = chosen.map(({ kind, id, title, on: day }) => ({ kind, id, title, on: day }))
    return changeUndoably(
      context,
      before,
      {
        outcome: {
          ...{ state: 'left', on, method, parts, hidden, information: [...information] },
          ...{ disclosureId: disclosure?.id ?? null, threat: emergency?.threat ?? '' },
        },
      },
      (later) => {
        if (disclosure) takeBackDisclosure(later.db, disclosure)
        holdBack(later)
      },
    )
  },

  refuse(context, { on, how, words, ...target }) {
    const before = requireOpen(context, target)
    requireDaySince(context, before, on, 'on')
    if (before.review?.decision !== 'refused') throw ruleError('requests:errors.notRefused')
    if (on < before.review.on) throw refused('on', 'requests:missing.before-review')
    return changeUndoably(
      context,
      before,
      { outcome: { state: 'refused', on, how, words } },
      endHold(context, before),
    )
  },

  withdraw(context, { on, words, ...target }) {
    const before = requireOpen(context, target)
    requireDaySince(context, before, on, 'on')
    return changeUndoably(
      context,
      before,
      { outcome: { state: 'withdrawn', on, words } },
      endHold(context, before),
    )
  },
}

/** In a list nobody is told which documents left; the page of the request says it to whoever may read them. */
function withoutParts(outcome: RecordsRequest['outcome']): RecordsRequest['outcome'] {
  return outcome?.state === 'left' ? { ...outcome, parts: [] } : outcome
}
