import { schoolName, UNKNOWN_STUDENT, type Student } from '#shared/domain/student.ts'

import type { RosterDraft, RosterStudent } from '../drafts/roster-draft.ts'
import {
  changesBetween,
  filledFrom,
  placeOf,
  type Planned,
  type Planning,
  type Rejected,
} from '../planned.ts'
import { matchStudents, type StudentMatch } from './match-students.ts'

/** What would become of the students. */
export interface StudentsPlan {
  readonly planned: readonly Planned<Student>[]
  readonly rejected: readonly Rejected[]
  readonly questions: ReturnType<typeof matchStudents>['questions']
  /** The student behind each key of the files. */
  readonly byKey: ReadonlyMap<string, Student>
  /** Students the files call gone whom the office does not know. */
  readonly alreadyGone: number
}

const HIDDEN = ['id', 'sourceId', 'leftOn', 'createdAt', 'updatedAt', 'version'] as const

/** What a row says; that something is not known or not stated replaces nothing the office knows. */
function told(row: RosterStudent, before?: Student): Partial<Student> {
  const {
    localId,
    givenName,
    familyName,
    preferredName,
    pronouns,
    birthDate,
    grade,
    homeroom,
    homeLanguage,
    homeZip,
  } = row
  const { gender, raceEthnicity, iep, section504, englishLearner, homeless, foster, insurance } = row
  return {
    ...{ localId, givenName, familyName, preferredName, pronouns, birthDate, grade, homeroom, homeLanguage },
    homeZip,
    ...((gender !== 'unspecified' || !before?.gender) && { gender }),
    ...{ iep, section504, englishLearner, homeless, foster },
    raceEthnicity: [...raceEthnicity],
    ...(insurance !== null && insurance !== 'unknown' && { insurance }),
  }
}

function newStudent(row: RosterStudent, sourceId: string | null, { newId, now }: Planning): Student {
  const { givenName, familyName } = row
  return filledFrom<Student>(
    {
      ...UNKNOWN_STUDENT,
      raceEthnicity: [],
      id: newId(),
      sourceId,
      givenName,
      familyName,
      status: 'active',
      leftOn: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    },
    told(row),
  )
}

function nextOf(before: Student, after: Student, { now }: Planning): Student {
  return { ...after, updatedAt: now, version: before.version + 1 }
}

function left(before: Student, planning: Planning): Student {
  return nextOf(before, { ...before, status: 'left', leftOn: planning.today }, planning)
}

function planKnown(
  row: RosterStudent,
  before: Student,
  sourceId: string | null,
  planning: Planning,
): Planned<Student> {
  const filled = { ...filledFrom(before, told(row, before)), sourceId }
  const stays = row.status === 'active'
  const after: Student = stays
    ? { ...filled, status: 'active', leftOn: null }
    : { ...filled, status: 'left', leftOn: before.leftOn ?? planning.today }
  const leaves = !stays && before.status === 'active'
  const changes = changesBetween(before, after, HIDDEN)
  const same = changes.length === 0 && sourceId === before.sourceId
  return {
    kind: 'students',
    status: leaves ? 'left' : changes.length === 0 ? 'unchanged' : 'changed',
    name: schoolName(after),
    origin: placeOf(row),
    before,
    after: same ? before : nextOf(before, after, planning),
    changes,
  }
}

function planRow(
  row: RosterStudent,
  match: StudentMatch | undefined,
  planning: Planning,
): Planned<Student> | undefined {
  if (match?.as === 'known') return planKnown(row, match.student, match.sourceId, planning)
  if (match?.as !== 'new' || row.status === 'left') return undefined
  const after = newStudent(row, match.sourceId, planning)
  return {
    kind: 'students',
    status: 'new',
    name: schoolName(after),
    origin: placeOf(row),
    before: undefined,
    after,
    changes: [],
  }
}

/** Two students never share a local id: rows that would bring that about are left out. */
function refuseSharedIds(
  planned: readonly Planned<Student>[],
  known: readonly Student[],
): ReadonlySet<Planned<Student>> {
  const after = new Map(known.map(({ id, localId }) => [id, localId]))
  for (const { after: student } of planned) after.set(student.id, student.localId)
  const holders = Map.groupBy(
    [...after].filter(([, localId]) => localId !== null),
    ([, localId]) => localId,
  )
  return new Set(
    planned.filter(
      ({ before, after: { localId } }) =>
        localId !== null && localId !== before?.localId && (holders.get(localId)?.length ?? 0) > 1,
    ),
  )
}

