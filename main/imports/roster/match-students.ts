import type { ImportQuestion, Repair } from '#shared/domain/import.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'

import { fold } from '../../search/folding.ts'
import type { RosterStudent } from '../drafts/roster-draft.ts'
import { placeOf } from '../planned.ts'
import type { Answers } from '../questions.ts'

/** What a student in the files is to the office. */
export type StudentMatch =
  | { readonly as: 'known'; readonly student: Student; readonly sourceId: string | null }
  | { readonly as: 'new'; readonly sourceId: string | null }
  | { readonly as: 'undecided' | 'left-out' }

/** Every student in the files with what they are, and what the office must say about some. */
export interface StudentMatches {
  readonly of: ReadonlyMap<RosterStudent, StudentMatch>
  readonly questions: readonly ImportQuestion[]
  /** Known students some row may mean: they are not missing from the files. */
  readonly inDoubt: ReadonlySet<string>
}

type Named = Pick<Student, 'givenName' | 'familyName'>

function nameKey({ givenName, familyName }: Named): string {
  return fold(`${givenName}|${familyName}`).replace(/\s+/g, ' ')
}

/**
 * The id by which a row is known again: the source's own, else one made of what the row is told apart by. People
 * typed in by hand have none, so a file never speaks for them.
 */
export function sourceIdsOf(students: readonly RosterStudent[]): ReadonlyMap<RosterStudent, string> {
  const seen = new Map<string, number>()
  return new Map(
    students.map((student) => {
      if (student.sourceId !== null) return [student, student.sourceId]
      if (student.localId !== null) return [student, `local:${student.localId}`]
      const key = `named:${nameKey(student)}|${student.birthDate ?? ''}`
      const times = (seen.get(key) ?? 0) + 1
      seen.set(key, times)
      return [student, times === 1 ? key : `${key}|${times}`]
    }),
  )
}

function knownBy(known: readonly Student[], field: 'sourceId' | 'localId'): ReadonlyMap<string, Student> {
  return new Map(known.flatMap((student) => (student[field] === null ? [] : [[student[field], student]])))
}

/** Same name, and nothing that tells them apart: equal birth dates, or one unknown and no two different ids. */
function mayBeOne(row: RosterStudent, student: Student): boolean {
  if (row.birthDate !== null && student.birthDate !== null) return row.birthDate === student.birthDate
  return row.localId === null || student.localId === null || row.localId === student.localId
}

function facts(student: Named & Pick<Student, 'localId' | 'birthDate' | 'grade' | 'preferredName'>) {
  const { localId, birthDate, grade } = student
  return { name: schoolName(student), localId, birthDate, grade }
}

const OFFERED = 3

function questionAbout(
  row: RosterStudent,
  candidates: readonly Student[],
  answers: Answers,
): ImportQuestion | undefined {
  const [first] = candidates
  if (!first) return undefined
  const repairs: Repair[] = [
    ...candidates.slice(0, OFFERED).map(({ id }) => ({ kind: 'same-person' as const, id })),
    { kind: 'somebody-else' },
    { kind: 'leave-out' },
  ]
  const about = { id: `student:${row.table}:${row.row}`, kind: 'probably-same-student' as const, repairs }
  const answer = answers.to(about)
  return {
    ...about,
    name: schoolName(row),
    missing: null,
    rows: [placeOf(row)],
    people: { inFile: facts(row), known: facts(first) },
    chosen: answer ?? { kind: 'leave-out' },
    decided: answer !== undefined,
  }
}

/** Finds each row's student by source id, else local id; a mere likeness is asked about, never taken for granted. */
export function matchStudents(
  rows: readonly RosterStudent[],
  known: readonly Student[],
  answers: Answers,
): StudentMatches {
  const sourceIds = sourceIdsOf(rows)
  const bySource = knownBy(known, 'sourceId')
  const byLocal = knownBy(known, 'localId')
  const byName = Map.groupBy(known, nameKey)
  const byId = new Map(known.map((student) => [student.id, student]))
  const found = new Map<RosterStudent, StudentMatch>()
  const taken = new Set<string>()
  const questions: ImportQuestion[] = []
  const inDoubt = new Set<string>()

  const take = (row: RosterStudent, student: Student | undefined): void => {
    if (!student || found.has(row) || taken.has(student.id)) return
    taken.add(student.id)
    // A made-up id never replaces one the source gave.
    const sourceId = row.sourceId ?? student.sourceId ?? sourceIds.get(row) ?? null
    found.set(row, { as: 'known', student, sourceId })
  }

  for (const row of rows) take(row, bySource.get(sourceIds.get(row) ?? ''))
  for (const row of rows) if (row.localId !== null) take(row, byLocal.get(row.localId))
  for (const row of rows) {
    if (found.has(row)) continue
    const candidates = (byName.get(nameKey(row)) ?? []).filter(
      (student) => !taken.has(student.id) && mayBeOne(row, student),
    )
    const question = questionAbout(row, candidates, answers)
    const isNew: StudentMatch = { as: 'new', sourceId: sourceIds.get(row) ?? null }
    if (!question) {
      found.set(row, isNew)
      continue
    }
    questions.push(question)
    const { chosen, decided } = question
    if (chosen.kind === 'same-person') take(row, byId.get(chosen.id))
    else if (chosen.kind === 'somebody-else') found.set(row, isNew)
    else for (const { id } of candidates) inDoubt.add(id)
    if (!found.has(row)) found.set(row, { as: decided ? 'left-out' : 'undecided' })
  }
  return { of: found, questions, inDoubt }
}
