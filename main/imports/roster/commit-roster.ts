import { schoolName, type Student } from '#shared/domain/student.ts'

import { staffRows } from '../../accounts/accounts.ts'
import type { CommandContext } from '../../context.ts'
import type { RowChanges } from '../../db/row-changes.ts'
import type { WritableDb } from '../../db/types.ts'
import { renameInIndex } from '../../search/search-index.ts'
import { peopleRows } from '../../students/people-rows.ts'
import { forgetStudentWords, refreshStudentWords } from '../../students/student-words.ts'
import type { Planned } from '../planned.ts'
import type { RosterPlan } from './plan-roster.ts'
import { freeIds } from './roster-rows.sql.ts'

type Context = Pick<CommandContext, 'db' | 'now' | 'today'>

const isWritten = ({ before, after }: Planned<unknown>): boolean => before !== after

/** Ids change hands in one step, there and back: those that move are let go of first. */
function freeMovingIds(db: WritableDb, students: readonly Planned<Student>[]): void {
  for (const { before, after } of students)
    if (before?.localId !== after.localId || before.sourceId !== after.sourceId) freeIds(db, { id: after.id })
}

function studentAt(student: Student, before: Student | undefined, { now, today }: Context): Student {
  const leaves = student.status === 'left' && before?.status !== 'left'
  return {
    ...student,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    leftOn: leaves ? today : student.leftOn,
  }
}

/** Students whose words for the finder change: their own, or those of somebody on their list. */
function touchedStudents(
  plan: RosterPlan,
  students: readonly Planned<Student>[],
  bonds: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  return new Set([
    ...students.map(({ after }) => after.id),
    ...plan.bonds.map(({ after }) => after.studentId),
    ...plan.contacts.filter(isWritten).flatMap(({ after }) => bonds.get(after.id) ?? []),
  ])
}

/** Who is whose contact, as it stands before the import: by contact. */
export type StudentsOfContacts = ReadonlyMap<string, readonly string[]>

/** Writes a roster's plan; answers how everything is put back. */
export function commitRoster(
  context: Context,
  plan: RosterPlan,
  changes: RowChanges,
  studentsOf: StudentsOfContacts,
): (later: CommandContext) => void {
  const { db } = context
  const students = plan.students.filter(isWritten)
  freeMovingIds(db, students)
  for (const { before, after } of students)
    changes.put(db, peopleRows.students, studentAt(after, before, context), before)
  for (const { before, after } of plan.contacts)
    if (before !== after) changes.put(db, peopleRows.contacts, after, before)
  for (const { before, after } of plan.bonds) changes.put(db, peopleRows.links, after, before)
  for (const { before, after } of plan.staff.filter(isWritten)) changes.put(db, staffRows, after, before)
  const touched = touchedStudents(plan, students, studentsOf)
  for (const { before, after } of students)
    if (before) renameInIndex(db, after.id, schoolName(before), schoolName(after))
  for (const id of touched) refreshStudentWords(db, id)

  return (later) => {
    freeMovingIds(later.db, students)
    for (const { before, after } of students) if (!before) forgetStudentWords(later.db, after.id)
    changes.takeBack(later.db)
    for (const { before, after } of students)
      if (before) renameInIndex(later.db, after.id, schoolName(after), schoolName(before))
    for (const id of touched) refreshStudentWords(later.db, id)
  }
}
