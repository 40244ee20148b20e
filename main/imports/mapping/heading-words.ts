import { plainWords } from '../reading/plain-words.ts'

const FILLERS = new Set([
  'de',
  'del',
  'la',
  'los',
  'las',
  'of',
  'the',
  'for',
  's',
  'and',
  'y',
  'or',
  'o',
  'is',
  'has',
  'es',
  'tiene',
])

/** The words of a heading that carry meaning, digits apart from letters. */
export function headingWords(heading: string): readonly string[] {
  const words = plainWords(heading.replace(/[#№]/g, ' number ').replace(/(\p{L})(\d)/gu, '$1 $2'))
    .split(' ')
    .filter(Boolean)
  const meaningful = words.filter((word) => !FILLERS.has(word))
  return meaningful.length > 0 ? meaningful : words
}

/** The same words in any order are the same heading. */
export function headingKey(words: readonly string[]): string {
  return words.toSorted().join(' ')
}
