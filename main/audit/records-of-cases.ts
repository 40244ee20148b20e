import { ITEM_CASE } from '../meetings/readable-item.ts'

/**
 * Which case a record belongs to, by the id of whatever the trail may name: rows `(id, case_id)`. A concern nobody has
 * decided about belongs to none. What stands outside is pushed down into each of its parts.
 */
export const recordsOfCases = `(
  SELECT id, id AS case_id FROM cases
  UNION ALL SELECT id, case_id FROM notes
  UNION ALL SELECT id, case_id FROM contact_attempts
  UNION ALL SELECT id, case_id FROM tasks
  UNION ALL SELECT a.id, r.case_id FROM slip_answers a JOIN referrals r ON r.id = a.referral_id
  UNION ALL SELECT id, case_id FROM crises
  UNION ALL SELECT id, case_id FROM meetings
  UNION ALL SELECT id, case_id FROM support_events
  UNION ALL SELECT e.id, m.case_id FROM meeting_people e JOIN meetings m ON m.id = e.meeting_id
  UNION ALL SELECT i.id, ${ITEM_CASE} FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
    LEFT JOIN concerns n ON n.id = i.concern_id
  UNION ALL SELECT id, case_id FROM safety_plans
  UNION ALL SELECT id, case_id FROM return_plans
  UNION ALL SELECT id, case_id FROM interim_supports
  UNION ALL SELECT id, case_id FROM referrals
  UNION ALL SELECT id, case_id FROM consents
  UNION ALL SELECT id, case_id FROM consent_requests
  UNION ALL SELECT id, case_id FROM triages
  UNION ALL SELECT id, case_id FROM concerns WHERE state <> 'new')`
