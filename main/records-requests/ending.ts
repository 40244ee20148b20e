import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ScanFacts } from '#shared/api/records-requests.ts'
import type { Emergency } from '#shared/api/referrals.ts'
import type { DisclosureException } from '#shared/domain/disclosure.ts'
import { isRecorded, type AnswerBasis, type AnswerObstacle } from '#shared/domain/may-answer.ts'
import {
  asksForOwn,
  PartKind,
  type AnswerMethod,
  type RecordsRequest,
} from '#shared/domain/records-request.ts'
import type { ProgramGround } from '#shared/domain/program-records.ts'
import type { SendMethod } from '#shared/domain/referral.ts'

import type { CommandContext, Handlers } from '../context.ts'
import { markUndelivered, recordDisclosure, takeBackDisclosure } from '../disclosures/disclosures.ts'
import { sayWithStatements } from '../amendments/contested.ts'
import { letGoOf } from '../retention/placed-hold.ts'
import type { TakeBack } from '../undo/gathering.ts'
import { refused, requireDaySince } from './days.ts'
import { asItLeaves, type AnsweredPart } from './left-documents.ts'
import { sayPeriod } from './of-period.ts'
import { endAnswer, endCopies, endForm } from '../forms/printed-forms.ts'
import type { OfficeWords } from '../print/office-words.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { setLeftDocuments } from './records-requests.sql.ts'
import {
  type AnswerInHand,
  answersInHand,
  approvedPages,
  asAnswered,
  printsThatGo,
  requirePages,
} from './printed-answer.ts'
import { gather } from './request-record.ts'
import { forgetUngiven } from './ungiven-answer.ts'
import {
  changeUndoably,
  partyOf,
  plainRequest,
  requireNotLeft,
  requireOpen,
  requireRequest,
} from './the-request.ts'

/** When a request has ended its record is held no longer; what a court asked for stays held until somebody lifts it. */
function endHold(context: CommandContext, { kind, holdId }: RecordsRequest): (later: CommandContext) => void {
  if (holdId === null || kind === 'subpoena' || kind === 'court-order') return () => undefined
  return letGoOf(context, holdId, ownWords(context).say('requests:holdOver'))
}

const isOfEmergency = (basis: AnswerBasis): boolean =>
  basis.kind === 'exception' && basis.exception === 'health-or-safety-emergency'

/** How something went, as the record of disclosures has it; who came to look had it in hand. */
const asSent = (method: AnswerMethod): SendMethod => (method === 'inspected' ? 'in-hand' : method)

/** What was seen that lets records of a program for substance use go. */
function wordsOf(ground: ProgramGround | null): readonly string[] {
  if (ground === null) return []
  return ground.kind === 'court-order' ? [ground.order, ground.subpoena] : [ground.report]
}

function groundOf(
  basis: AnswerBasis,
  { shown, programGround }: RecordsRequest,
  emergency: Emergency | null,
): {
  readonly consentId: string | null
  readonly exception: DisclosureException | null
  exceptionNote: string
} {
  const threat = [emergency?.threat, emergency?.medicalStaff].filter(Boolean).join(' · ')
  if (basis.kind !== 'exception') {
    const consentId = basis.kind === 'consent' ? basis.consentId : null
    return { consentId, exception: null, exceptionNote: threat }
  }
  const { exception } = basis
  const seen = exception === 'health-or-safety-emergency' ? [] : [shown, ...wordsOf(programGround)]
  return { consentId: null, exception, exceptionNote: [...seen, threat].filter(Boolean).join(' · ') }
}

/** A signed page that left, with its day and its pages: it is a paper of its own, and a PDF prints apart from the answer. */
function sayScan(
  { title, on }: Pick<AnsweredPart, 'title' | 'on'>,
  { pages, isLaidBehind }: ScanFacts,
  { say, day }: OfficeWords,
): string {
  const scan = on === null ? title : say('requests:chooseOne', { part: title, day: day(on) })
  const facts = [
    isLaidBehind && say('requests:scanBehind'),
    pages === null ? say('requests:scanUncounted') : say('requests:scanPages', { count: pages }),
  ]
  return `${scan} (${facts.filter(Boolean).join(', ')})`
}

/** Refuses an answer of which nobody says that the pages went along which print apart from it. */
function requireScansWent(chosen: readonly AnsweredPart[], scansWent: boolean): void {
  if (!scansWent && chosen.some(({ scan }) => scan?.isLaidBehind === true))
    throw refused('scansWent', 'requests:errors.scansLeftOut')
}

