import type { UnsaidForm } from '#shared/api/printing.ts'
import { missingOnPaper } from '#shared/domain/may-answer.ts'
import type { PageStop } from '#shared/domain/page-stop.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'

import { consentsThatDecide } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { requireStudent } from '../students/the-student.ts'
import { answersInHand, isStale } from './printed-answer.ts'
import { gather } from './request-record.ts'
import { partyOf, plainRequest, requireRequest } from './the-request.ts'

/**
 * Printed papers as they wait, the answers to records requests among them with whom they are for and why they must not go by
 * now: asked of the request as it stands today.
 */
export function withAnswers(context: QueryContext, forms: readonly UnsaidForm[]): UnsaidForm[] {
  return forms.map((form) => {
    if (form.form !== 'records-answer' || form.requestId === null) return form
    const request = plainRequest(requireRequest(context, form.requestId))
    const inHand = answersInHand(context, request)
    const own = inHand.find((print) => print.form.id === form.id) ?? inHand[0]
    const to = own?.answer.party ?? partyOf(context, request)
    return { ...form, to, stop: form.stop ?? stopOf(context, request, form) }
  })
}

function stopOf(
  context: QueryContext,
  request: RecordsRequest,
  { id }: Pick<UnsaidForm, 'id'>,
): PageStop | null {
  if (request.outcome !== null) return request.outcome.state === 'left' ? 'already-answered' : 'request-over'
  const inHand = answersInHand(context, request)
  const own = inHand.find(({ form }) => form.id === id)
  if (own === undefined) return 'printer-stopped'
  if (own !== inHand[0]) return 'printed-again'
  const { answer } = own
  const { missing, kept, information } = gather(context, request, { printed: answer })
  if (missing.includes('no-basis')) return missingFor(context, request, information)
  // Whoever may not read all of it cannot tell whether it still says what was approved.
  if (kept > 0) return null
  return missing.length > 0 || isStale(context, request, answer) ? 'printed-otherwise' : null
}

/** What is missing on the papers of the family, where nothing else could let it go. */
function missingFor(
  { db, session, today }: QueryContext,
  request: RecordsRequest,
  information: Parameters<typeof missingOnPaper>[1]['information'],
): PageStop {
  const { studentId } = request
  const consents = consentsThatDecide(db, session, { studentId, onDay: today })
  const { birthDate } = requireStudent(db, studentId)
  return missingOnPaper(request, { consents, birthDate, today, information })
}
