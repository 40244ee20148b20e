import { ruleError } from '#shared/app-error.ts'
import type { RequestRecord } from '#shared/api/records-requests.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import {
  asksForOwn,
  goesAsPrinted,
  type AnswerMethod,
  type RecordsRequest,
} from '#shared/domain/records-request.ts'
import type { PrintedForm } from '#shared/domain/form.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import { answerThatLeft, answerThatMayLeave, rememberPaper } from '../forms/printed-forms.ts'
import type { Paper } from '../print/paper.ts'
import { refused } from './days.ts'
import type { AnsweredPart, PrintedAnswer } from './left-documents.ts'
import { keepPrintedAnswer, listPrintedAnswers } from './printed-answers.sql.ts'
import { fingerprintOfChosen } from './request-record.ts'
import { partyOf } from './the-request.ts'

/** A printed answer and its pages, of which nobody has said yet that they went somewhere else. */
export interface AnswerInHand {
  readonly answer: PrintedAnswer
  readonly form: PrintedForm
}

/** The answers that were printed to be given out while their pages may still leave, the newest first. */
export function answersInHand(context: QueryContext, request: Pick<RecordsRequest, 'id'>): AnswerInHand[] {
  return listPrintedAnswers(context.db, request).flatMap((answer) => {
    const form = answerThatMayLeave(context, answer.formId)
    return form ? [{ answer, form }] : []
  })
}

/** The printed answer a request was answered with; `null` where nothing that was kept left with it. */
export function answerAsLeft(context: QueryContext, request: RecordsRequest): PrintedAnswer | null {
  const left = listPrintedAnswers(context.db, request).find(({ formId }) => answerThatLeft(context, formId))
  return left ?? null
}

/** Whether pages say something else, or are for somebody else, than what would print now. */
export function isStale(context: QueryContext, request: RecordsRequest, answer: PrintedAnswer): boolean {
  return answer.seen !== fingerprintOfChosen(context, request) || answer.party !== partyOf(context, request)
}

/** What is told of the prints that wait to leave. */
export function pagesInHand(context: QueryContext, request: RecordsRequest): RequestRecord['inHand'] {
  if (request.outcome?.state === 'left') return []
  return answersInHand(context, request).map(({ answer, form }) => ({
    ...{ formId: form.id, printedAt: form.printedAt },
    isStale: isStale(context, request, answer),
  }))
}

/** How an answer goes, and by which of its prints where somebody says so. */
interface Going {
  readonly method: AnswerMethod
  readonly formId: string | null
}

/** The prints an answer may have gone by, the newest first; none where it goes another way. */
export function printsThatGo(
  context: QueryContext,
  request: RecordsRequest,
  { method, formId }: Going,
): AnswerInHand[] {
  const inHand = goesAsPrinted(method) ? answersInHand(context, request) : []
  return inHand.filter(({ form }) => formId === null || form.id === formId)
}

/** The newest pages a request may be answered with: what the administrator approved, for whoever asks now; `null` where none are. */
export function approvedPages(
  context: QueryContext,
  request: RecordsRequest,
  going: Going,
): AnswerInHand | null {
  const party = partyOf(context, request)
  const approved = printsThatGo(context, request, going).find(
    ({ answer }) => answer.party === party && answer.seen === request.review?.seen,
  )
  return approved ?? null
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
  const wasPrinted = answersInHand(context, request).length > 0
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
  { id, studentId, kind }: Pick<RecordsRequest, 'id' | 'studentId' | 'kind'>,
  {
    paper,
    drawn,
    cameOut,
    interpreter,
  }: {
    readonly paper: Paper
    readonly drawn: AnswerDrawn
    readonly cameOut: boolean
    readonly interpreter: Interpreter | null
  },
): void {
  const sheets = drawn.parts.filter(({ kind }) => kind === 'contact').map((part) => part.id)
  const contactIds = [...sheets, ...(drawn.signerId ? [drawn.signerId] : [])]
  const of = { form: 'records-answer', studentId, caseId: null, requestId: id } as const
  const said = { ...of, isInFamilyWords: asksForOwn({ kind }) }
  const formId = rememberPaper(later, said, { ...paper, contactIds }, interpreter)
  if (cameOut) keepPrintedAnswer(later.db, { formId, ...drawn })
}

/** A document as a request says that it left. */
export const asAnswered = ({ kind, id, title, on, scan, statementsBy }: AnsweredPart): AnsweredPart => ({
  ...{ kind, id, title, on, scan, statementsBy },
})
