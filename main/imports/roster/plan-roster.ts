import type { ImportQuestion } from '#shared/domain/import.ts'
import type { Staff } from '#shared/domain/staff.ts'
import type { Student } from '#shared/domain/student.ts'

import type { ReadableDb } from '../../db/types.ts'
import type { Note } from '../../spreadsheet/table.ts'
import type { RosterDraft } from '../drafts/roster-draft.ts'
import type { Planned, Planning, Rejected } from '../planned.ts'
import { planContacts, type ContactsPlan } from './plan-contacts.ts'
import { planStaff } from './plan-staff.ts'
import { planStudents, type StudentsPlan } from './plan-students.ts'
import { everyBond, everyColleague, everyPerson, everyStudent, rosterStamps } from './roster-rows.sql.ts'

/** What would become of the people of the school. */
export interface RosterPlan {
  readonly students: readonly Planned<Student>[]
  readonly contacts: ContactsPlan['planned']
  readonly bonds: ContactsPlan['bonds']
  readonly staff: readonly Planned<Staff>[]
}

/** A plan with what the preview says beside it. */
export interface PlannedRoster {
  readonly plan: RosterPlan
  readonly rejected: readonly Rejected[]
  readonly questions: readonly ImportQuestion[]
  readonly notes: readonly Note[]
  readonly markMissingAsLeft: boolean
}

/** A text that changes whenever a person of the school does. */
export function rosterStamp(db: ReadableDb): string {
  return rosterStamps(db, {}).join(' ')
}

/** A file of a few students is hardly the whole roster of a school that has many. */
function emptiesTheSchool(plan: StudentsPlan, known: readonly Student[]): number {
  const missing = plan.planned.filter(({ origin, status }) => origin === null && status === 'left').length
  const here = known.filter(({ status, sourceId }) => status === 'active' && sourceId !== null).length
  return missing * 2 > here ? missing : 0
}

/** `null` leaves it to the files; a file that could not be read whole marks nobody. */
function marksMissing(draft: RosterDraft, asked: boolean | null): boolean {
  const blind = draft.notes.some(({ message }) => message === 'imports:notes.nobodyMarkedLeft')
  return !blind && (asked ?? draft.covers === 'everyone')
}

/** Compares a roster with the people the office has. */
export function planRoster(
  db: ReadableDb,
  draft: RosterDraft,
  planning: Planning,
  asked: boolean | null,
): PlannedRoster {
  const known = everyStudent(db, {})
  let markMissingAsLeft = marksMissing(draft, asked)
  let students = planStudents(draft, known, planning, markMissingAsLeft)
  const notes: Note[] = []
  const emptied = markMissingAsLeft && asked === null ? emptiesTheSchool(students, known) : 0
  if (emptied > 0) {
    markMissingAsLeft = false
    students = planStudents(draft, known, planning, false)
    notes.push({ message: 'imports:operations.tooManyMissing', values: { count: emptied } })
  }
  if (students.alreadyGone > 0)
    notes.push({ message: 'imports:operations.alreadyGone', values: { count: students.alreadyGone } })
  const people = { people: everyPerson(db, {}), bonds: everyBond(db, {}) }
  const contacts = planContacts(draft.contacts, people, students.byKey, planning)
  return {
    plan: {
      students: students.planned,
      contacts: contacts.planned,
      bonds: contacts.bonds,
      staff: planStaff(draft.staff, everyColleague(db, {}), planning, markMissingAsLeft),
    },
    rejected: [...students.rejected, ...contacts.rejected],
    questions: students.questions,
    notes,
    markMissingAsLeft,
  }
}
