import type { ScoredReferral, StateStep } from '#shared/domain/scorecard.ts'

import { many } from '../db/statement.ts'

type ReferralOfPartner = Omit<ScoredReferral, 'steps'> & { readonly id: string }

const TO_ORGANIZATION = `r.list_group <> 'void' AND r.sent_on IS NOT NULL
     AND r.service_id IN (SELECT id FROM services WHERE organization_id = :organizationId)`

/** Every referral that was sent to an organization, whoever may read it: nothing of it leaves but as part of a count. */
export const listScored = many<{ organizationId: string }, ReferralOfPartner>(
  `SELECT id, student_id AS studentId, pathway, state, end_reason AS endReason, linked_on AS linkedOn
   FROM referrals r WHERE ${TO_ORGANIZATION}`,
  // The columns are the fields.
  (row) => row as unknown as ReferralOfPartner,
)

type StepOfReferral = StateStep & { readonly referralId: string }

/** What happened to them, the first first. */
export const listStepsOfScored = many<{ organizationId: string }, StepOfReferral>(
  `SELECT e.referral_id AS referralId, e.action AS action, e.from_state AS "from", e.to_state AS "to",
     e.effective_on AS "on"
   FROM referrals r JOIN referral_events e ON e.referral_id = r.id WHERE ${TO_ORGANIZATION}
   ORDER BY e.referral_id, e.recorded_at, e.rowid`,
  // The columns are the fields.
  (row) => row as unknown as StepOfReferral,
)
