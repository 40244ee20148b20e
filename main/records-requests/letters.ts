import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { asksForOwn } from '#shared/domain/records-request.ts'
import { fullName } from '#shared/domain/student.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import type { QueryContext } from '../context.ts'
import { html, isolated } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import { officeWords } from '../print/office-words.ts'
import { onPaper, withoutInterpreter, type Paper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { familyLetter, type Told } from './family-letter.ts'
import { ordersOver } from './orders.ts'
import { lineOf, requireRequest } from './the-request.ts'

/** Says to a school, a court or an agency that its request came in, about the student by the legal name they know. */
function agencyLetter({ db }: QueryContext, language: Locale, told: Told): Paper {
  const { request, student, today, dueOn } = told
  const words = officeWords(language)
  const { say, day } = words
  const school = theSchool(db)
  const values = { student: fullName(student), received: day(request.receivedOn), due: day(dueOn) }
  const sentences = [
    say('requests:paper.ackCame', values),
    say('requests:paper.ackOther', values),
    ...(request.shown === '' ? [say('requests:paper.ackShow')] : []),
  ]
  return officePaper({
    name: 'records-acknowledgment',
    title: say('requests:paper.acknowledgment'),
    about: fullName(student),
    facts: [words.fullDay(today)],
    body: html`${sentences.map((sentence) => html`<p>${isolated(sentence)}</p>`)}
      <p>${isolated(school.name)}</p>`,
    school,
    words,
  })
}

/** A short letter about a request: that it came in, or that something will leave; to a family in its own language. */
function letterPaper(
  context: QueryContext,
  { id, language, what, interpreter }: InputOf<Contract['recordsRequests']['previewLetter']>,
) {
  const { db, session, today } = context
  const request = requireRequest(context, id)
  const student = requireStudentFor(db, session, request.studentId)
  const hasOrders = ordersOver(db, request).some(({ isOfAsker }) => isOfAsker || request.kind === 'parent')
  const told = { request, student, today, dueOn: lineOf(request, context).dueOn, what, hasOrders }
  const isForFamily = what === 'notice' || asksForOwn(request)
  const paper = isForFamily
    ? familyLetter(db, { language, interpreter }, told)
    : agencyLetter(context, language === 'es' ? 'es' : 'en', told)
  return {
    studentId: request.studentId,
    file: 'footbridge-letter.pdf',
    paper,
    refusal: withoutInterpreter(paper.sheets, interpreter),
  }
}

const letter = onPaper(letterPaper)

/** The letters about a request. */
export const requestLetters = {
  previewLetter: letter.preview,
  printLetter: letter.print,
}
