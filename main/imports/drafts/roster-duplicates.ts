import type { Collector } from '../reading/findings.ts'
import type { DuplicateStudents, RosterStudent } from './roster-draft.ts'

function groupsOf(
  students: readonly RosterStudent[],
  id: (student: RosterStudent) => string | null,
): readonly DuplicateStudents[] {
  const groups = Map.groupBy(students, id)
  return [...groups].flatMap(([key, group]) =>
    key !== null && group.length > 1 ? [{ id: key, students: group }] : [],
  )
}

/** Takes out students who share an id with another and reports each of their rows; none of them is chosen over the other. */
export function setDuplicatesAside(
  students: readonly RosterStudent[],
  collector: Collector,
): { readonly students: readonly RosterStudent[]; readonly duplicates: readonly DuplicateStudents[] } {
  const bySource = groupsOf(students, ({ sourceId }) => sourceId)
  const shared = new Set(bySource.flatMap((group) => group.students))
  const rest = students.filter((student) => !shared.has(student))
  const byLocal = groupsOf(rest, ({ localId }) => localId)
  const duplicates = [...bySource, ...byLocal]
  const aside = new Set(duplicates.flatMap((group) => group.students))
  for (const { id, students: group } of duplicates) {
    const values = { id, rows: group.map(({ row }) => row).join(', ') }
    for (const student of group) collector.refuse(student, 'imports:problems.twoStudentsOneId', values)
  }
  return { students: students.filter((student) => !aside.has(student)), duplicates }
}
