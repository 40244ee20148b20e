/**
 * Which student a record is about, by the id of whatever the trail may name: rows `(id, student_id)`. What stands
 * outside is pushed down into each of its parts, so that one id costs one look into each index.
 */
export const recordsOfStudents = `(
  SELECT id, id AS student_id FROM students
  UNION ALL SELECT id, student_id FROM cases
  UNION ALL SELECT id, student_id FROM concerns
  UNION ALL SELECT id, student_id FROM brief_contacts
  UNION ALL SELECT id, student_id FROM consents
  UNION ALL SELECT id, student_id FROM consent_requests
  UNION ALL SELECT id, student_id FROM records_requests
  UNION ALL SELECT id, student_id FROM amendments
  UNION ALL SELECT id, student_id FROM parent_bases
  UNION ALL SELECT id, student_id FROM referrals
  UNION ALL SELECT id, student_id FROM glass_breaks
  UNION ALL SELECT contact_id, student_id FROM student_contacts
  UNION ALL SELECT n.id, c.student_id FROM notes n JOIN cases c ON c.id = n.case_id
  UNION ALL SELECT p.id, c.student_id FROM safety_plans p JOIN cases c ON c.id = p.case_id
  UNION ALL SELECT p.id, c.student_id FROM return_plans p JOIN cases c ON c.id = p.case_id
  UNION ALL SELECT p.id, c.student_id FROM interim_supports p JOIN cases c ON c.id = p.case_id
  UNION ALL SELECT k.id, c.student_id FROM tasks k JOIN cases c ON c.id = k.case_id
  UNION ALL SELECT r.id, c.student_id FROM crises r JOIN cases c ON c.id = r.case_id
  UNION ALL SELECT v.id, c.student_id FROM support_events v JOIN cases c ON c.id = v.case_id
  UNION ALL SELECT m.id, c.student_id FROM meetings m JOIN cases c ON c.id = m.case_id
  UNION ALL SELECT e.id, c.student_id FROM meeting_people e JOIN meetings m ON m.id = e.meeting_id
    JOIN cases c ON c.id = m.case_id
  UNION ALL SELECT i.id, c.student_id FROM meeting_items i JOIN cases c ON c.id = i.case_id
  UNION ALL SELECT i.id, c.student_id FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
    JOIN cases c ON c.id = m.case_id
  UNION ALL SELECT i.id, n.student_id FROM meeting_items i JOIN concerns n ON n.id = i.concern_id
  UNION ALL SELECT a.id, r.student_id FROM slip_answers a JOIN referrals r ON r.id = a.referral_id
  UNION ALL SELECT a.id, c.student_id FROM contact_attempts a JOIN cases c ON c.id = a.case_id
  UNION ALL SELECT t.id, c.student_id FROM triages t JOIN concerns c ON c.id = t.concern_id)`
