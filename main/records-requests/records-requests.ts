import type { Contract } from '#shared/api/contract.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'

import { readerOf } from '../access/readable.ts'
import type { Handlers } from '../context.ts'
import { answeringOf } from '../today/answering.ts'
import { answerPapers } from './answer-paper.ts'
import { ending } from './ending.ts'
import { requestLetters } from './letters.ts'
import { pagesInHand } from './printed-answer.ts'
import { receiving } from './receiving.ts'
import { listEndedRequests } from './records-requests.sql.ts'
import { requestRecord } from './request-record.ts'
import { reviewing } from './reviewing.ts'
import { lineOf, openRequests, requireRequest } from './the-request.ts'

/** How many requests of the past are shown. */
const MOST_ENDED = 500

/** What others ask to be told of a student's record. */
export const recordsRequests: Handlers<Contract['recordsRequests']> = {
  ...answerPapers,
  ...requestLetters,
  ...receiving,
  ...reviewing,
  ...ending,

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

  get: (context, { id }) => ({
    ...requestRecord(context, id),
    inHand: pagesInHand(context, requireRequest(context, id)),
  }),
}

/** In a list nobody is told which documents left; the page of the request says it to whoever may read them. */
function withoutParts(outcome: RecordsRequest['outcome']): RecordsRequest['outcome'] {
  return outcome?.state === 'left' ? { ...outcome, parts: [] } : outcome
}
