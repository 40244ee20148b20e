import type { Contract } from '#shared/api/contract.ts'
import { assertNever } from '#shared/assert-never.ts'

import { requireCase } from '../cases/case-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { handOut } from '../print/hand-out.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { agendaLetter } from './agenda-letter.ts'
import { attendanceLetter } from './attendance-letter.ts'
import type { MeetingPaper } from './meeting-paper.ts'
import { meetingRecord } from './meeting-record.ts'
import { recapLetter } from './recap-letter.ts'

type What = 'agenda' | 'attendance' | 'recap'

const parts = (name: string | null): string[] => (name ? [name, ...name.split(/\s+/)] : [])

/** The names a student and their family are known by, whole and in their parts. */
function namesAround({ db, session }: QueryContext, caseId: string): string[] {
  const { studentId } = requireCase(db, session, caseId)
  const { givenName, familyName, preferredName } = requireStudent(db, studentId)
  const contacts = contactsOfStudent(db, studentId).flatMap(({ name, studentNameUsed }) => [
    ...parts(name),
    ...parts(studentNameUsed),
  ])
  return [...parts(givenName), ...parts(familyName), ...parts(preferredName), ...contacts]
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
  const document = letterOf(what, {
    record: meetingRecord(context, id),
    school: theSchool(context.db),
    language,
    namesOf: (caseId) => namesAround(context, caseId),
  })
  const savedAs = as === 'pdf' ? `footbridge-meeting-${what}.pdf` : null
  return handOut(context, { document, savedAs, remember: () => ({ savedAs }) })
}
