import { ruleError } from '#shared/app-error.ts'
import type { RequestRecord } from '#shared/api/records-requests.ts'
import { goesAsPrinted, type AnswerMethod, type RecordsRequest } from '#shared/domain/records-request.ts'
import type { PrintedForm } from '#shared/domain/form.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import { answerThatLeft, answerThatMayLeave, rememberPaper } from '../forms/printed-forms.ts'
import type { Paper } from '../print/paper.ts'
import { refused } from './days.ts'
import type { AnsweredPart, PrintedAnswer } from './left-documents.ts'
import { findPrintedAnswer, setPrintedAnswer } from './records-requests.sql.ts'
import { fingerprintOfChosen } from './request-record.ts'
import { partyOf } from './the-request.ts'

/** A printed answer and its pages, of which nobody has said yet that they went somewhere else. */
export interface AnswerInHand {
  readonly answer: PrintedAnswer
  readonly form: PrintedForm
}

/** The answer that was printed last to be given out, while its pages may still leave. */
export function answerInHand(context: QueryContext, request: RecordsRequest): AnswerInHand | null {
  const answer = findPrintedAnswer(context.db, request) ?? null
  const form = answer && answerThatMayLeave(context, answer.formId)
  return answer && form ? { answer, form } : null
}

/** The printed answer a request was answered with; `null` where nothing that was kept left with it. */
export function answerAsLeft(context: QueryContext, request: RecordsRequest): PrintedAnswer | null {
  const answer = findPrintedAnswer(context.db, request)
  return answer && answerThatLeft(context, answer.formId) ? answer : null
}

/** Whether pages say something else, or are for somebody else, than what would print now. */
export function isStale(context: QueryContext, request: RecordsRequest, answer: PrintedAnswer): boolean {
  return answer.seen !== fingerprintOfChosen(context, request) || answer.party !== partyOf(context, request)
}

/** What is told of the pages that wait to leave. */
export function pagesInHand(context: QueryContext, request: RecordsRequest): RequestRecord['inHand'] {
  const inHand = request.outcome?.state === 'left' ? null : answerInHand(context, request)
  return inHand && { printedAt: inHand.form.printedAt, isStale: isStale(context, request, inHand.answer) }
}

/** The pages a request is answered with: what the administrator approved, for whoever asks now; `null` where none are. */
export function approvedPages(
  context: QueryContext,
  request: RecordsRequest,
  method: AnswerMethod,
): AnswerInHand | null {
  const inHand = goesAsPrinted(method) ? answerInHand(context, request) : null
  if (inHand === null || inHand.answer.party !== partyOf(context, request)) return null
  return inHand.answer.seen === request.review?.seen ? inHand : null
}

/** Refuses an answer that goes on paper and was not printed as it was approved; in an emergency it may print afterwards. */
export function requirePages(
  context: QueryContext,
  request: RecordsRequest,
  {
    pages,
    method,
    on,
    isEmergency,
  }: {
    readonly pages: AnswerInHand | null
    readonly method: AnswerMethod
    readonly on: string
    readonly isEmergency: boolean
  },
): void {
  if (pages !== null) {
    if (on < pages.answer.printedOn) throw refused('on', 'requests:errors.beforePrinted')
    return
  }
  if (isEmergency || !goesAsPrinted(method)) return
  const wasPrinted = answerInHand(context, request) !== null
  throw ruleError(wasPrinted ? 'requests:errors.printedOtherwise' : 'requests:errors.notPrinted')
}

/** What an answer holds as it is drawn, without the pages it comes out on. */
export type AnswerDrawn = Omit<PrintedAnswer, 'formId'>

/**
 * Remembers pages that may be given out until somebody says where they went. Where the printer stopped they are asked about
 * and leave with no answer: nobody has all of it in hand.
 */
export function rememberAnswer(
  later: CommandContext,
  { id, studentId }: Pick<RecordsRequest, 'id' | 'studentId'>,
  {
    paper,
    drawn,
    cameOut,
  }: { readonly paper: Paper; readonly drawn: AnswerDrawn; readonly cameOut: boolean },
): void {
  const sheets = drawn.parts.filter(({ kind }) => kind === 'contact').map((part) => part.id)
  const contactIds = [...sheets, ...(drawn.signerId ? [drawn.signerId] : [])]
  const of = { form: 'records-answer', studentId, caseId: null, requestId: id } as const
  const formId = rememberPaper(later, of, { ...paper, contactIds })
  if (cameOut) setPrintedAnswer(later.db, { id, answer: { formId, ...drawn } })
}

/** A document as a request says that it left. */
export const asAnswered = ({ kind, id, title, on, scan, statementsBy }: AnsweredPart): AnsweredPart => ({
  ...{ kind, id, title, on, scan, statementsBy },
})
