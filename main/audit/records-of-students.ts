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
  UNION ALL SELECT id, student_id FROM referrals
  UNION ALL SELECT id, student_id FROM glass_breaks
  UNION ALL SELECT contact_id, student_id FROM student_contacts
  UNION ALL SELECT n.id, c.student_id FROM notes n JOIN cases c ON c.id = n.case_id
  UNION ALL SELECT k.id, c.student_id FROM tasks k JOIN cases c ON c.id = k.case_id
  UNION ALL SELECT r.id, c.student_id FROM crises r JOIN cases c ON c.id = r.case_id
  UNION ALL SELECT a.id, c.student_id FROM contact_attempts a JOIN cases c ON c.id = a.case_id
  UNION ALL SELECT t.id, c.student_id FROM triages t JOIN concerns c ON c.id = t.concern_id)`