function planMissing(
  draft: RosterDraft,
  known: readonly Student[],
  { present, replaced }: { readonly present: ReadonlySet<string>; readonly replaced: ReadonlySet<Student> },
  planning: Planning,
): Planned<Student>[] {
  const seen = new Set(draft.seenIds)
  const named = (student: Student) =>
    !replaced.has(student) && [student.sourceId, student.localId].some((id) => id !== null && seen.has(id))
  return known
    .filter((student) => student.status === 'active' && student.sourceId !== null)
    .filter((student) => !present.has(student.id) && !named(student))
    .map((before) => {
      const after = left(before, planning)
      return {
        kind: 'students',
        status: 'left',
        name: schoolName(before),
        origin: null,
        before,
        after,
        changes: changesBetween(before, after, HIDDEN),
      }
    })
}

/** A number goes over to the student who has it now only from one who has left, or leaves with these files. */
function letGoOfNumbers(
  yielding: ReadonlySet<Student>,
  missing: readonly Planned<Student>[],
  planning: Planning,
): readonly Planned<Student>[] {
  const without = (before: Student, as: Student, status: 'left' | 'changed'): Planned<Student> => {
    const after = { ...as, localId: null }
    const changes = changesBetween(before, after, HIDDEN)
    return { kind: 'students', status, name: schoolName(before), origin: null, before, after, changes }
  }
  const leaving = missing.map((planned) => {
    const { before, after } = planned
    return before && yielding.has(before) ? without(before, after, 'left') : planned
  })
  const gone = [...yielding]
    .filter(({ status }) => status === 'left')
    .map((before) => without(before, nextOf(before, before, planning), 'changed'))
  return [...leaving, ...gone]
}

/** Compares the students in the files with those the office has; blanks erase nothing. */
export function planStudents(
  draft: RosterDraft,
  known: readonly Student[],
  planning: Planning,
  markMissingAsLeft: boolean,
): StudentsPlan {
  const matches = matchStudents(draft.students, known, planning.answers)
  const rows = new Map<Planned<Student>, RosterStudent>()
  const rejected: Rejected[] = []
  let alreadyGone = 0
  const reject = (row: RosterStudent, message: 'undecided' | 'leftOut' | 'localIdTaken'): void => {
    rejected.push({
      kind: 'students',
      name: schoolName(row),
      origin: placeOf(row),
      why: { message: `imports:operations.${message}` },
    })
  }
  for (const row of draft.students) {
    const match = matches.of.get(row)
    const planned = planRow(row, match, planning)
    if (planned) rows.set(planned, row)
    else if (match?.as === 'undecided') reject(row, 'undecided')
    else if (match?.as === 'left-out') reject(row, 'leftOut')
    else alreadyGone += 1
  }
  const present = new Set([...matches.inDoubt, ...[...rows.keys()].map(({ after }) => after.id)])
  const replaced = new Set(
    [...rows.values()]
      .map((row) => matches.of.get(row))
      .flatMap((match) => (match?.as === 'new' && match.insteadOf ? [match.insteadOf] : []))
      .filter(({ id }) => !present.has(id)),
  )
  const taken = new Set([...rows.keys()].map(({ after: { localId } }) => localId))
  const yielding = new Set([...replaced].filter(({ localId }) => taken.has(localId)))
  const missing = markMissingAsLeft ? planMissing(draft, known, { present, replaced }, planning) : []
  const unnamed = letGoOfNumbers(yielding, missing, planning)
  const shared = refuseSharedIds([...rows.keys(), ...unnamed], known)
  const planned: Planned<Student>[] = []
  const byKey = new Map<string, Student>()
  for (const [each, row] of rows) {
    if (shared.has(each)) {
      reject(row, 'localIdTaken')
      continue
    }
    planned.push(each)
    byKey.set(row.key, each.after)
  }
  return { planned: [...planned, ...unnamed], rejected, questions: matches.questions, byKey, alreadyGone }
}
