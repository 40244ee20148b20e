import { fold } from '../search/folding.ts'

/** So many words say what is looked for. */
const MOST_WORDS = 6

/** Words that join others and say nothing themselves, in English and Spanish, without accents. */
const JOINING = new Set(
  `a an and at for from in my of on or our the to with
  al con de del e el en la las lo los mi mis o para por su sus un una y`.split(/\s+/),
)

/** Part of a telephone number as it is looked for; every other word without the signs around it. */
function withoutSigns(word: string): string {
  if (/^[\d().+-]+$/.test(word)) return word.replace(/\D/g, '')
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

const every = (typed: string): readonly string[] =>
  fold(typed)
    .split(/[\s,;]+/)
    .map(withoutSigns)
    .filter(Boolean)

/** The folded words of a typed text, as many as are looked for. */
export const everyWordTyped = (typed: string): readonly string[] => every(typed).slice(0, MOST_WORDS)

/** The folded words of a search, without those that only join others, unless it is made of nothing else. */
export function wordsTyped(typed: string): readonly string[] {
  const all = every(typed)
  const saying = all.filter((word) => !JOINING.has(word))
  return (saying.length > 0 ? saying : all).slice(0, MOST_WORDS)
}
