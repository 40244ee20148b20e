import { schoolName, type Contact, type Student } from '#shared/domain/student.ts'

import { phoneDigits, wordsOf } from '../search/folding.ts'
import type { WritableDb } from '../db/types.ts'
import { listContacts } from './contacts.sql.ts'
import { deleteStudentWords, findStudent, saveStudentWords } from './students.sql.ts'

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Names of scripts written without spaces are typed in one piece, family name first or last. */
function inOnePiece({ givenName, familyName }: Pick<Student, 'givenName' | 'familyName'>): string[] {
  return UNSPACED.test(givenName + familyName)
    ? [`${familyName}${givenName}`, `${givenName}${familyName}`]
    : []
}

/** An id or a room is typed with its hyphen or without. */
const withoutHyphens = (text: string | null): string[] =>
  text === null ? [] : [...wordsOf(text), wordsOf(text).join('')]

/** Every word after a space, so that the beginning of a word can be looked for. */
const line = (words: readonly string[]): string => [...new Set(words)].map((word) => ` ${word}`).join('')

/** The words a student can be found by, folded. */
export function findableWords(student: Student, contacts: readonly Contact[]) {
  const names = [
    schoolName(student),
    student.givenName,
    student.preferredName ?? '',
    ...inOnePiece(student),
  ].flatMap(wordsOf)
  const others = [
    ...withoutHyphens(student.localId),
    ...withoutHyphens(student.homeroom),
    ...contacts.flatMap(({ name, studentNameUsed }) => [...wordsOf(name), ...wordsOf(studentNameUsed ?? '')]),
  ]
  const phones = contacts.map(({ phone }) => phoneDigits(phone ?? '')).filter((digits) => digits !== '')
  return { name: line(names), words: line([...names, ...others]), phones: [...new Set(phones)].join(' ') }
}

/** Brings the finder up to date with a student and their contacts; call it after any change to either. */
export function refreshStudentWords(db: WritableDb, studentId: string): void {
  const student = findStudent(db, { id: studentId })
  if (!student) {
    forgetStudentWords(db, studentId)
    return
  }
  const words = findableWords(student, listContacts(db, { studentId }))
  saveStudentWords(db, { studentId, status: student.status, ...words })
}

/** Takes a student out of the finder, before the student is taken out of the office. */
export function forgetStudentWords(db: WritableDb, studentId: string): void {
  deleteStudentWords(db, { studentId })
}
