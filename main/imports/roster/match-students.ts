import type { ImportQuestion, Repair } from '#shared/domain/import.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'

import { namesAgree } from '../../students/names-agree.ts'
import type { RosterStudent } from '../drafts/roster-draft.ts'
import { placeOf } from '../planned.ts'
import type { Answers } from '../questions.ts'
import { birthDates, mayBeOne, nameKey, sourcesContradict } from './likeness.ts'

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

/** Known students by all that a row can know them by; each is taken once. */
function studentFinder(rows: readonly RosterStudent[], known: readonly Student[]) {
  const sourceIds = sourceIdsOf(rows)
  const bySource = knownBy(known, 'sourceId')
  const byLocal = knownBy(known, 'localId')
  const byName = Map.groupBy(known, nameKey)
  const byId = new Map(known.map((student) => [student.id, student]))
  const freeId = idGiver(bySource)
  const taken = new Set<string>()

  const idOf = (row: RosterStudent): string => sourceIds.get(row) ?? ''
  const isFree = (student: Student | undefined) => student !== undefined && !taken.has(student.id)
  const namesakes = (row: RosterStudent): readonly Student[] =>
    (byName.get(nameKey(row)) ?? []).filter((student) => isFree(student) && mayBeOne(row, student))
  /** An id made of a number says no more than the number. */
  const holderOfId = (row: RosterStudent): Student | undefined =>
    row.sourceId === null && row.localId !== null ? undefined : bySource.get(idOf(row))
  const holderOfNumber = ({ localId }: RosterStudent): Student | undefined =>
    localId === null ? undefined : byLocal.get(localId)
  const isSurely = (row: RosterStudent, student: Student): boolean => {
    if (sourcesContradict(row, student)) return false
    if (namesAgree(row, student)) return true
    return birthDates(row, student) === 'equal' && namesakes(row).length === 0
  }

  return {
    byOwnId(row: RosterStudent): Student | undefined {
      const holder = holderOfId(row)
      const isAnother = holder && birthDates(row, holder) === 'different' && !namesAgree(row, holder)
      return isAnother ? undefined : holder
    },
    byNumber(row: RosterStudent): Student | undefined {
      if (row.localId === null) return undefined
      const holders = [holderOfNumber(row), row.sourceId === null ? bySource.get(idOf(row)) : undefined]
      return holders.find((student) => student && isFree(student) && isSurely(row, student))
    },
    candidates(row: RosterStudent): Candidates {
      const holder = [holderOfId(row), holderOfNumber(row)].find(isFree)
      return { holder, all: [...new Set([...(holder ? [holder] : []), ...namesakes(row)])] }
    },
    withId: (id: string): Student | undefined => byId.get(id),
    take(row: RosterStudent, student: Student | undefined): StudentMatch | undefined {
      if (!student || taken.has(student.id)) return undefined
      taken.add(student.id)
      const own = row.sourceId === student.sourceId ? row.sourceId : row.sourceId && freeId(row, row.sourceId)
      // A made-up id never replaces one the source gave.
      const sourceId = own ?? student.sourceId ?? (row.sourceId === null ? freeId(row, idOf(row)) : null)
      return { as: 'known', student, sourceId }
    },
    asNew: (row: RosterStudent, insteadOf: Student | undefined): StudentMatch => ({
      as: 'new',
      sourceId: freeId(row, idOf(row)),
      insteadOf,
    }),
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
  const finder = studentFinder(rows, known)
  const found = new Map<RosterStudent, StudentMatch>()
  const questions: ImportQuestion[] = []
  const inDoubt = new Set<string>()

  for (const by of [finder.byOwnId, finder.byNumber]) {
    for (const row of rows) {
      const match = found.has(row) ? undefined : finder.take(row, by(row))
      if (match) found.set(row, match)
    }
  }
  for (const row of rows) {
    if (found.has(row)) continue
    const candidates = finder.candidates(row)
    const question = questionAbout(row, candidates, answers)
    if (!question) {
      found.set(row, finder.asNew(row, undefined))
      continue
    }
    questions.push(question)
    const { chosen, decided } = question
    const open: StudentMatch = { as: decided ? 'left-out' : 'undecided' }
    if (chosen.kind === 'same-person') found.set(row, finder.take(row, finder.withId(chosen.id)) ?? open)
    else if (chosen.kind === 'somebody-else') found.set(row, finder.asNew(row, candidates.holder))
    else {
      for (const { id } of candidates.all) inDoubt.add(id)
      found.set(row, open)
    }
  }
  return { of: found, questions, inDoubt }
}
