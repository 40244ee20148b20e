import type { ImportQuestion, Repair } from '#shared/domain/import.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'

import type { RosterStudent } from '../drafts/roster-draft.ts'
import { placeOf } from '../planned.ts'
import type { Answers } from '../questions.ts'
import { birthDates, mayBeOne, nameKey, namesAgree, sourcesContradict } from './likeness.ts'

/** What a student in the files is to the office. */
export type StudentMatch =
  | { readonly as: 'known'; readonly student: Student; readonly sourceId: string | null }
  | {
      readonly as: 'new'
      readonly sourceId: string | null
      /** The student who had this one's number or id, where the office said that they are two. */
      readonly insteadOf: Student | undefined
    }
  | { readonly as: 'undecided' | 'left-out' }

/** Every student in the files with what they are, and what the office must say about some. */
export interface StudentMatches {
  readonly of: ReadonlyMap<RosterStudent, StudentMatch>
  readonly questions: readonly ImportQuestion[]
  /** Known students some row may mean: they are not missing from the files. */
  readonly inDoubt: ReadonlySet<string>
}

/**
 * The id by which a row is known again: the source's own, else one made of what the row is told apart by. People
 * typed in by hand have none, so a file never speaks for them.
 */
function sourceIdsOf(students: readonly RosterStudent[]): ReadonlyMap<RosterStudent, string> {
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

/** Gives out ids nobody has yet: a number that changed hands must not bring its old id with it. */
function idGiver(known: ReadonlyMap<string, Student>) {
  const given = new Set(known.keys())
  return ({ sourceId }: RosterStudent, wanted: string): string | null => {
    if (sourceId !== null && given.has(wanted)) return null
    let id = wanted
    for (let times = 2; given.has(id); times += 1) id = `${wanted}|${times}`
    given.add(id)
    return id
  }
}

function facts(
  student: Pick<Student, 'givenName' | 'familyName' | 'localId' | 'birthDate' | 'grade' | 'preferredName'>,
) {
  const { localId, birthDate, grade } = student
  return { name: schoolName(student), localId, birthDate, grade }
}

const OFFERED = 3

/** Known students whom a row may mean; `holder` has its number or its id, whatever they are called. */
interface Candidates {
  readonly holder: Student | undefined
  readonly all: readonly Student[]
}

function questionAbout(
  row: RosterStudent,
  { holder, all }: Candidates,
  answers: Answers,
): ImportQuestion | undefined {
  const [first] = all
  if (!first) return undefined
  const isAnother = holder !== undefined && !namesAgree(row, holder)
  const same = all.slice(0, OFFERED).map(({ id }) => ({ kind: 'same-person' as const, id }))
  const another = { kind: 'somebody-else' as const }
  const repairs: Repair[] = [...(isAnother ? [another, ...same] : [...same, another]), { kind: 'leave-out' }]
  const kind = isAnother ? 'number-of-another-student' : 'probably-same-student'
  const about = { id: `student:${row.table}:${row.row}`, kind, repairs } as const
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

/**
 * Finds each row's student by source id, else by a local id with which the name or the birth date agrees; a mere
 * likeness and a mere number are asked about, never taken for granted.
 */
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
  const freeId = idGiver(bySource)
  const found = new Map<RosterStudent, StudentMatch>()
  const taken = new Set<string>()
  const questions: ImportQuestion[] = []
  const inDoubt = new Set<string>()

  const idOf = (row: RosterStudent): string => sourceIds.get(row) ?? ''
  const take = (row: RosterStudent, student: Student | undefined): void => {
    if (!student || found.has(row) || taken.has(student.id)) return
    taken.add(student.id)
    const own = row.sourceId === student.sourceId ? row.sourceId : row.sourceId && freeId(row, row.sourceId)
    // A made-up id never replaces one the source gave.
    const sourceId = own ?? student.sourceId ?? (row.sourceId === null ? freeId(row, idOf(row)) : null)
    found.set(row, { as: 'known', student, sourceId })
  }
  const namesakes = (row: RosterStudent): readonly Student[] =>
    (byName.get(nameKey(row)) ?? []).filter((student) => !taken.has(student.id) && mayBeOne(row, student))
  const holdsItsId = (row: RosterStudent): Student | undefined =>
    row.sourceId === null && row.localId !== null ? undefined : bySource.get(idOf(row))
  const isAnother = (row: RosterStudent, student: Student): boolean =>
    birthDates(row, student) === 'different' && !namesAgree(row, student)
  const isSurely = (row: RosterStudent, student: Student): boolean => {
    if (sourcesContradict(row, student)) return false
    if (namesAgree(row, student)) return true
    return birthDates(row, student) === 'equal' && namesakes(row).length === 0
  }
  const candidatesFor = (row: RosterStudent): Candidates => {
    const holders = [holdsItsId(row), row.localId === null ? undefined : byLocal.get(row.localId)]
    const holder = holders.find((student) => student !== undefined && !taken.has(student.id))
    return { holder, all: [...new Set([...(holder ? [holder] : []), ...namesakes(row)])] }
  }

  for (const row of rows) {
    const student = holdsItsId(row)
    if (student && !isAnother(row, student)) take(row, student)
  }
  for (const row of rows) {
    if (row.localId === null || found.has(row)) continue
    const holders = [byLocal.get(row.localId), ...(row.sourceId === null ? [bySource.get(idOf(row))] : [])]
    for (const student of holders) if (student && isSurely(row, student)) take(row, student)
  }
  for (const row of rows) {
    if (found.has(row)) continue
    const candidates = candidatesFor(row)
    const question = questionAbout(row, candidates, answers)
    const { holder } = candidates
    const isNew = (): StudentMatch => ({ as: 'new', sourceId: freeId(row, idOf(row)), insteadOf: holder })
    if (!question) {
      found.set(row, isNew())
      continue
    }
    questions.push(question)
    const { chosen, decided } = question
    if (chosen.kind === 'same-person') take(row, byId.get(chosen.id))
    else if (chosen.kind === 'somebody-else') found.set(row, isNew())
    else for (const { id } of candidates.all) inDoubt.add(id)
    if (!found.has(row)) found.set(row, { as: decided ? 'left-out' : 'undecided' })
  }
  return { of: found, questions, inDoubt }
}
