import { invalidError, ruleError } from '#shared/app-error.ts'
import { type Interpreter, saysChild } from '#shared/domain/interpreter.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

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

/** Why whoever was written down may not interpret: a student of the school, or a child of the family; `null` where they may. */
function childProblem(db: ReadableDb, typed: string): MessageKey | null {
  if (saysChild(typed)) return 'students:errors.childInterprets'
  return namesStudent(db, typed) ? 'students:errors.studentInterprets' : null
}

/** Children never interpret: refuses one at the field they were written into. */
export function refuseChildInterpreter(db: ReadableDb, path: string, typed: string): void {
  const message = childProblem(db, typed)
  if (message) throw invalidError([{ path, message }])
}

/** Whether whoever was named to interpret is a child: a student of the school, or one of the family. */
export function isChildOnPage(db: ReadableDb, interpreter: Interpreter | null): boolean {
  return interpreter !== null && childProblem(db, interpreter.name) !== null
}

/** Children never interpret: refuses to print a page that names one. */
export function refuseChildOnPage(db: ReadableDb, interpreter: Interpreter | null): void {
  const message = interpreter && childProblem(db, interpreter.name)
  if (message) throw ruleError(message)
}
