import type { Contract } from '#shared/api/contract.ts'
import type { MeetingRecord } from '#shared/api/meetings.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { assertNever } from '#shared/assert-never.ts'

import { requireCase } from '../cases/case-access.ts'
import { requireConcern } from '../concerns/concern-access.ts'
import type { QueryContext } from '../context.ts'
import { onPaper, type Paper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { agendaLetter } from './agenda-letter.ts'
import { keptFromComing } from './agenda.ts'
import { attendanceLetter } from './attendance-letter.ts'
import type { ConcernMarks, MeetingPaper } from './meeting-paper.ts'
import { meetingRecord } from './meeting-record.ts'
import { recapLetter } from './recap-letter.ts'

type What = 'agenda' | 'attendance' | 'recap'

/** The names a student and their family are known by. */
function namesAround({ db, session }: QueryContext, caseId: string): string[] {
  const { studentId } = requireCase(db, session, caseId)
  const { givenName, familyName, preferredName } = requireStudent(db, studentId)
  const contacts = contactsOfStudent(db, studentId).flatMap(({ name, studentNameUsed }) => [
    name,
    studentNameUsed ?? '',
  ])
  return [givenName, familyName, preferredName ?? '', ...contacts]
}

/** What tells a concern from another; whoever prints it sees the point it stands at. */
function marksOf({ db, session, timeZone }: QueryContext, concernId: string): ConcernMarks {
  const { studentId, receivedAt, ...concern } = requireConcern(db, session, concernId)
  const { grade } = requireStudent(db, studentId)
  return { ...concern, grade, receivedOn: schoolDay(receivedAt, timeZone) }
}

/**
 * Whether a case is for everybody who comes: the one the meeting is about, or one that is neither restricted nor kept
 * from any of them.
 */
function isForAll({ db, session }: QueryContext, { meeting }: MeetingRecord, caseId: string): boolean {
  if (caseId === meeting.caseId) return true
  const { studentId, restricted } = requireCase(db, session, caseId)
  return !restricted && !keptFromComing(db, meeting.id).includes(studentId)
}

function letterOf(what: What, paper: MeetingPaper): Paper {
  switch (what) {
    case 'agenda':
      return agendaLetter(paper)
    case 'attendance':
      return attendanceLetter(paper)
    case 'recap':
      return recapLetter(paper)
    default:
      return assertNever(what)
  }
}

/** The papers of a meeting, with what whoever looks at them or prints them may see. */
export const meetingPapers = onPaper(
  (context, { id, what, language }: InputOf<Contract['meetings']['preview']>) => {
    const record = meetingRecord(context, id)
    const paper = letterOf(what, {
      record,
      school: theSchool(context.db),
      language,
      marksOf: (concernId) => marksOf(context, concernId),
      namesOf: (caseId) => namesAround(context, caseId),
      isForAll: (caseId) => isForAll(context, record, caseId),
    })
    return { paper, file: `footbridge-meeting-${what}.pdf` }
  },
)
