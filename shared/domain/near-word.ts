import { distance } from 'fastest-levenshtein'

/** In a shorter word a slip may make any other. */
const FEWEST_LETTERS = 5
const LONG = 8

const lettersOf = (word: string): string => [...word].toSorted().join('')

/** Slips between two words (Levenshtein distance); two letters that changed places are one. */
function slipsBetween(one: string, other: string): number {
  const slips = distance(one, other)
  return slips === 2 && lettersOf(one) === lettersOf(other) ? 1 : slips
}

/** The word that was probably meant: with one slip, or two in eight letters and more, the fewest first; `null` where none is. */
export function nearWord(typed: string, known: Iterable<string>): string | null {
  if (typed.length < FEWEST_LETTERS) return null
  const most = typed.length >= LONG ? 2 : 1
  let nearest: { readonly word: string; readonly slips: number } | null = null
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > most || word.length < FEWEST_LETTERS) continue
    const slips = slipsBetween(typed, word)
    if (slips > 0 && slips <= most && (nearest === null || slips < nearest.slips)) nearest = { word, slips }
  }
  return nearest?.word ?? null
}
