import { type HeardCounts, heardCounts, type ScoredTime } from '#shared/domain/scorecard.ts'

import type { ReadableDb } from '../db/types.ts'
import { listHeardOf } from './slip-answers.sql.ts'

/** How families answered whether an organization helped, treated them with respect, and was safe. */
export function heardOf(db: ReadableDb, organizationId: string, { from, to }: ScoredTime): HeardCounts {
  return heardCounts(listHeardOf(db, { organizationId, from, to }))
}
