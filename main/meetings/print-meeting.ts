import type { Contract } from '#shared/api/contract.ts'
import type { MeetingRecord } from '#shared/api/meetings.ts'
import { assertNever } from '#shared/assert-never.ts'

import { requireCase } from '../cases/case-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { handOut } from '../print/hand-out.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { agendaLetter } from './agenda-letter.ts'
import { keptFromComing } from './agenda.ts'
import { attendanceLetter } from './attendance-letter.ts'
import type { MeetingPaper } from './meeting-paper.ts'
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

/**
 * Whether a case is for everybody who comes: the one the meeting is about, or one that is neither restricted nor kept
 * from any of them.
 */
function isForAll({ db, session }: QueryContext, { meeting }: MeetingRecord, caseId: string): boolean {
  if (caseId === meeting.caseId) return true
  const { studentId, restricted } = requireCase(db, session, caseId)
  return !restricted && !keptFromComing(db, meeting.id).includes(studentId)
}

function letterOf(what: What, paper: MeetingPaper): string {
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

/** Prints a paper of a meeting, with what whoever prints it may see. */
export const printMeeting: Handlers<Contract['meetings']>['print'] = async (
  context,
  { id, what, as, language },
) => {
  const record = meetingRecord(context, id)
  const document = letterOf(what, {
    record,
    school: theSchool(context.db),
    language,
    namesOf: (caseId) => namesAround(context, caseId),
    isForAll: (caseId) => isForAll(context, record, caseId),
  })
  const savedAs = as === 'pdf' ? `footbridge-meeting-${what}.pdf` : null
  return handOut(context, { document, savedAs, remember: () => ({ savedAs }) })
}
