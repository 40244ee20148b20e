import type { ScoredTime } from '#shared/domain/scorecard.ts'
import type { Heard } from '#shared/domain/slip-answer.ts'

import type { ReadableDb } from '../db/types.ts'
import { listHeardOf } from './slip-answers.sql.ts'

/** How families answered whether an organization helped, treated them with respect, and was safe, card by card. */
export function cardsHeardOf(db: ReadableDb, organizationId: string, { from, to }: ScoredTime): Heard[] {
  return listHeardOf(db, { organizationId, from, to })
}