/** What went against the rule went on no ground at all: it is on record as that, whatever was missing. */
const AGAINST_RULE: { readonly basis: AnswerBasis; readonly missing: readonly AnswerObstacle[] } = {
  ...{ basis: { kind: 'exception', exception: 'against-rule' }, missing: [] },
}

/** The pages that had left already: those somebody names, or the last ones, whatever was approved since. */
function pagesThatLeft(
  context: CommandContext,
  request: RecordsRequest,
  going: Parameters<typeof printsThatGo>[2],
): AnswerInHand {
  const [pages] = printsThatGo(context, request, going)
  if (!pages) throw ruleError('requests:errors.notPrinted')
  return pages
}

/** Up to so many days are named; of more, the first and the last. */
const DAYS_NAMED = 12

/** Which of a kind left: contacts by what they are to the student, what has a day by its day, and the rest by number. */
function sayKind(kind: PartKind, parts: readonly AnsweredPart[], { say, day }: OfficeWords): string {
  const part = say(`requests:part.${kind}`)
  if (kind === 'contact') return parts.map(({ title }) => title).join(', ')
  const days = parts.flatMap(({ on }) => (on === null ? [] : [on])).toSorted()
  if (days.length < parts.length) return say('requests:counted', { part, count: parts.length })
  if (days.length <= DAYS_NAMED) return say('requests:dated', { part, days: days.map(day).join(', ') })
  const span = [days.at(0) ?? '', days.at(-1) ?? ''].map(day).join(' – ')
  return say('requests:dated', { part, days: `${days.length} (${span})` })
}

/** What left, by kind with its days, and each signed page by itself, and nothing of what it says: the record of disclosures may be read by more people than the documents. */
function whatLeft(context: CommandContext, request: RecordsRequest, chosen: readonly AnsweredPart[]): string {
  const words = ownWords(context)
  const { say } = words
  const scans = chosen.flatMap((part) => (part.scan === null ? [] : sayScan(part, part.scan, words)))
  const counted = PartKind.options
    .filter((kind) => kind !== 'scan')
    .map((kind) => ({ kind, parts: chosen.filter((part) => part.kind === kind) }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ kind, parts }) => sayKind(kind, parts, words))
  const statementsBy = chosen.flatMap((part) => part.statementsBy)
  const period = sayPeriod(request, words)
  return [
    ...counted,
    ...scans,
    ...(period === '' ? [] : [period]),
    ...sayWithStatements(statementsBy, say),
  ].join('; ')
}

/** Refuses a day before one of the documents was there; a meeting that is planned bears the day it is planned for. */
function requireWritten({ today }: CommandContext, chosen: readonly AnsweredPart[], on: string): void {
  if (chosen.some((part) => part.on !== null && part.on > on && part.on <= today))
    throw refused('on', 'requests:errors.beforeDocument')
}

/** An answer whose printer stopped, as the asker last saw it, who may read all that left. */
function requireStopped(context: CommandContext, { id, version }: Pick<RecordsRequest, 'id' | 'version'>) {
  const request = plainRequest(requireRequest(context, id))
  if (request.version !== version) throw conflictError()
  const { outcome } = request
  if (outcome?.state !== 'left' || !outcome.stopped) throw ruleError('requests:errors.notStopped')
  if (gather(context, request).kept > 0) throw ruleError('requests:errors.partsKept')
  return { request, outcome, disclosureId: outcome.disclosureId }
}

/**
 * Ends a request by which nothing leaves: its hold ends with it, and what its printed answers said is forgotten. `unsay` takes
 * back what was said with it of its pages.
 */
function endUngiven(
  context: CommandContext,
  before: RecordsRequest,
  outcome: NonNullable<RecordsRequest['outcome']>,
  unsay: TakeBack = () => undefined,
): RecordsRequest {
  const backs: TakeBack[] = [unsay, endHold(context, before)]
  const ended = changeUndoably(context, before, { outcome }, (later) => {
    for (const back of backs) back(later)
  })
  // Only what a request that is over printed is forgotten.
  backs.push(forgetUngiven(context, before.id))
  return ended
}

/** How a request ends: it was answered, refused, or nobody asks any longer. */
export const ending: Pick<
  Handlers<Contract['recordsRequests']>,
  'answer' | 'cameOut' | 'refuse' | 'withdraw'
