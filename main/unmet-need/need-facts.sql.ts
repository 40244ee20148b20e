import type { NeedReferral } from '#shared/domain/evaluation/unmet-need.ts'

import { many } from '../db/statement.ts'

type NeedFacts = Pick<NeedReferral, 'id' | 'endReason' | 'insurance'>

/** Why referrals ended that began since a day, and how their families are insured. */
export const listNeedFacts = many<{ since: string }, NeedFacts>(
  `SELECT r.id AS id, r.end_reason AS endReason, s.insurance AS insurance
   FROM referrals r JOIN students s ON s.id = r.student_id WHERE r.created_at >= :since`,
  // The columns are the fields.
  (row) => row as unknown as NeedFacts,
)
