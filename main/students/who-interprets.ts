import { invalidError, ruleError } from '#shared/app-error.ts'
import { isToBeAsked, saysChild, saysGrownUp, type Interpreter } from '#shared/domain/interpreter.ts'
import type { Student } from '#shared/domain/student.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { readableStudent, type Reader, readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { many, one } from '../db/statement.ts'
import type { ReadableDb } from '../db/types.ts'
import { wordsOf } from '../search/folding.ts'
import { contactsOfStudent } from './contacts.ts'
import { keptAwayThen, namesKeptAway } from './kept-away.ts'
import { nameIn } from './names-agree.ts'
import { requireStudentFor } from './the-student.ts'

const listNamesAtSchool = many<object, Pick<Student, 'givenName' | 'familyName' | 'preferredName'>>(
  `SELECT given_name AS givenName, family_name AS familyName, preferred_name AS preferredName
   FROM students WHERE status = 'active'`,
  // The columns are the fields.
  (row) => row as unknown as Pick<Student, 'givenName' | 'familyName' | 'preferredName'>,
)

const listNamesReadable = many<Reader, Pick<Student, 'givenName' | 'familyName' | 'preferredName'>>(
  `SELECT given_name AS givenName, family_name AS familyName, preferred_name AS preferredName
   FROM students s WHERE status = 'active' AND ${readableStudent('s.id')}`,
  // The columns are the fields.
  (row) => row as unknown as Pick<Student, 'givenName' | 'familyName' | 'preferredName'>,
)

const findCalled = one<{ id: string }, Pick<Student, 'givenName' | 'preferredName'>>(
  'SELECT given_name AS givenName, preferred_name AS preferredName FROM students WHERE id = :id',
  // The columns are the fields.
  (row) => row as unknown as Pick<Student, 'givenName' | 'preferredName'>,
)

/** Whether what was written about who interprets names somebody who goes to school here. */
function namesStudent(db: ReadableDb, typed: string): boolean {
  return listNamesAtSchool(db, {}).some(nameIn(typed))
}

/** A first name that stands alone or with an initial; `null` of anything else. */
function firstNameAlone(typed: string): string | null {
  const [first, initial = '', ...more] = wordsOf(typed)
  return first === undefined || more.length > 0 || initial.length > 1 ? null : first
}

const isCalled =
  (first: string) =>
  ({ givenName, preferredName }: Pick<Student, 'givenName' | 'preferredName'>): boolean =>
    [givenName, preferredName ?? ''].some((name) => wordsOf(name).includes(first))

/** Whether it is the student's own first name, alone or with an initial: they do not interpret for themselves. */
function isFirstNameOf(db: ReadableDb, studentId: string | null, typed: string): boolean {
  const student = studentId === null ? undefined : findCalled(db, { id: studentId })
  const first = firstNameAlone(typed)
  return student !== undefined && first !== null && isCalled(first)(student)
}

/**
 * Whether it is to be asked if whoever was written down is a student: the first name alone is that of somebody who goes to
 * school here, of nobody around this student who may be contacted, and nobody wrote that it is a grown-up.
 */
function isFirstNameHere(
  db: ReadableDb,
  { studentId, name }: { readonly studentId: string | null; readonly name: string },
  /** Those somebody asks among: whoever is kept from them is no question either. */
  among = listNamesAtSchool(db, {}),
): boolean {
  const first = firstNameAlone(name)
  if (first === null || saysGrownUp(name)) return false
  const contacts = studentId === null ? [] : contactsOfStudent(db, studentId)
  const isAround = contacts.some((each) => !each.doNotContact && wordsOf(each.name).includes(first))
  return !isAround && among.some(isCalled(first))
}

/**
 * Why whoever was written down may not interpret for a student: nobody may contact them, they go to school here, or are a
 * child of the family; `null` where they may. Somebody of a student's name may be grown up, and is where that is said.
 * Whoever interpreted on a day before nobody might contact them did so as anybody may; `null` asks as of now.
 */
function interpreterProblem(
  db: ReadableDb,
  { studentId, onDay }: { readonly studentId: string | null; readonly onDay: string | null },
  typed: string,
  { isGrownUp = false }: Pick<Interpreter, 'isGrownUp'> = {},
): MessageKey | null {
  if (typed.trim() === '') return null
  const contacts = studentId === null ? [] : contactsOfStudent(db, studentId)
  if (namesKeptAway(onDay === null ? contacts : keptAwayThen(contacts, { onDay }), typed))
    return 'students:errors.keptAwayInterprets'
  const isAnswered = isGrownUp && isToBeAsked({ name: typed })
  if (!isAnswered && saysChild(typed)) return 'students:errors.childInterprets'
  const isStudent = isFirstNameOf(db, studentId, typed) || namesStudent(db, typed)
  return !saysGrownUp(typed) && isStudent ? 'students:errors.studentInterprets' : null
}

/** The same of the students this person may know of. */
export function isFirstNameRead(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  asked: { readonly studentId: string | null; readonly name: string },
): boolean {
  if (asked.studentId !== null) requireStudentFor(db, session, asked.studentId)
  return isFirstNameHere(db, asked, listNamesReadable(db, readerOf(session)))
}

/** Where it was written down who interprets, for whom, and on which day they did; now where no day is said. */
interface Written {
  readonly path: string
  readonly studentId: string
  readonly onDay?: string
}

/** Refuses an interpreter who is a child, or whom nobody may contact, at the field they were written into. */
export function refuseInterpreter(db: ReadableDb, { path, studentId, onDay }: Written, typed: string): void {
  const message = interpreterProblem(db, { studentId, onDay: onDay ?? null }, typed)
  if (message) throw invalidError([{ path, message }])
}

/** Why a page that names somebody as its interpreter does not print; `null` where it does. A blank page is for no student. */
export function problemOnPage(
  db: ReadableDb,
  studentId: string | null,
  interpreter: Interpreter | null,
): MessageKey | null {
  if (interpreter === null) return null
  const problem = interpreterProblem(db, { studentId, onDay: null }, interpreter.name, interpreter)
  if (problem !== null || interpreter.isGrownUp === true) return problem
  return isFirstNameHere(db, { studentId, name: interpreter.name })
    ? 'students:errors.firstNameInterprets'
    : null
}

/** Refuses to print a page that names an interpreter who is a child, or whom nobody may contact. */
export function refuseOnPage(
  db: ReadableDb,
  studentId: string | null,
  interpreter: Interpreter | null,
): void {
  const message = problemOnPage(db, studentId, interpreter)
  if (message) throw ruleError(message)
}