> = {
  answer(context, { on, method, formId, scansWent, emergency, alreadyLeft, ...target }) {
    const before = alreadyLeft === null ? requireOpen(context, target) : requireNotLeft(context, target)
    requireDaySince(context, before, on, 'on')
    const when = alreadyLeft?.when ?? null
    if (when === 'before' && before.outcome !== null && before.outcome.on < on)
      throw refused('on', 'requests:errors.overBefore')
    const going = { method, formId }
    const pages =
      alreadyLeft === null ? approvedPages(context, before, going) : pagesThatLeft(context, before, going)
    const gathered = gather(context, before, {
      ...{ inEmergency: emergency !== null, on, printed: pages?.answer ?? null, when },
      toMedicalStaff: (emergency?.medicalStaff ?? '') !== '',
    })
    const { kept, hidden, information } = gathered
    const { basis, missing } = when === 'against-rule' ? AGAINST_RULE : gathered
    const chosen = pages?.answer.parts ?? gathered.chosen.map(asAnswered)
    if (kept > 0) throw ruleError('requests:errors.partsKept')
    requireWritten(context, chosen, on)
    requireScansWent(chosen, scansWent)
    const [first] = missing
    if (first === 'before-notice' || first === 'before-review')
      throw refused('on', `requests:missing.${first}`)
    if (first || basis === null) throw ruleError(`requests:missing.${first ?? 'no-basis'}`)
    requirePages(context, before, { pages, method, on, isEmergency: isOfEmergency(basis) })
    if (method === 'inspected' && !asksForOwn(before)) throw refused('method', 'requests:errors.onlyOwn')
    const disclosure = isRecorded(before, basis)
      ? recordDisclosure(context, {
          studentId: before.studentId,
          referralId: null,
          party: pages?.answer.party ?? partyOf(context, before),
          interest: before.interest,
          what: whatLeft(context, before, chosen),
          information: [...information],
          onDay: on,
          method: asSent(method),
          ...groundOf(basis, before, emergency),
          ...(when === 'against-rule' && { exceptionNote: alreadyLeft?.note ?? '' }),
        })
      : null
    const holdBack = before.outcome === null ? endHold(context, before) : () => undefined
    const documents = pages?.answer.documents ?? asItLeaves(gathered.chosen, ownWords(context))
    setLeftDocuments(context.db, { id: before.id, documents })
    const reopenPages = pages && endAnswer(context, pages.form, { onDay: on, alreadyLeft })
    const parts = chosen.map(({ kind, id, title, on: day, scan }) => ({
      ...{ kind, id, title, on: day },
      pages: scan?.pages ?? null,
    }))
    const laidBehind = chosen.filter(({ scan }) => scan?.isLaidBehind === true).map(({ id }) => id)
    const reopenCopies = endCopies(context, { scanIds: laidBehind, onDay: on })
    const backs: TakeBack[] = []
    const answered = changeUndoably(
      context,
      before,
      {
        outcome: {
          ...{ state: 'left', on, method, parts, hidden, information: [...information] },
          ...{ disclosureId: disclosure?.id ?? null, threat: emergency?.threat ?? '' },
          ...{ printed: pages !== null, stopped: false },
        },
      },
      (later) => {
        if (gather(later, before).kept > 0) throw notFoundError()
        setLeftDocuments(later.db, { id: before.id, documents: null })
        if (disclosure) takeBackDisclosure(later.db, disclosure)
        holdBack(later)
        reopenCopies(later)
        reopenPages?.(later)
        for (const back of backs) back(later)
      },
    )
    // Only what a request that is over printed is forgotten.
    backs.push(forgetUngiven(context, before.id))
    return answered
  },

  cameOut(context, target) {
    const before = requireStopped(context, target)
    const { outcome, disclosureId } = before
    if (disclosureId !== null) markUndelivered(context.db, disclosureId, false)
    return changeUndoably(
      context,
      before.request,
      { outcome: { ...outcome, printed: true, stopped: false } },
      (later) => {
        if (disclosureId !== null) markUndelivered(later.db, disclosureId, true)
      },
    )
  },

  refuse(context, { on, how, words, ...target }) {
    const before = requireOpen(context, target)
    requireDaySince(context, before, on, 'on')
    if (before.review?.decision !== 'refused') throw ruleError('requests:errors.notRefused')
    if (on < before.review.on) throw refused('on', 'requests:missing.before-review')
    return endUngiven(context, before, { state: 'refused', on, how, words })
  },

  withdraw(context, { on, words, pages, ...target }) {
    const before = requireOpen(context, target)
    requireDaySince(context, before, on, 'on')
    const waiting = answersInHand(context, before)
    if (waiting.length > 0 && pages === null) throw refused('pages', 'requests:errors.pagesWait')
    const ended =
      pages === 'destroyed'
        ? waiting.map(({ form }) =>
            endForm(context, form.id, {
              ...{ ending: pages, wentOn: null, handedTo: null, alreadyLeft: null },
            }),
          )
        : []
    return endUngiven(context, before, { state: 'withdrawn', on, words }, (later) => {
      for (const { takeBack } of ended) takeBack(later)
    })
  },
}
