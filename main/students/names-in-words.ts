import { type FoundName, type Named, nameFinder } from '#shared/domain/other-names.ts'

import type { ReadableDb } from '../db/types.ts'
import { namesOfStudents } from './the-student.ts'

/** Whether it is written as a name is; scripts without large letters write every word so. */
const isWrittenLarge = (words: string): boolean =>
  words !== words.toLowerCase() || words === words.toUpperCase()

/**
 * Finds what may name a student in words that should name none, for whoever wrote them to look at: words that are written
 * as names are, since "two" or "will" in every other note would soon be waved through. `except` are others of the office
 * or the partner, who may be named.
 */
export function namesInWords(
  db: ReadableDb,
  except: readonly Named[] = [],
): (words: string) => readonly FoundName[] {
  const find = nameFinder(except, namesOfStudents(db))
  return (words) => find(words).filter((found) => found.isSure && isWrittenLarge(found.words))
}
