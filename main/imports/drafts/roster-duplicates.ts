import type { DuplicateStudents, RosterStudent } from './roster-draft.ts'
import type { Collector } from '../reading/findings.ts'

function groupsOf(
  students: readonly RosterStudent[],
  id: (student: RosterStudent) => string | null,
): readonly DuplicateStudents[] {
  const groups = new Map<string, RosterStudent[]>()
  for (const student of students) {
    const key = id(student)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(student)
    else groups.set(key, [student])
  }
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([key, group]) => ({ id: key, students: group }))
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
    for (const { table, row } of group) {
      collector.problem({
        table,
        row,
        message: 'imports:problems.twoStudentsOneId',
        values: { id, rows: group.map((student) => student.row).join(', ') },
        severity: 'error',
      })
    }
  }
  return { students: students.filter((student) => !aside.has(student)), duplicates }
}
