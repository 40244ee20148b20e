import { type FeedbackSource, mayBeRead } from '#shared/domain/provider-feedback.ts'
import type { ScoredTime } from '#shared/domain/scorecard.ts'
import type { Heard } from '#shared/domain/slip-answer.ts'

import type { ReadableDb } from '../db/types.ts'
import { listFeedbackOf } from './feedback.sql.ts'

/** Words about a provider that were looked over. */
export interface Said {
  readonly from: FeedbackSource
  readonly words: string
  readonly mayTellPartner: boolean
}

/** What was said about a provider within a time, as far as somebody looked over it and did not hold it back. */
export function saidOf(
  db: ReadableDb,
  organizationId: string,
  { from, to }: ScoredTime,
): { readonly words: readonly Said[]; readonly heard: readonly Heard[] } {
  const readable = listFeedbackOf(db, { organizationId }).filter(
    ({ heardOn, state }) => heardOn >= from && heardOn <= to && mayBeRead(state),
  )
  return {
    words: readable.flatMap(({ from: source, readableWords, state }) =>
      readableWords ? [{ from: source, words: readableWords, mayTellPartner: state === 'for-partner' }] : [],
    ),
    heard: readable.filter((said) => said.from !== 'staff'),
  }
}
