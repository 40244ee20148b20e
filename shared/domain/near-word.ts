import { distance } from 'fastest-levenshtein'

import { RIGHT_WORDS } from './right-words.ts'

/** In a shorter word a slip may make any other; where no more than letters changed places, in one of fewer letters. */
const FEWEST_LETTERS = 6
const FEWEST_CHANGED = 5
const LONG = 8

const lettersOf = (word: string): string => [...word].toSorted().join('')

/** Slips between two words (Levenshtein distance); two letters that changed places are one. */
function slipsBetween(one: string, other: string): number {
  const slips = distance(one, other)
  return slips === 2 && lettersOf(one) === lettersOf(other) ? 1 : slips
}

/** Whether one may stand for the other at all: nobody slips at the first letter, and a short word is only mixed up. */
const mayBe = (typed: string, word: string): boolean =>
  typed[0] === word[0] &&
  word.length >= FEWEST_CHANGED &&
  (typed.length >= FEWEST_LETTERS || lettersOf(typed) === lettersOf(word))

/**
 * The word that was probably meant: with one slip, or two in eight letters and more, the fewest first; `null` where none
 * is, and for a word that is right as it is.
 */
export function nearWord(typed: string, known: Iterable<string>): string | null {
  if (typed.length < FEWEST_CHANGED || RIGHT_WORDS.has(typed)) return null
  const most = typed.length >= LONG ? 2 : 1
  let nearest: { readonly word: string; readonly slips: number } | null = null
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > most || !mayBe(typed, word)) continue
    const slips = slipsBetween(typed, word)
    if (slips > 0 && slips <= most && (nearest === null || slips < nearest.slips)) nearest = { word, slips }
  }
  return nearest?.word ?? null
}
