import { distance } from 'fastest-levenshtein'

import { fold } from '../search/folding.ts'

/** What a legal form, an article or a joining word adds to a name tells nobody apart. */
const SAYS_NOTHING = new Set(
  'the of and at for a an la el los las de del y e inc incorporated llc llp corp corporation co ltd pc pa pllc'.split(
    ' ',
  ),
)

/** Of so many letters of a word one may differ. */
const SLIPS = 1 / 6

const wordsOf = (name: string): readonly string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SAYS_NOTHING.has(word))

/** A name ready to be compared with many others. */
export interface ComparedName {
  readonly words: readonly string[]
  readonly joined: string
}

export function comparedName(name: string): ComparedName {
  const words = wordsOf(name)
  return { words, joined: words.join('') }
}

function wordsAlike(one: string, other: string): boolean {
  const most = Math.floor(Math.max(one.length, other.length) * SLIPS)
  if (most === 0 || one === other) return one === other
  return Math.abs(one.length - other.length) <= most && distance(one, other) <= most
}

/** The same name, or word for word no more than one slip in six letters (Levenshtein distance). */
export function spelledAlike(one: ComparedName, other: ComparedName): boolean {
  if (one.joined === '' || other.joined === '') return false
  if (one.joined === other.joined) return true
  if (one.words.length !== other.words.length) return false
  return one.words.every((word, at) => wordsAlike(word, other.words[at] ?? ''))
}

/** Whether one name has every word of the other, in whatever order. One word alone is within every longer name, and says nothing. */
export function oneNameWithin(one: ComparedName, other: ComparedName): boolean {
  const [fewer, more] = one.words.length <= other.words.length ? [one, other] : [other, one]
  return fewer.words.length > 1 && fewer.words.every((word) => more.words.includes(word))
}

/** Whether two organizations may be one by their names. */
export function namesAlike(one: ComparedName, other: ComparedName): boolean {
  return spelledAlike(one, other) || oneNameWithin(one, other)
}
