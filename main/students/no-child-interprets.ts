import { invalidError } from '#shared/app-error.ts'
import { saysChild } from '#shared/domain/interpreter.ts'

import { many } from '../db/statement.ts'
import type { ReadableDb } from '../db/types.ts'
import { wordsOf } from '../search/folding.ts'

const listNamesAtSchool = many<object, string>(
  `SELECT given_name || ' ' || family_name AS name FROM students WHERE status = 'active'
   UNION SELECT preferred_name || ' ' || family_name FROM students
     WHERE status = 'active' AND preferred_name IS NOT NULL`,
  ({ name }) => String(name),
)

const asWords = (text: string): string => ` ${wordsOf(text).join(' ')} `

/** Whether what was written about who interprets names somebody who goes to school here. */
function namesStudent(db: ReadableDb, typed: string): boolean {
  const words = asWords(typed)
  // One name alone is that of many.
  return listNamesAtSchool(db, {}).some((name) => wordsOf(name).length > 1 && words.includes(asWords(name)))
}

/** Children never interpret: refuses a student of the school, or a child of the family, at the field it was written into. */
export function refuseChildInterpreter(db: ReadableDb, path: string, typed: string): void {
  if (typed.trim() === '') return
  if (saysChild(typed)) throw invalidError([{ path, message: 'students:errors.childInterprets' }])
  if (namesStudent(db, typed)) throw invalidError([{ path, message: 'students:errors.studentInterprets' }])
}
