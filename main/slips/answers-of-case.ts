import type { SlipAnswer } from '#shared/domain/slip-answer.ts'

import type { ReadableDb } from '../db/types.ts'
import { listAnswersOfCase } from './slip-answers.sql.ts'

/** What every paper of a case said, the oldest first, what was taken the place of among them. */
export function slipAnswersOfCase(db: ReadableDb, caseId: string): SlipAnswer[] {
  return listAnswersOfCase(db, { caseId })
}
