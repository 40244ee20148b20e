import type { Relation, StudentLine } from '#shared/domain/student.ts'

import { type Reader } from '../access/readable.ts'
import type { ReadableDb } from '../db/types.ts'
import { phoneDigits, wordsOf } from '../search/folding.ts'
import { findStudents, listKeptAway, listOtherNames, listPhones, WORDS_PER_QUESTION } from './students.sql.ts'

/** A student and what they were found by, where that is not the name used at school. */
export interface FoundStudent extends StudentLine {
  readonly matched: string | null
  /** What whoever must not be contacted, and goes by the name or number that was typed, is to them; no list has their name. */
  readonly keptAway: Relation | null
}

const NUMBER_LIKE = /\+?\(?\d[\d\s().\-/]*\d/g
const WHOLE_NUMBER = 7
const FEWEST_DIGITS = 3

/** Digits typed in pieces, `(555) 010-2345`, are one number when they are marked as one or long enough. */
function joinNumbers(typed: string): string {
  return typed.normalize('NFKC').replaceAll(NUMBER_LIKE, (run) => {
    const digits = phoneDigits(run)
    const isNumber =
      digits.length >= WHOLE_NUMBER || (digits.length >= FEWEST_DIGITS && /[().\-/+]/.test(run))
    return isNumber ? ` ${digits} ` : run
  })
}

/** What somebody typed, as the lists of words it may mean: numbers joined first, then as they stand. */
function readings(typed: string): string[][] {
  const joined = wordsOf(joinNumbers(typed))
  const apart = wordsOf(typed)
  return joined.join(' ') === apart.join(' ') ? [joined] : [joined, apart]
}

const isNumber = (word: string): boolean => /^\d{3,}$/.test(word)

/** No telephone number holds this sign. */
const NO_NUMBER = '!'

function questionFor(words: readonly string[]): Record<string, string> {
  const asked = words.toSorted((one, other) => other.length - one.length).slice(0, WORDS_PER_QUESTION)
  return Object.fromEntries(
    Array.from({ length: WORDS_PER_QUESTION }, (_, at) => asked[at] ?? '').flatMap((word, at) => [
      [`word${at}`, word],
      [`start${at}`, ` ${word}`],
      [`digits${at}`, isNumber(word) ? word : NO_NUMBER],
    ]),
  )
}

/** Whether a word that was typed stands in a name, whose own words may be typed in one. */
function standsIn(name: string): (word: string) => boolean {
  const folded = wordsOf(name)
  return (word) => folded.join(' ').includes(word) || folded.join('').includes(word)
}

/** Whether a word that was typed is a number and part of a telephone number. */
function isPartOf(phone: string): (word: string) => boolean {
  const digits = phoneDigits(phone)
  return (word) => isNumber(word) && digits.includes(word)
}

/** Which of the texts a student is found by, beside the name used at school, explains the words best. */
function explain(db: ReadableDb, lines: readonly StudentLine[], words: readonly string[]): FoundStudent[] {
  const unexplained = (line: StudentLine) => {
    const name = wordsOf(line.name).join(' ')
    return words.filter((word) => !name.includes(word))
  }
  const others = lines.filter((line) => unexplained(line).length > 0)
  if (others.length === 0) return lines.map((line) => ({ ...line, matched: null, keptAway: null }))
  const ids = JSON.stringify(others.map(({ id }) => id))
  const names = Map.groupBy(listOtherNames(db, { ids }), ({ studentId }) => studentId)
  const phones = Map.groupBy(listPhones(db, { ids }), ({ studentId }) => studentId)
  const keptAway = Map.groupBy(listKeptAway(db, { ids }), ({ studentId }) => studentId)
  return lines.map((line) => {
    const missing = unexplained(line)
    if (missing.length === 0) return { ...line, matched: null, keptAway: null }
    const named = names.get(line.id)?.find(({ text }) => missing.some(standsIn(text)))
    const called = phones.get(line.id)?.find(({ text }) => missing.some(isPartOf(text)))
    const away = keptAway.get(line.id)?.find(({ name, phone }) => {
      const [inName, inNumber] = [standsIn(name), isPartOf(phone ?? '')]
      return missing.every((word) => inName(word) || inNumber(word))
    })
    return { ...line, matched: named?.text ?? called?.text ?? null, keptAway: away?.relation ?? null }
  })
}

/** Students by any part of the name, id, homeroom, a guardian's name or digits of a telephone number; and the words asked for. */
export function findStudentsBy(
  db: ReadableDb,
  reader: Reader,
  { words: typed, limit }: { readonly words: string; readonly limit: number },
): { readonly found: FoundStudent[]; readonly words: readonly string[] } {
  for (const words of readings(typed)) {
    if (words.length === 0) continue
    const found = findStudents(db, { ...reader, ...questionFor(words), limit })
    if (found.length > 0) return { found: explain(db, found, words), words }
  }
  return { found: [], words: [] }
}
