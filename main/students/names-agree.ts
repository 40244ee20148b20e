import type { Student } from '#shared/domain/student.ts'

import { wordsOf } from '../search/folding.ts'

type CalledAtSchool = Pick<Student, 'givenName' | 'familyName' | 'preferredName'>

/** Whether one name is the other, or a part of it: `Pérez` and `Pérez Soto`. */
function isPartOf(one: string, other: string): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].toSorted((left, right) => left.length - right.length)
  if (!fewer || !more || fewer.length === 0) return false
  return fewer.every((word) => more.includes(word)) || fewer.join('') === more.join('')
}

function givenNames({ givenName, preferredName }: CalledAtSchool): readonly string[] {
  return preferredName ? [givenName, preferredName] : [givenName]
}

/** Whether two names may be one person's: a name used at school and a second family name are no other name. */
export function namesAgree(one: CalledAtSchool, other: CalledAtSchool): boolean {
  const inEitherOrder = [one, other].map((each) =>
    wordsOf(`${each.givenName} ${each.familyName}`).toSorted().join(' '),
  )
  if (inEitherOrder[0] === inEitherOrder[1]) return true
  return (
    isPartOf(one.familyName, other.familyName) &&
    givenNames(one).some((mine) => givenNames(other).some((theirs) => isPartOf(mine, theirs)))
  )
}

/** Every way to read a row of words as a given and a family name, in either order. */
function readAsName(words: readonly string[]): CalledAtSchool[] {
  return words.slice(1).flatMap((_, at) => {
    const [first, last] = [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
    return [
      { givenName: first, familyName: last, preferredName: null },
      { givenName: last, familyName: first, preferredName: null },
    ]
  })
}

/** A name of more words than these within a sentence is not looked for. */
const LONGEST_NAME = 5

/**
 * Every name of several words that may stand in a few written words, wherever it begins and in whichever order; what
 * follows it, as in `Rosa Marsh, by telephone`, is no part of it.
 */
function namesIn(words: readonly string[]): CalledAtSchool[] {
  return words.flatMap((_, start) =>
    Array.from({ length: LONGEST_NAME - 1 }, (_each, more) => words.slice(start, start + more + 2))
      .filter(({ length }) => length > 1)
      .flatMap(readAsName),
  )
}

/**
 * Finds in a few written words the name of one of these people, however it is written: without capitals and accents, the
 * family name first, or without a second one. One name alone is that of many.
 */
export function nameIn(typed: string): (named: CalledAtSchool) => boolean {
  const words = wordsOf(typed)
  const together = words.join('')
  const found = namesIn(words)
  const mayStand = (name: string) => wordsOf(name).some((word) => together.includes(word))
  return (named) =>
    // Most names of a school share no word with it, and need not be compared.
    mayStand(named.familyName) &&
    givenNames(named).some(mayStand) &&
    found.some((name) => namesAgree(name, named))
}

/** Whether a few written words name somebody whose name is known as one text alone, or are that name. */
export function namesSomebody(typed: string, name: string): boolean {
  const words = wordsOf(name)
  if (words.length === 1) return wordsOf(typed).join(' ') === words[0]
  return readAsName(words).some(nameIn(typed))
}
